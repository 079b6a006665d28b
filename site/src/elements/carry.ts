/** Links from here to the page of a webinar take along where the reader came from: nothing of it is kept in the browser. */
import { carried, toReferrer } from '#shared/touch.ts';

const nameIn = (path: string): string | undefined => /\/webinars\/([^/]+)\//.exec(path)?.[1];

addEventListener('click', ({ target }) => {
  const link = target instanceof Element ? target.closest('a') : null;
  // A room has no form that asks.
  if (!link || link.origin !== location.origin || !/\/webinars\/[^/]+\/$/.test(link.pathname)) return;
  // Another language of this page is this page.
  if (nameIn(link.pathname) === nameIn(location.pathname)) return;
  const [here, there] = [new URLSearchParams(location.search), new URLSearchParams(link.search)];
  const before = toReferrer(document.referrer, location.origin);
  if (before && !here.has('referrer')) here.set('referrer', before);
  const came = carried.filter((name) => here.has(name));
  if (came.length === 0) return;
  for (const name of came) there.set(name, here.get(name) ?? '');
  if (!there.has('landing')) there.set('landing', location.pathname);
  link.search = there.toString();
});
