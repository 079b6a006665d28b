/** What may happen to a poll: prepared, opened once, closed for good. Pure. */
import { type Poll, type PollChange, type PollForm, pollForm } from '#shared/poll.ts';
import type { FieldError } from '#shared/problem.ts';
import { RATINGS } from '#shared/rating.ts';

/** `same`: it is so already, nothing is written. */
export type Outcome =
  | { readonly kind: 'changed'; readonly poll: Poll }
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[] };

/** How many places its counts have: one per option, five for a rating, none for words. */
export const placesOf = ({ kind, options }: Pick<Poll, 'kind' | 'options'>): number =>
  kind === 'rating' ? RATINGS : kind === 'words' ? 0 : options.length;

const uncounted = (poll: Pick<Poll, 'kind' | 'options'>): Pick<Poll, 'counts' | 'answered'> => ({
  counts: Array<number>(placesOf(poll)).fill(0),
  answered: 0,
});

export const toPoll = (form: PollForm, { id, webinar, now }: { id: string; webinar: string; now: Date }): Poll => ({
  id,
  webinar,
  ...form,
  state: 'prepared',
  ...uncounted(form),
  createdAt: now.toISOString(),
  openedAt: null,
  closedAt: null,
  version: 1,
});

/** The same poll in another webinar, with no answer to it yet. */
export const pollAnew = ({ id, kind, question, options, results }: Poll, webinar: string, now: Date): Poll =>
  toPoll({ kind, question, options: [...options], results }, { id, webinar, now });

const next = (poll: Poll, change: Partial<Poll>): Outcome => ({ kind: 'changed', poll: { ...poll, ...change, version: poll.version + 1 } });

const isSame = (poll: Poll, { question, options, results }: PollForm): boolean =>
  question === poll.question && results === poll.results && JSON.stringify(options) === JSON.stringify(poll.options);

/** Once people saw it, its words stand: an answer to another question is nobody's. */
export const changePoll = (poll: Poll, { version: _, ...wanted }: PollChange): Outcome => {
  const { kind, question, options, results } = poll;
  const checked = pollForm.safeParse({ kind, question, options, results, ...wanted });
  if (!checked.success)
    return {
      kind: 'invalid',
      errors: checked.error.issues.map(({ path, message }) => ({ pointer: `#/${path.join('/')}`, detail: message })),
    };
  const form = checked.data;
  if (isSame(poll, form)) return { kind: 'same' };
  if (poll.state !== 'prepared' && !isSame(poll, { ...form, results: poll.results }))
    return { kind: 'refused', detail: 'People have seen this poll, so its words stay. Please prepare a new one.' };
  return next(poll, poll.state === 'prepared' ? { ...form, ...uncounted(form) } : { results: form.results });
};

/** A closed poll stays closed: what was stored after its closing is not counted, and a second opening would make that untrue. */
export const openPoll = (poll: Poll, now: Date): Outcome => {
  if (poll.state === 'open') return { kind: 'same' };
  if (poll.state === 'closed')
    return {
      kind: 'refused',
      detail: 'A closed poll is not opened again: its counts stand. Please prepare a new one with the same words.',
    };
  return next(poll, { state: 'open', openedAt: now.toISOString() });
};

export const closePoll = (poll: Poll, now: Date): Outcome => {
  if (poll.state === 'closed') return { kind: 'same' };
  if (poll.state === 'prepared') return { kind: 'refused', detail: 'This poll is not open, so there is nothing to close.' };
  return next(poll, { state: 'closed', closedAt: now.toISOString() });
};
