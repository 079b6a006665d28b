/** A live room with a chat, people who write in it, and a host who looks after it. */
import type { ChatLine, ConsoleChat, ConsoleLine, SeatLine } from '#shared/chat.ts';
import type { Feed } from '#shared/feed.ts';
import type { Page } from '#shared/page.ts';
import { get, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { openWorld } from '../support/world.ts';

export const openChat = async (room: Record<string, unknown> = {}) => {
  const world = await openWorld();
  const webinar = await openWebinar(world, { live: true, room: { chat: 'on', ...room } });
  const host = await signedIn(world, ['host'], 'hanna@example.com');
  const path = `/api/live/${webinar.id}/chat`;
  const team = `/api/console/webinars/${webinar.id}/chat`;
  const say = (cookie: string, body: unknown, headers = {}) => post(world, path, body, { cookie, ...headers });
  const json = async <T>(answer: Response | Promise<Response>) => (await (await answer).json()) as T;
  let people = 0;
  return {
    ...{ world, webinar, host, path, team, say, json },
    /** Somebody new, by the cookie of their guest seat. */
    guest: (name = 'Anna Example') => {
      people += 1;
      return register(world, webinar.slug, `writer${people}@example.com`, { name, company: 'Example Air' });
    },
    /** Says something that is taken. */
    line: async (cookie: string, text: string) => {
      world.tick(5_001);
      return json<SeatLine>(say(cookie, { text }));
    },
    /** What everybody sees, once everything that follows has followed. */
    feed: async () => {
      await world.settleStream();
      return json<Feed>(get(world, `/feed/${webinar.id}`));
    },
    history: (cookie: string, query = '') => json<Page<SeatLine>>(get(world, `${path}${query}`, cookie)),
    board: (query = '') => json<ConsoleChat>(get(world, `${team}${query}`, host)),
    remove: (id: string) => send(world, 'DELETE', `${team}/${id}`, host),
    turn: (id: string, body: unknown = {}) => post(world, `${team}/${id}/question`, body, { cookie: host }),
    teamSay: (body: unknown, headers = {}) => post(world, team, body, { cookie: host, ...headers }),
    change: (change: Record<string, unknown>) =>
      world.request(`/api/console/webinars/${webinar.id}`, {
        method: 'PATCH',
        body: JSON.stringify(change),
        headers: { 'content-type': 'application/json', origin: world.config.PARLEY_URL, cookie: host },
      }),
  };
};

export const textsOf = (lines: readonly (ChatLine | ConsoleLine)[]): string[] => lines.map(({ text }) => text);
