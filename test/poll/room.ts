/** A live room with polls in it: what a host and an audience do through the HTTP face. */
import type { Feed } from '#shared/feed.ts';
import type { ConsolePoll, Poll } from '#shared/poll.ts';
import { get, post, send } from '../support/people.ts';
import { openRoom } from '../support/room.ts';
import { BASE, type World } from '../support/world.ts';

export const single = { question: 'Who owns replies in your company?', kind: 'single', options: ['Marketing', 'Service', 'Both'] };

const sendJson = (world: World, method: string, path: string, body: unknown, cookie: string) =>
  world.request(path, {
    method,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', origin: BASE, cookie },
  });

export const openPollRoom = async () => {
  const room = await openRoom();
  const { world, webinar, host } = room;
  const base = `/api/console/webinars/${webinar.id}/polls`;
  const prepare = (form: Record<string, unknown> = single, at = base) => post(world, at, form, { cookie: host });
  const act = (id: string, step: string, body: unknown = {}) => post(world, `${base}/${id}/${step}`, body, { cookie: host });
  const patch = (id: string, body: unknown) => sendJson(world, 'PATCH', `${base}/${id}`, body, host);
  return {
    ...room,
    ...{ base, prepare, act, patch },
    poll: async (form?: Record<string, unknown>) => (await (await prepare(form)).json()) as Poll,
    /** Prepared and opened. */
    open: async (form?: Record<string, unknown>) => {
      const { id } = (await (await prepare(form)).json()) as Poll;
      return (await (await act(id, 'open')).json()) as Poll;
    },
    remove: (id: string) => send(world, 'DELETE', `${base}/${id}`, host),
    answer: (cookie: string, id: string, body: unknown, at = room.live) => sendJson(world, 'PUT', `${at}/polls/${id}/answer`, body, cookie),
    show: async (id: string) => (await (await get(world, `${base}/${id}`, host)).json()) as ConsolePoll,
    list: async () => ((await (await get(world, base, host)).json()) as { items: Poll[] }).items,
    feed: async () => (await (await get(world, `/feed/${webinar.id}`)).json()) as Feed,
  };
};
