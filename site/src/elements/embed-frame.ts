/** Tells the page around a frame how high it is, and that page alone. */
const around = (): string | undefined => {
  const said = document.querySelector<HTMLElement>('[data-from]')?.dataset.from;
  if (said) return said;
  return URL.canParse(document.referrer) ? new URL(document.referrer).origin : undefined;
};

const to = parent === window ? undefined : around();
if (to) {
  const tell = (): void => parent.postMessage({ parley: 'size', height: document.documentElement.offsetHeight, title: document.title }, to);
  // A frame below what is seen is not drawn, and then nothing observes it: it says how high it is all the same.
  tell();
  addEventListener('load', tell);
  new ResizeObserver(tell).observe(document.documentElement);
}
