/** Chat in the room: writing a line, taking it back, reading what was said earlier. */
import { Hono } from 'hono';
import * as z from 'zod';
import { chatForm, type SeatLine } from '#shared/chat.ts';
import type { ContactId } from '#shared/ids.ts';
import { pageQuery } from '#shared/page.ts';
import { say } from '#shared/say.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { bodyKind, valid, validQuery, wantsHtml } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findRoom, idempotencyKey, lostSeat } from '../http/room.ts';
import { needsSeat, type Seat } from '../http/seat.ts';
import type { Ballot } from '../live/ballot.ts';
import { chatStateOf, NO_CHAT, whyClosed } from './gate.ts';
import { lineBefore, toPage } from './history.ts';
import { isLineId, timeOfLine, toSeatLine } from './line.ts';

const historyQuery = z.strictObject(pageQuery);
const SILENCED = say('A host asked you to listen for the rest of this webinar. You can still read and vote.');

/** Stores a line of a seat: the ballot first, which holds the limit and names the line, then the line. The same key is the same line. */
const addLine = async (deps: Deps, webinar: Webinar, seat: Seat, text: string, key: string | undefined): Promise<SeatLine> => {
  const state = await chatStateOf(deps, webinar);
  if (state !== 'open') throw whyClosed(state, webinar);
  if (await deps.live.wasSilenced(seat)) throw new Failure('forbidden', SILENCED);
  const tag = deps.lineTag(webinar.id, seat.contact, key ?? Buffer.from(deps.random(16)).toString('hex'));
  const stamped = await deps.chat.stamp(seat, tag);
  if (stamped.kind === 'no-seat') throw lostSeat();
  if (stamped.kind === 'silenced') throw new Failure('forbidden', SILENCED);
  if (stamped.kind === 'too-fast')
    throw new Failure('too-many', say('You can write again in {n} seconds.', { n: stamped.seconds }), {
      retryAfterSeconds: stamped.seconds,
    });
  const write = async (ballot: Ballot | undefined): Promise<SeatLine> => {
    const { name = '', company = '' } = ballot ?? {};
    const who = { by: name, company, writer: seat.contact, confirmed: seat.kind === 'verified' };
    const line = { id: stamped.id, text, at: timeOfLine(stamped.id), ...who };
    await deps.chat.add(webinar.id, line);
    return toSeatLine(line, [seat.contact]);
  };
  if (stamped.kind === 'done') return write(stamped.ballot);
  const stored = await deps.chat.find(webinar.id, stamped.id);
  if (stored?.removedAt) throw new Failure('refused', say('This message was removed.'));
  // A death between ballot and line leaves a name without a line: the repeat writes it.
  return stored ? toSeatLine(stored, [seat.contact]) : write(await deps.live.ballot(seat.contact, webinar.id));
};

/** Who of those that wrote here is this person: themselves, and the guests that they were before. Throws `no-seat`. */
const writersOf = async (deps: Deps, seat: Seat): Promise<readonly ContactId[]> => {
  if (seat.kind === 'guest') return [seat.contact];
  const ballot = await deps.live.ballot(seat.contact, seat.webinar);
  // The epoch of a seat is compared in the writes of its ballot; a line is written elsewhere.
  if (ballot?.epoch !== seat.epoch) throw lostSeat();
  return [seat.contact, ...ballot.took];
};

const takeBack = async (deps: Deps, webinar: Webinar, seat: Seat, id: string): Promise<void> => {
  const line = isLineId(id) ? await deps.chat.takeBack(webinar.id, id, await writersOf(deps, seat)) : undefined;
  if (!line) throw new Failure('not-found', say('We could not find a message of yours there.'));
};

export const chatRoutes = (deps: Deps) => {
  const seated = needsSeat(deps);
  return new Hono<Env>()
    .get('/api/live/:id/chat', seated, async (c) => {
      const { limit, cursor } = validQuery(c, historyQuery);
      const webinar = await findRoom(deps, c.req.param('id'));
      if (webinar.room.chat === 'off') throw new Failure('not-found', NO_CHAT);
      const before = lineBefore(cursor);
      const [writers, { lines }] = await Promise.all([
        writersOf(deps, c.var.seat),
        deps.chat.newest(webinar.id, { most: limit + 1, before }),
      ]);
      return c.json(
        toPage(lines, limit, (line) => toSeatLine(line, writers)),
        200,
      );
    })
    .post('/api/live/:id/chat', seated, async (c) => {
      const form = await valid(c, chatForm);
      const webinar = await findRoom(deps, c.req.param('id'));
      const line = await addLine(deps, webinar, c.var.seat, form.text, idempotencyKey(c) || form.key || undefined);
      if (bodyKind(c) === 'form' && wantsHtml(c)) return c.redirect(`/live/${webinar.id}/page#chat`, 303);
      return c.json(line, 201);
    })
    .delete('/api/live/:id/chat/:line', seated, async (c) => {
      const { id, line } = c.req.param();
      await takeBack(deps, await findRoom(deps, id), c.var.seat, line);
      return c.json({ id: line, removed: true }, 200);
    });
};
