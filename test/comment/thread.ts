/** An article with its thread, and readers who write there. */
import type { PublicComment } from '#shared/comment.ts';
import { type Cookie, get, post } from '../support/people.ts';
import { openWorld } from '../support/world.ts';

export const SLUG = 'silence';
export const PATH = `/api/articles/${SLUG}/comments`;

export const openThread = async () => {
  const listed = { title: 'Silence is an answer', path: `/articles/${SLUG}/`, locale: 'en' };
  const world = await openWorld({
    pages: { '/shell/threads.json': JSON.stringify({ [SLUG]: listed, other: { ...listed, path: '/articles/other/' } }) },
  });
  const cookiesOf = (answer: Response) =>
    answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  const form = (path: string, fields: Record<string, string>, cookie?: Cookie) =>
    world.request(path, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...(cookie ? { cookie } : {}) },
    });
  const write = (body: object, cookie?: Cookie) => post(world, PATH, body, cookie ? { cookie } : {});
  const act = (id: string, body: object, cookie?: Cookie) => post(world, `${PATH}/${id}`, body, cookie ? { cookie } : {});
  const links = (email: string) =>
    world.mails
      .filter(({ mail }) => mail.to === email)
      .flatMap(({ mail }) => /\/api\/articles\/\S+\/confirm\/[A-Za-z0-9_.~-]+/.exec(mail.text)?.[0] ?? []);
  /** Follows the newest mail to an address, and hands back the seat of that browser. */
  const confirm = async (email: string, act = 'yes'): Promise<Cookie> => {
    await world.settle();
    const answer = await form(links(email).at(-1) ?? '', { act });
    if (answer.status !== 303) throw new Error(`Confirming answered ${answer.status}: ${await answer.text()}`);
    return cookiesOf(answer);
  };
  let people = 0;
  /** Somebody whose address is confirmed. */
  const reader = async (name = 'Anna Example'): Promise<Cookie> => {
    people += 1;
    const email = `reader-${people}@example.com`;
    await write({ text: `Hello from ${people}`, email, name });
    return confirm(email);
  };
  const thread = async (query = '', cookie?: Cookie) =>
    (await (await get(world, PATH + query, cookie)).json()) as { items: readonly PublicComment[]; next?: string };
  const rules = (more: object = {}) =>
    world.deps.comment.setRules(
      { mode: 'after', words: [], links: 'hold', closed: [], version: 0, ...more },
      {
        id: 'a',
        at: world.deps.now().toISOString(),
        by: 'admin@example.com',
        act: 'comment-rules.changed',
        thing: 'comments',
        changes: [],
      },
    );
  return { world, form, write, act, links, confirm, reader, thread, rules };
};
