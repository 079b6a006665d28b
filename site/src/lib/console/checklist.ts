/** What a host wants to know before the start. It informs and never refuses: every webinar may start as it is. */
import type { Reach } from '#shared/readiness.ts';
import type { Webinar } from '#shared/webinar.ts';
import { many } from './words.ts';

export type Check = {
  readonly name: 'video' | 'poll' | 'team' | 'questions' | 'speakers';
  readonly good: boolean;
  readonly words: string;
};

const videoWords: Readonly<Record<Reach, string>> = {
  none: 'No video yet. People will wait on the page until you start.',
  looking: 'Looking for the video',
  there: 'The video is reachable',
  missing: 'Nothing was found at the video’s address',
  answers: 'The video’s host answers. Open the room to see the picture.',
  silent: 'The video could not be reached from here',
  unknown: 'The video could not be checked from here. Open the room to see the picture.',
};

const nameList = (names: readonly string[]): string =>
  names.length <= 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

type Known = {
  readonly webinar: Pick<Webinar, 'counts' | 'speakers'>;
  readonly reach: Reach;
  /** Polls that are prepared; undefined while nobody knows. */
  readonly polls: number | undefined;
  /** Colleagues who have the console open, by name. */
  readonly colleagues: readonly string[];
};

export const toChecklist = ({ webinar, reach, polls, colleagues }: Known): readonly Check[] => {
  const { asked } = webinar.counts;
  return [
    { name: 'video', good: reach === 'there' || reach === 'answers', words: videoWords[reach] },
    ...(polls === undefined
      ? []
      : [{ name: 'poll', good: polls > 0, words: polls > 0 ? `${many(polls, 'poll')} ready` : 'No poll is prepared' } as const]),
    {
      name: 'team',
      good: colleagues.length > 0,
      words:
        colleagues.length > 0 ? `${nameList(colleagues)} ${colleagues.length === 1 ? 'is' : 'are'} here too` : 'No colleague is here yet',
    },
    {
      name: 'questions',
      good: asked > 0,
      words: asked > 0 ? `${many(asked, 'question is', 'questions are')} asked already` : 'Nobody has asked yet',
    },
  ];
};

/** Where an address can be asked from a browser: our own files by their status, other hosts only whether anybody answers. */
export const askable = (url: string, kind: string): 'own' | 'other' | 'no' =>
  url.startsWith('/') ? 'own' : kind === 'hls' || kind === 'ivs' ? 'other' : 'no';
