/*
 * Parley on your page: registration, a question, the next webinars.
 * <script async src="https://webinars.example.com/embed.js" data-parley="form" data-webinar="name-of-it"></script>
 * Puts one frame behind each such tag (or into the element that data-into names) and keeps it as high as what is in it. It reads and
 * changes nothing else of your page, keeps nothing in the browser, and works beside a policy with script-src and frame-src for our origin.
 */
(() => {
  const heights = { form: 720, question: 640, list: 320 };
  const said = ['accent', 'ground', 'scheme', 'radius', 'font', 'language', 'count'];
  const frames = [];

  const place = (tag) => {
    const { parley: kind, webinar = '', into, title } = tag.dataset;
    const { origin, pathname } = new URL(tag.src);
    if (!pathname.endsWith('/embed.js')) return;
    if (!Object.hasOwn(heights, kind) || (kind !== 'list' && !webinar)) {
      tag.dataset.parleyDone = '';
      console.warn('Parley: please say data-parley="form", "question" or "list", and data-webinar for the first two.');
      return;
    }
    const target = into ? document.getElementById(into) : tag.closest('head') ? null : tag;
    // What comes later in the page may still come.
    if (!target) return;
    tag.dataset.parleyDone = '';
    const url = new URL(`/embed/${kind}${kind === 'list' ? '' : `/${encodeURIComponent(webinar)}`}`, origin);
    for (const name of said) if (tag.dataset[name]) url.searchParams.set(name, tag.dataset[name]);
    url.searchParams.set('from', location.origin);
    const frame = document.createElement('iframe');
    frame.title = title || 'Webinar';
    frame.loading = 'lazy';
    frame.referrerPolicy = 'origin';
    // One by one through the object model: a policy against inline styles has nothing to say about it.
    Object.assign(frame.style, { display: 'block', width: '100%', maxWidth: '100%', height: `${heights[kind]}px`, border: '0' });
    frame.src = url.href;
    frames.push({ frame, origin });
    if (target === tag) tag.after(frame);
    else target.append(frame);
  };

  const placeAll = () => {
    for (const tag of document.querySelectorAll('script[data-parley]:not([data-parley-done])'))
      try {
        place(tag);
      } catch (error) {
        // Whatever it is, the page around is not to suffer from it.
        console.warn('Parley:', error);
      }
  };

  addEventListener('message', ({ source, origin, data }) => {
    const known = frames.find((one) => one.frame.contentWindow === source && one.origin === origin);
    if (!known || data?.parley !== 'size' || !Number.isFinite(data.height)) return;
    known.frame.style.height = `${Math.min(6000, Math.max(80, Math.ceil(data.height)))}px`;
    if (typeof data.title === 'string' && data.title) known.frame.title = data.title.slice(0, 200);
  });

  placeAll();
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', placeAll);
})();
