/** Whether an answer fits its poll: one option of a single choice, several different ones of a multiple choice, up to three words. Pure. */
import type { Poll, PollAnswer } from '#shared/poll.ts';
import { say } from '#shared/say.ts';
import type { WebinarState } from '#shared/webinar.ts';
import { Failure } from '../failure.ts';
import { placesOf } from './draft.ts';
import type { Choice } from './entry.ts';
import { toWords } from './word.ts';

/** A poll that nobody closed ends with its webinar, and goes on where the end is taken back. */
export const isAnswerable = ({ state }: Pick<Poll, 'state'>, webinar: WebinarState): boolean =>
  state === 'open' && (webinar === 'live' || webinar === 'scheduled');

const invalid = (field: 'options' | 'words', detail: string) =>
  new Failure('invalid', say('Some fields need your attention.'), { errors: [{ pointer: `#/${field}`, detail }] });

const choosePlaces = (poll: Poll, places: readonly number[]): Choice => {
  if (places.length === 0) throw invalid('options', say('Please choose an option.'));
  if (places.some((place) => place >= placesOf(poll))) throw invalid('options', say('The poll has no such option.'));
  if (new Set(places).size !== places.length) throw invalid('options', say('An option counts once.'));
  if (poll.kind !== 'multiple' && places.length > 1) throw invalid('options', say('This poll takes one option.'));
  return { o: [...places].sort((a, b) => a - b) };
};

/** Throws `invalid` where the answer is of another kind than the poll. */
export const toChoice = (poll: Poll, { options, words }: PollAnswer): Choice => {
  if (poll.kind !== 'words') {
    if (words !== undefined) throw invalid('words', say('This poll takes options, not words.'));
    return choosePlaces(poll, options ?? []);
  }
  if (options !== undefined) throw invalid('options', say('This poll takes words, not options.'));
  const counted = toWords(words ?? []);
  if (counted.length === 0) throw invalid('words', say('Please write a word.'));
  return { w: counted };
};
