/** What the room shows of what the client knows: the public feed and one's own acts, merged. */
import type { Feed } from '#shared/feed.ts';
import type { OwnQuestion, PublicQuestion } from '#shared/question.ts';
import { openQuestions } from './order.ts';
import type { Live, Pending } from './state.ts';
import { hasVoted, shownVotes } from './vote.ts';
import { type OwnState, toOwnState } from './words.ts';

export type Row = {
  readonly id: string;
  readonly text: string;
  readonly by: string;
  readonly votes: number;
  readonly voted: boolean;
  readonly askedAt: string;
  readonly next: boolean;
  /** Settled in public: it takes no votes any more. */
  readonly answered?: true;
  /** Present on one's own question. */
  readonly own?: OwnState;
  /** One's own, and nobody answered it yet. */
  readonly editable?: true;
  /** One's own that was taken back: its words can be asked anew. */
  readonly withdrawn?: true;
  /** The question that one's own was joined with. */
  readonly into?: string;
  /** One's own was joined with this one. */
  readonly joined?: true;
  readonly reported?: true;
  readonly answers: readonly { readonly text?: string; readonly more?: boolean; readonly private?: boolean; readonly at?: string }[];
};

export type View = {
  readonly now: Row | null;
  readonly waiting: number;
  readonly open: readonly Row[];
  readonly answered: readonly Row[];
  readonly mine: readonly Row[];
  readonly pending: readonly Pending[];
};

export const inFeed = (feed: Feed | null, id: string): PublicQuestion | undefined =>
  feed === null ? undefined : [...(feed.now ? [feed.now] : []), ...openQuestions(feed), ...feed.answered].find((one) => one.id === id);

/** What was joined with another stands as that one does, as far as everybody can see it. */
const joined = (live: Live, own: OwnQuestion): OwnQuestion => {
  if (own.answers.length > 0) return { ...own, visibility: 'live', resolution: 'answered' };
  const target = own.into && inFeed(live.feed, own.into.id);
  const isNow = target !== undefined && live.feed?.now?.id === own.into?.id;
  return isNow ? { ...own, visibility: 'live', resolution: 'answering' } : own;
};

/** One's own question as it is now: the feed is ahead where it shows the question, except that hidden and withdrawn stay so. */
const freshest = (live: Live, own: OwnQuestion): OwnQuestion => {
  if (own.outcome === 'duplicate-of') return joined(live, own);
  if (own.outcome === 'withdrawn') return own;
  const shown = own.visibility === 'hidden' ? undefined : inFeed(live.feed, own.id);
  if (!shown) return own;
  const resolution = live.feed?.now?.id === own.id ? 'answering' : shown.resolution;
  return { ...own, visibility: 'live', resolution, votes: shown.votes };
};

const ownRow = (live: Live, own: OwnQuestion): Row => {
  const fresh = freshest(live, own);
  const shown = inFeed(live.feed, own.id)?.answer;
  const publicAnswer = shown && 'text' in shown && own.answers.length === 0 ? [{ text: shown.text, more: shown.more ?? false }] : [];
  return {
    id: own.id,
    text: own.text,
    by: '',
    votes: shownVotes(live, own.id, fresh.votes),
    voted: hasVoted(live, own.id),
    askedAt: own.askedAt,
    next: live.feed?.next?.id === own.id,
    own: toOwnState(fresh.visibility, fresh.resolution, own),
    ...(own.editable && fresh.resolution === 'open' ? { editable: true } : {}),
    ...(own.outcome === 'withdrawn' ? { withdrawn: true } : {}),
    ...(own.into ? { into: own.into.text } : {}),
    answers: [...own.answers, ...publicAnswer],
  };
};

const toAnswers = (answer: PublicQuestion['answer']): Row['answers'] =>
  !answer ? [] : 'text' in answer ? [{ text: answer.text, more: answer.more ?? false }] : [{ at: answer.at }];

export const publicRow = (live: Live, question: PublicQuestion): Row => {
  const own = live.mine?.questions.find((one) => one.id === question.id);
  const changed = live.own.changed[question.id];
  const { own: state, editable } = own ? ownRow(live, own) : {};
  return {
    id: question.id,
    text: changed && (live.feed?.version ?? 0) <= changed.version ? changed.text : question.text,
    by: question.by,
    votes: shownVotes(live, question.id, question.votes),
    voted: hasVoted(live, question.id),
    askedAt: question.askedAt,
    next: live.feed?.next?.id === question.id,
    ...(question.resolution === 'answered' ? { answered: true } : {}),
    ...(state ? { own: state } : {}),
    ...(editable ? { editable } : {}),
    ...(live.mine?.questions.some(({ into }) => into?.id === question.id) ? { joined: true } : {}),
    ...(live.mine?.reported.includes(question.id) ? { reported: true } : {}),
    answers: toAnswers(question.answer),
  };
};

/** The lists of the room. One's own questions that the public does not see yet stand first, so that nobody looks for them. */
export const toView = (live: Live): View => {
  const feed = live.feed;
  const gone = new Set(live.mine?.questions.flatMap(({ id, outcome }) => (outcome === 'withdrawn' ? [id] : [])) ?? []);
  const open = feed ? openQuestions(feed).filter(({ id }) => !gone.has(id)) : [];
  const byId = new Map(open.map((one) => [one.id, one]));
  const ordered = (live.order ?? []).flatMap((id) => byId.get(id) ?? []);
  // Asked truly without a name: once everybody sees it, it is nobody's here either.
  const nameless = live.own.nameless.filter(({ id }) => !inFeed(feed, id));
  const mine = [...nameless, ...(live.mine?.questions ?? [])].sort((a, b) => (a.askedAt < b.askedAt ? 1 : -1));
  const unseen = mine.filter((one) => one.visibility !== 'hidden' && one.resolution === 'open' && !inFeed(feed, one.id));
  const order = new Set(live.order ?? []);
  return {
    now: feed?.now ? publicRow(live, feed.now) : null,
    waiting: open.filter((one) => !order.has(one.id)).length,
    open: [...unseen.map((one) => ownRow(live, one)), ...ordered.map((one) => publicRow(live, one))],
    answered: (feed?.answered ?? []).map((one) => publicRow(live, one)),
    mine: mine.map((one) => ownRow(live, one)),
    pending: live.pending,
  };
};
