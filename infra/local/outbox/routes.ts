/** `/outbox/…`: mail as pages for people, as JSON and raw messages for programs. */
import { type Context, Hono } from 'hono';
import PostalMime from 'postal-mime';
import { toDisposition } from '#shared/disposition.ts';
import { STYLE as LOOK, readFont } from '../look.ts';
import { bareAddress, type Entry, openBox } from './box.ts';
import { attachmentName, type Html, isMailView, listPage, mailPage, missingPage, STYLE } from './pages.ts';

const PER_PAGE = 100;
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";
/**
 * A message may style itself and show pictures, and its links open beside the outbox. It runs nothing, by `default-src 'none'`: the
 * sandbox allows scripts only because browser tests and checkers of accessibility hang in a frame that does not.
 */
const MESSAGE_POLICY =
  "sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: http: data:; frame-ancestors 'self'";

const show = async (context: Context, content: Html, status: 200 | 404 = 200) => {
  context.header('content-security-policy', PAGE_POLICY);
  return context.html(await content, status);
};

const isTo = (address: string) => (entry: Entry) => bareAddress(entry.to) === bareAddress(address);

export const createOutboxRoutes = (dataFolder: string): Hono => {
  const box = openBox(dataFolder);
  const routes = new Hono({ strict: false });
  routes.use(async (context, next) => {
    await next();
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store');
  });

  routes.get('/', async (context) => {
    const { to = '', before = '' } = context.req.query();
    const wanted = to.trim().toLowerCase();
    const found = (await box.list()).filter((entry) => entry.to.toLowerCase().includes(wanted));
    const left = found.filter((entry) => before === '' || entry.id < before);
    const entries = left.slice(0, PER_PAGE);
    const last = entries.at(-1);
    const older =
      last && left.length > PER_PAGE ? new URLSearchParams({ ...(wanted && { to: wanted }), before: last.id }).toString() : undefined;
    return show(context, listPage({ entries, to: to.trim(), total: found.length, ...(older && { older }) }));
  });

  routes.get('/style.css', (context) => context.body(LOOK + STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));
  routes.get('/figtree.woff2', async (context) =>
    context.body(new Uint8Array(await readFont()), 200, { 'content-type': 'font/woff2', 'cache-control': 'max-age=86400' }),
  );

  routes.get('/messages', async (context) => {
    const to = context.req.query('to');
    const items = await box.list();
    return context.json({ items: to ? items.filter(isTo(to)) : items });
  });

  routes.get('/messages/:id', async (context) => {
    const raw = await box.read(context.req.param('id'));
    return raw
      ? context.body(new Uint8Array(raw), 200, { 'content-type': 'message/rfc822' })
      : context.json({ title: 'No such message' }, 404);
  });

  routes.get('/messages/:id/html', async (context) => {
    const raw = await box.read(context.req.param('id'));
    if (!raw) return show(context, missingPage(), 404);
    const { html = '' } = await PostalMime.parse(raw);
    context.header('content-security-policy', MESSAGE_POLICY);
    return context.html(`<base target="_blank">${html}`);
  });

  routes.get('/messages/:id/files/:index', async (context) => {
    const { id, index } = context.req.param();
    const raw = await box.read(id);
    const file = raw && (await PostalMime.parse(raw)).attachments[Number(index)];
    if (!file) return show(context, missingPage(), 404);
    const content = typeof file.content === 'string' ? file.content : new Uint8Array(file.content);
    return context.body(content, 200, {
      'content-type': file.mimeType,
      'content-disposition': toDisposition(attachmentName(Number(index), file.filename)),
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  routes.get('/:id', async (context) => {
    const id = context.req.param('id');
    const [entry, raw] = [await box.about(id), await box.read(id)];
    if (!entry || !raw) return show(context, missingPage(), 404);
    const view = context.req.query('view') ?? '';
    return show(context, mailPage(isMailView(view) ? view : 'html', entry, await PostalMime.parse(raw), raw.toString()));
  });

  routes.notFound((context) => context.json({ title: 'Not found' }, 404));
  return routes;
};
