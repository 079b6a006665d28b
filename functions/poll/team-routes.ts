/** Polls as the team prepares, opens and closes them. */
import { type Context, Hono } from 'hono';
import { base32 } from '#shared/ids.ts';
import { limits } from '#shared/limits.ts';
import { type Poll, pollChange, pollForm, pollStep, wordDecision } from '#shared/poll.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findWebinar } from '../http/room.ts';
import { needs } from '../http/session.ts';
import { isOpen } from '../webinar/draft.ts';
import { changePoll, closePoll, type Outcome, openPoll, toPoll } from './draft.ts';
import { POLL_ID_LENGTH } from './take.ts';
import { toWord } from './word.ts';

const TRIES = 3;
const stale = (current: Poll | undefined) => new Failure('conflict', 'A colleague changed this poll meanwhile.', { current });

/** What a write does with the poll that was seen and its next state; false where another change came between. */
type Store = (seen: Poll, next: Poll) => Promise<boolean>;

export const teamPollRoutes = (deps: Deps) => {
  const room = (c: Context<Env>) => findWebinar(deps, c.req.param('id') ?? '');
  const find = async (webinar: Webinar, id: string): Promise<Poll> => {
    const poll = await deps.poll.find(webinar.id, id);
    if (!poll) throw new Failure('not-found', 'We could not find this poll.');
    return poll;
  };
  const publish = async (webinar: Webinar) => {
    if (isOpen(webinar)) await deps.publishFeed(webinar.id);
  };

  /** Judges and stores; without a version it is tried again on what a colleague made of it. */
  const act = async (c: Context<Env>, version: number | undefined, judge: (poll: Poll, webinar: Webinar) => Outcome, store: Store) => {
    const webinar = await room(c);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const seen = await find(webinar, c.req.param('poll') ?? '');
      if (version !== undefined && version !== seen.version) throw stale(seen);
      const outcome = judge(seen, webinar);
      if (outcome.kind === 'refused') throw new Failure('refused', outcome.detail, { current: seen });
      if (outcome.kind === 'invalid') throw new Failure('invalid', 'Some fields need your attention.', { errors: outcome.errors });
      if (outcome.kind === 'same') return c.json(seen, 200);
      if (await store(seen, outcome.poll)) {
        await publish(webinar);
        return c.json(outcome.poll, 200);
      }
    }
    throw stale(await deps.poll.find(webinar.id, c.req.param('poll') ?? ''));
  };

  const open: Store = async (seen, next) => {
    const id = await deps.poll.openOne(seen.webinar);
    const last = id ? await deps.poll.find(seen.webinar, id) : undefined;
    const closed = last ? closePoll(last, deps.now()) : undefined;
    return deps.poll.open(seen, next, last && closed?.kind === 'changed' ? { seen: last, next: closed.poll } : undefined);
  };
  const mayOpen = (poll: Poll, { state }: Webinar): Outcome => {
    if (state === 'draft') return { kind: 'refused', detail: 'Nobody can see this webinar yet. Please publish it first.' };
    if (state !== 'scheduled' && state !== 'live') return { kind: 'refused', detail: 'This webinar is over, so nobody would answer.' };
    return openPoll(poll, deps.now());
  };

  const read = needs(deps, 'webinar.read');
  const change = needs(deps, 'webinar.change');
  const version = async (c: Context<Env>) => (c.req.header('content-type') ? (await valid(c, pollStep)).version : undefined);
  return new Hono<Env>()
    .get('/api/console/webinars/:id/polls', read, async (c) => {
      const polls = await deps.poll.list((await room(c)).id);
      return c.json({ items: polls.sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id)) }, 200);
    })
    .post('/api/console/webinars/:id/polls', change, async (c) => {
      const form = await valid(c, pollForm);
      const webinar = await room(c);
      if (webinar.state === 'archived' || webinar.state === 'cancelled')
        throw new Failure('refused', 'This webinar is closed, so it takes no more polls.');
      const poll = toPoll(form, { id: base32(deps.random(8)).slice(0, POLL_ID_LENGTH), webinar: webinar.id, now: deps.now() });
      if (await deps.poll.create(poll)) return c.json(poll, 201);
      throw new Failure('refused', `A webinar has ${limits.pollsPerWebinar} polls at most. Please delete one that you do not need.`);
    })
    .get('/api/console/webinars/:id/polls/:poll', read, async (c) => {
      const poll = await find(await room(c), c.req.param('poll'));
      const { words, more } = poll.kind === 'words' ? await deps.poll.words(poll.webinar, poll.id) : { words: [], more: false };
      return c.json({ ...poll, words, more }, 200);
    })
    .patch('/api/console/webinars/:id/polls/:poll', change, async (c) => {
      const wanted = await valid(c, pollChange);
      return act(c, wanted.version, (poll) => changePoll(poll, wanted), deps.poll.replace);
    })
    .delete('/api/console/webinars/:id/polls/:poll', change, async (c) => {
      const poll = await find(await room(c), c.req.param('poll'));
      if (poll.state !== 'prepared')
        throw new Failure('refused', 'People have answered it, so it stays. You can hide its results.', { current: poll });
      if (!(await deps.poll.remove(poll))) throw stale(await deps.poll.find(poll.webinar, poll.id));
      return c.json({ id: poll.id, deleted: true }, 200);
    })
    .post('/api/console/webinars/:id/polls/:poll/open', change, async (c) => act(c, await version(c), mayOpen, open))
    .post('/api/console/webinars/:id/polls/:poll/close', change, async (c) =>
      act(c, await version(c), (poll) => closePoll(poll, deps.now()), deps.poll.close),
    )
    .post('/api/console/webinars/:id/polls/:poll/words', change, async (c) => {
      const { word: typed, shown } = await valid(c, wordDecision);
      const webinar = await room(c);
      const poll = await find(webinar, c.req.param('poll'));
      const word = toWord(typed);
      const done = poll.kind === 'words' && word ? await deps.poll.showWord(webinar.id, poll.id, word, shown) : 'unknown';
      if (done === 'unknown') throw new Failure('not-found', 'Nobody wrote this word.');
      if (done === 'full') throw new Failure('refused', 'The cloud is full. Please take a word out first.');
      await publish(webinar);
      return c.json({ id: poll.id, word, shown }, 200);
    });
};
