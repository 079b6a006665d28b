/** Questions of a week as the room shows them, and those that still wait in the inbox: bounded reads, whatever the week was like. */

import type { Feed } from '#shared/feed.ts';
import { webinarOfQuestion } from '#shared/ids.ts';
import type { Heard, ListenLine } from '#shared/listen.ts';
import type { PublicQuestion } from '#shared/question.ts';
import { waitingList } from '../case/lists.ts';
import type { StoredCase } from '../case/stored.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { publicAnswers } from '../question/ask.ts';
import { itemToQuestion } from '../question/item.ts';
import { isShown } from '../question/public.ts';
import { isPublished, type StoredQuestion } from '../question/stored.ts';
import { questionKey } from '../table/keys.ts';
import type { Candidate } from './pick.ts';

/** Webinars and cases that one reading looks at. */
const LOOKED_AT = 50;
const MOST_ROOMS = 12;

export type Found = Candidate & { readonly text: string; readonly shown?: PublicQuestion; readonly stored?: StoredQuestion };

const fromRoom = (webinar: string, shown: PublicQuestion): Found => {
  const { id, text, votes } = shown;
  return { id, webinar, text, votes, askedAt: new Date(shown.askedAt).toISOString(), shown };
};
const fromStore = (stored: StoredQuestion): Found => {
  const { id, webinar, text, votes, askedAt } = stored;
  return { id, webinar, text, votes, askedAt, stored };
};

/** What was declined, taken back or joined with another question is no customer's question any more, and what was hidden was no question. */
const isHeard = ({ visibility, resolution, text }: StoredQuestion): boolean =>
  visibility !== 'hidden' && resolution !== 'closed' && text !== '';

/** Everybody in the room could read it: that may leave the house by mail. What waits for review or was asked in private stays behind the console's door. */
export const wasInRoom = ({ shown, stored }: Found): boolean => shown !== undefined || (stored !== undefined && isShown(stored));

/** Rooms in which somebody may have asked since then, those nearest to now first. */
const roomsSince = async (deps: DeskDeps, since: string): Promise<readonly string[]> => {
  const pages = await Promise.all((['public', 'team'] as const).map((which) => deps.webinar.page(which, { limit: LOOKED_AT })));
  const now = deps.now().getTime();
  const away = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): number =>
    Math.max(0, Date.parse(startsAt) - now, now - Date.parse(endsAt));
  const open = pages
    .flatMap(({ rows }) => rows)
    .filter(
      ({ state, endsAt }) => state === 'live' || state === 'scheduled' || ((state === 'ended' || state === 'archived') && endsAt >= since),
    )
    .toSorted((a, b) => away(a) - away(b))
    .slice(0, MOST_ROOMS);
  const known = await Promise.all(open.map(({ id }) => deps.webinar.recent(id)));
  return known.flatMap((webinar) => (webinar && !webinar.rehearsal ? [webinar.id] : []));
};

const inRoom = async (deps: DeskDeps, webinar: string): Promise<readonly Found[]> => {
  const feed = await deps.live.recentFeed(webinar);
  if (!feed || feed.gone) return [];
  const { now, next, questions, answered } = JSON.parse(feed.body) as Pick<Feed, 'now' | 'next' | 'questions' | 'answered'>;
  return [...(now ? [now] : []), ...(next ? [next] : []), ...questions, ...answered].map((shown) => fromRoom(webinar, shown));
};

/** What is asked in these cases, as it is now. */
export const questionsOf = async (deps: DeskDeps, cases: readonly Pick<StoredCase, 'question'>[]): Promise<readonly Found[]> => {
  const ids = [...new Set(cases.flatMap(({ question }) => question ?? []))].slice(0, 100);
  const items = ids.length > 0 ? await deps.table.batchGet(ids.map(questionKey), { strong: false }) : [];
  return items
    .flatMap((item) => itemToQuestion(item) ?? [])
    .filter(isHeard)
    .map(fromStore);
};

/** The last ones of a list of cases. */
export const casesIn = async (deps: DeskDeps, pk: string): Promise<readonly StoredCase[]> => {
  const { places } = await deps.cases.page({ pk, limit: LOOKED_AT, newestFirst: true });
  return places.length > 0 ? deps.cases.many(places) : [];
};

export const gatherSince = async (deps: DeskDeps, since: string): Promise<readonly Found[]> => {
  const [rooms, waiting] = await Promise.all([roomsSince(deps, since), casesIn(deps, waitingList)]);
  const [shown, asked] = await Promise.all([
    Promise.all(rooms.map((room) => inRoom(deps, room))),
    questionsOf(
      deps,
      waiting.filter(({ openedAt }) => openedAt >= since),
    ),
  ]);
  return [...shown.flat(), ...asked];
};

const answerTo = async (deps: DeskDeps, { shown, stored }: Found): Promise<Heard> => {
  if (shown?.answer) return 'text' in shown.answer ? { is: 'written', text: shown.answer.text } : { is: 'on-air' };
  const last = stored && isPublished(stored) ? publicAnswers(stored, await deps.question.answers(stored.id)).at(-1) : undefined;
  if (!last) return { is: (shown ?? stored)?.resolution === 'answered' ? 'in-private' : 'open' };
  return last.text === undefined ? { is: 'on-air' } : { is: 'written', text: last.text };
};

/** `me`: whose reading counts as read. */
export const toLines = async (
  deps: DeskDeps,
  found: readonly Found[],
  { me, read }: { readonly me?: string; readonly read: ReadonlySet<string> },
): Promise<readonly ListenLine[]> => {
  const places = found.length > 0 ? await deps.cases.placesOf(found.map(({ id }) => id)) : new Map();
  const cases = new Map((places.size > 0 ? await deps.cases.many([...places.values()]) : []).map((it) => [it.id, it]));
  return Promise.all(
    found.map(async (one): Promise<ListenLine> => {
      const { id, text, askedAt, votes } = one;
      const [it, webinar, answer] = [cases.get(id), await deps.webinar.recent(webinarOfQuestion(id)), await answerTo(deps, one)];
      const isRead = read.has(id) || (it?.heard.some((by) => by.slice(25) === me) ?? false);
      return {
        ...{ id, text, askedAt, votes, answer, webinar: { id: one.webinar, title: webinar?.title ?? '' } },
        ...{ case: it !== undefined, heard: it?.heard.length ?? 0, read: isRead },
      };
    }),
  );
};
