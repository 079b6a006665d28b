/** One person with what they did in webinars: what segments, scores, exports and invitations are made of. Pure. */
import type { WebinarId } from '#shared/ids.ts';
import type { ContactRow } from '../contact/store.ts';
import { isOwed } from '../question/after.ts';
import type { StoredQuestion } from '../question/stored.ts';
import type { RegistrationRow } from '../registration/register.ts';
import type { Result } from './result.ts';

/** How many of their questions there were, and what became of them; what was withdrawn was never asked. */
export type Asked = { readonly asked: number; readonly answered: number; readonly open: number };

/** Their part in one webinar. `result` is absent where they have done nothing in its room. */
export type Part = Asked & {
  readonly webinar: WebinarId;
  readonly row: RegistrationRow;
  readonly result?: Result;
  /** Their registrations for it with other addresses of theirs. */
  readonly also?: readonly RegistrationRow[];
};

/** Registered after the end, for the recording: neither attended nor missed. `endedAt`: ISO; null while it runs. */
export const isLate = ({ at, since }: Pick<RegistrationRow, 'at' | 'since'>, endedAt: string | null): boolean =>
  endedAt !== null && (since ?? at) > endedAt;

/** `parts`: of the webinars that were looked at, one for each that they registered for, or are in line for. */
export type Person = { readonly contact: ContactRow; readonly parts: readonly Part[] };

const rank = ({ row: { state }, result }: Part): number => (result ? 2 : state === 'registered' ? 1 : 0);

const later = (a: string | undefined, b: string | undefined): string | undefined => (a !== undefined && (b === undefined || a > b) ? a : b);

const uniteResults = (a: Result | undefined, b: Result | undefined): Result | undefined => {
  if (!a || !b) return a ?? b;
  const [first, last] = [[a.first, b.first].filter((at) => at !== undefined).sort()[0], later(a.last, b.last)];
  const notes = [...new Set([...(a.notes ?? []), ...(b.notes ?? [])])];
  return {
    ...a,
    // Of two screens at once each minute counts once: which ones they were is not known any more.
    ...{ minutes: Math.max(a.minutes, b.minutes), votes: a.votes + b.votes },
    ...(first ? { first } : {}),
    ...(last ? { last } : {}),
    ...(a.polls || b.polls ? { polls: { ...b.polls, ...a.polls } } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
};

/** One person who registered with two of their addresses: the row of the one that took part, and what both did. */
export const unitePart = (one: Part | undefined, other: Part): Part => {
  if (!one) return other;
  const [main, rest] = rank(other) > rank(one) ? [other, one] : [one, other];
  const result = uniteResults(main.result, rest.result);
  const also = [...(one.also ?? []), ...(other.also ?? []), rest.row];
  const survey = main.row.survey ?? rest.row.survey;
  const row = survey ? { ...main.row, survey } : main.row;
  return { ...main, row, ...addAsked(main, rest), ...(result ? { result } : {}), also };
};

export const nothingAsked: Asked = { asked: 0, answered: 0, open: 0 };

/** Which question decides what became of one: itself, or the last of those that it was merged into. */
export const toFates = (questions: readonly StoredQuestion[]): ((question: StoredQuestion) => StoredQuestion) => {
  const known = new Map(questions.map((question) => [question.id, question]));
  const last = (question: StoredQuestion, hops = 8): StoredQuestion => {
    const into = question.into === undefined || hops === 0 ? undefined : known.get(question.into);
    return into ? last(into, hops - 1) : question;
  };
  return last;
};

/** What each asker's questions of a webinar came to, by the asker's id, which may be a guest's. One that was merged shares the fate of the other. */
export const toAsked = (questions: readonly StoredQuestion[]): ReadonlyMap<string, Asked> => {
  const last = toFates(questions);
  const found = new Map<string, Asked>();
  for (const question of questions) {
    if (question.outcome === 'withdrawn') continue;
    const { asked, answered, open } = found.get(question.asker) ?? nothingAsked;
    const fate = last(question);
    found.set(question.asker, {
      asked: asked + 1,
      answered: answered + (fate.resolution === 'answered' ? 1 : 0),
      open: open + (isOwed(fate) ? 1 : 0),
    });
  }
  return found;
};

export const addAsked = (one: Asked, other: Asked): Asked => ({
  asked: one.asked + other.asked,
  answered: one.answered + other.answered,
  open: one.open + other.open,
});
