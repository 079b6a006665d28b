/** A poll: prepared, opened, closed; its results are counts only. */
import * as z from 'zod';
import { limits } from './limits.ts';
import { say } from './say.ts';
import { isFilled, line } from './text.ts';

export const pollKinds = ['single', 'multiple', 'rating', 'words'] as const;
export type PollKind = (typeof pollKinds)[number];
export type PollState = 'prepared' | 'open' | 'closed';

/** Words that a host may let into one cloud; the room shows the most frequent thirty. */
export const CLOUD_WORDS = 50;

const question = line('The question', limits.question).refine(isFilled, 'Please type the question.');
/** A list is measured before anything in it is looked at: sending thousands costs nobody anything. */
const listOf = <T extends z.ZodType>(each: T, most: number, tooMany: string) =>
  z
    .array(z.unknown(), { error: say('This must be a list.') })
    .max(most, tooMany)
    .pipe(z.array(each));

const options = listOf(
  line('An option', limits.pollOption).refine(isFilled, 'An option is empty.'),
  limits.pollOptions,
  `${limits.pollOptions} options at most.`,
).refine((all) => new Set(all).size === all.length, 'Two options are the same.');
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

/** `PATCH …/polls/{p}`: question and options while it is prepared, `results` at any time. */
export const pollChange = z.strictObject({ question, options, results, version: z.number().int().min(1) }).partial();
export type PollChange = z.infer<typeof pollChange>;

/** `POST …/polls/{p}/open` and `/close`. */
export const pollStep = z.strictObject({ version: z.number().int().min(1).optional() });

/** `POST …/polls/{p}/words`: lets a word into the cloud, or out of it. */
export const wordDecision = z.strictObject({
  word: line('A word', limits.pollWord).refine(isFilled, say('A word is empty.')),
  shown: z.boolean(),
});

const place = z
  .number({ error: say('Options are named by their places, from 0.') })
  .int(say('Options are named by their places, from 0.'))
  .min(0, say('The poll has no such option.'))
  .max(limits.pollOptions - 1, say('The poll has no such option.'));
const word = line('A word', limits.pollWord).refine(isFilled, say('A word is empty.'));
const splitWords = (given: unknown): unknown =>
  typeof given === 'string'
    ? given
        .split(/[,\n]/)
        .map((one) => one.trim())
        .filter(isFilled)
    : given;

/**
 * `PUT /api/live/{id}/polls/{p}/answer`: places of options (a rating of 4 is place 3), or up to three words, as a list or as one text
 * with commas.
 */
export const pollAnswer = z.strictObject({
  options: listOf(place, limits.pollOptions, say('{n} options at most.', { n: limits.pollOptions })).optional(),
  words: z.preprocess(splitWords, listOf(word, limits.pollWords, say('{n} words at most.', { n: limits.pollWords })).optional()),
});
export type PollAnswer = { readonly options?: readonly number[] | undefined; readonly words?: readonly string[] | undefined };

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

/** A word of a cloud, as it is counted: lower case, single spaces. */
export type PollWord = { readonly text: string; readonly count: number };

/** `GET …/polls/{p}`: the poll with the words that people wrote, the most frequent first. `shown`: a host let it in. */
export type ConsoleWord = PollWord & { readonly shown: boolean };
/** `more`: there are words that did not fit in here. */
export type ConsolePoll = Poll & { readonly words: readonly ConsoleWord[]; readonly more: boolean };

/** What the room sees: `counts` and `words` only where results are shown. */
export type PublicPoll = Pick<Poll, 'id' | 'kind' | 'question' | 'options' | 'answered'> & {
  readonly state: 'open' | 'closed';
  readonly counts?: readonly number[];
  readonly words?: readonly PollWord[];
};
