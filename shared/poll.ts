/** A poll: prepared, opened, closed; its results are counts only. */
import * as z from 'zod';
import { limits } from './limits.ts';
import { isFilled, line } from './text.ts';

export const pollKinds = ['single', 'multiple', 'rating', 'words'] as const;
export type PollKind = (typeof pollKinds)[number];
export type PollState = 'prepared' | 'open' | 'closed';

/** A rating goes from 1 to 5: its counts have five places, like five options. */
export const RATINGS = 5;

const question = line('The question', limits.question).refine(isFilled, 'Please type the question.');
const options = z
  .array(line('An option', limits.pollOption).refine(isFilled, 'An option is empty.'), { error: 'Options are a list of texts.' })
  .max(limits.pollOptions, `${limits.pollOptions} options at most.`)
  .refine((all) => new Set(all).size === all.length, 'Two options are the same.');
const results = z.enum(['hidden', 'shown']);

/** `POST …/polls`. Results are hidden until the host shows them. */
export const pollForm = z
  .strictObject({ question, kind: z.enum(pollKinds), options: options.default([]), results: results.default('hidden') })
  .superRefine(({ kind, options: given }, context) => {
    const needsOptions = kind === 'single' || kind === 'multiple';
    if (needsOptions && given.length < 2)
      context.addIssue({ code: 'custom', path: ['options'], message: 'Please give two options or more.' });
    if (!needsOptions && given.length > 0)
      context.addIssue({ code: 'custom', path: ['options'], message: 'This kind of poll has no options of its own.' });
  });
export type PollForm = z.infer<typeof pollForm>;

/** `PATCH …/polls/{p}`: words while it is prepared, `results` at any time. */
export const pollChange = z.strictObject({ question, options, results, version: z.number().int().min(1) }).partial();
export type PollChange = z.infer<typeof pollChange>;

/** `PUT /api/live/{id}/polls/{p}/answer`: places of options (a rating of 4 is place 3), or up to three words. */
export const pollAnswer = z.strictObject({
  options: z
    .array(
      z
        .number()
        .int()
        .min(0)
        .max(limits.pollOptions - 1),
    )
    .max(limits.pollOptions)
    .optional(),
  words: z.array(line('A word', limits.pollWord).refine(isFilled, 'A word is empty.')).max(limits.pollWords).optional(),
});
export type PollAnswer = z.infer<typeof pollAnswer>;

/** A poll as stored, and as the console sees it. `counts` has a place per option. */
export type Poll = {
  readonly id: string;
  readonly webinar: string;
  readonly kind: PollKind;
  readonly question: string;
  readonly options: readonly string[];
  readonly state: PollState;
  readonly results: z.infer<typeof results>;
  readonly counts: readonly number[];
  /** People who answered. */
  readonly answered: number;
  readonly createdAt: string;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly version: number;
};

/** A word of a cloud, once a host let it in. */
export type PollWord = { readonly text: string; readonly count: number };

/** What the room sees: `counts` and `words` only where results are shown. */
export type PublicPoll = Pick<Poll, 'id' | 'kind' | 'question' | 'options' | 'answered'> & {
  readonly state: 'open' | 'closed';
  readonly counts?: readonly number[];
  readonly words?: readonly PollWord[];
};
