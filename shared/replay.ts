/** A moment of a recording, and the part of an address that leads to it. The recording begins when the webinar went live. Pure. */
import type { PublicPoll } from './poll.ts';
import type { PublicQuestion } from './question.ts';

/** A question that was answered on air. `at` = seconds into the recording; `answer` where it was written down as well. */
export type ReplayChapter = { readonly id: string; readonly text: string; readonly at: number; readonly answer?: string };

/** `GET /api/replays/{id}`: what there is to read beside a recording. Polls as they ended, those alone whose results were shown. */
export type Replay = {
  readonly id: string;
  readonly chapters: readonly ReplayChapter[];
  readonly polls: readonly PublicPoll[];
  /** Whether there is one to read: `…/transcript`, and as captions `…/captions.vtt`. */
  readonly transcript: boolean;
};

/** Whole seconds into the recording (`startedAt`, `at`: ISO); undefined before its first. */
export const secondsInto = (startedAt: string | null, at: string | undefined): number | undefined => {
  const seconds = startedAt === null || at === undefined ? Number.NaN : Math.floor((Date.parse(at) - Date.parse(startedAt)) / 1_000);
  return seconds >= 0 ? seconds : undefined;
};

/** Behind the room's address, as in Media Fragments URI 1.0 (W3C): a redirect of a personal link keeps it. */
export const toMomentHash = (seconds: number): string => `#t=${seconds}`;

export const momentIn = (hash: string): number | undefined => {
  const [, seconds] = /^#t=(\d{1,5})$/.exec(hash) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
};

/**
 * In the order of the recording. It begins when the webinar went live (`startedAt`, ISO); what was answered before that or without
 * being on air is no chapter.
 */
export const toChapters = (questions: readonly PublicQuestion[], startedAt: string | null): readonly ReplayChapter[] =>
  questions
    .flatMap(({ id, text, airedAt, answer }): ReplayChapter[] => {
      const at = secondsInto(startedAt, airedAt);
      return at === undefined ? [] : [{ id, text, at, ...(answer && 'text' in answer ? { answer: answer.text } : {}) }];
    })
    .sort((a, b) => a.at - b.at || a.id.localeCompare(b.id));
