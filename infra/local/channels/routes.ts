/** `/local/channels/`: plays what services outside tell us. A page for people; JSON for programs. */
import { Hono } from 'hono';
import * as z from 'zod';
import { localClock } from '../clock/clock.ts';
import { readFont, STYLE } from '../look.ts';
import { openBox } from '../outbox/box.ts';
import { mailKey } from './keys.ts';
import { channelsPage, channelsStyle } from './page.ts';
import { type Play, plays, toPlayed } from './play.ts';

const SHOWN = 50;
const POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

const played = z.strictObject({ id: z.string(), play: z.enum(plays) });

export const createChannelRoutes = (dataFolder: string, publicUrl: string): Hono => {
  const box = openBox(dataFolder);
  const { now } = localClock(dataFolder);
  const routes = new Hono({ strict: false });
  const show = async (told?: { play: Play; to: string; status: number }): Promise<string> =>
    String(await channelsPage((await box.list()).slice(0, SHOWN), told));

  routes.use(async (context, next) => {
    await next();
    context.res.headers.set('cache-control', 'no-store');
    context.res.headers.set('content-security-policy', POLICY);
  });
  routes.get('/', async (context) => context.html(await show()));
  routes.get('/style.css', (context) => context.body(STYLE + channelsStyle, 200, { 'content-type': 'text/css; charset=utf-8' }));
  routes.get('/figtree.woff2', async (context) => context.body(new Uint8Array(await readFont()), 200, { 'content-type': 'font/woff2' }));

  routes.post('/', async (context) => {
    const isJson = context.req.header('content-type')?.startsWith('application/json');
    const sent = played.safeParse(isJson ? await context.req.json().catch(() => undefined) : await context.req.parseBody());
    const entry = sent.success ? await box.about(sent.data.id) : undefined;
    if (!sent.success || !entry) return context.json({ title: 'Name a mail of the outbox as id, and bounce or the like as play' }, 422);
    const { play } = sent.data;
    const message = toPlayed(entry, play, await mailKey(dataFolder), { business: now(), real: new Date() });
    // Through the front door, as Amazon comes.
    const { status } = await fetch(`${publicUrl}/api/inbound/mail`, {
      method: 'POST',
      body: JSON.stringify(message),
      headers: { 'content-type': 'text/plain; charset=UTF-8', 'x-amz-sns-message-type': message.Type },
    });
    return isJson ? context.json({ status }) : context.html(await show({ play, to: entry.to, status }));
  });
  return routes;
};
