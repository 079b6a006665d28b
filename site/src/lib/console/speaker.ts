/** The speaker view: its keys, and what stands after the next question. */
import type { ConsoleQuestion } from '#shared/question.ts';
import { columnOf } from './columns.ts';
import type { Pressed } from './keys.ts';

const deeds = { ArrowRight: 'go', PageDown: 'go', ArrowLeft: 'back', PageUp: 'back', n: 'names', d: 'dark', f: 'full' } as const;
export type SpeakerDeed = (typeof deeds)[keyof typeof deeds];

/** A presenter's remote sends page keys: they are arrows here. */
export const deedOfSpeaker = ({ key, focus, ctrlKey, metaKey, altKey }: Pressed): SpeakerDeed | undefined => {
  if (focus === 'typing' || ctrlKey || metaKey || altKey) return undefined;
  const name = key.length === 1 ? key.toLowerCase() : key;
  return name in deeds ? deeds[name as keyof typeof deeds] : undefined;
};

const AFTER = 3;

/** The three that people want most after those: live ones only, since this screen may be seen by others. */
export const followers = (
  questions: readonly ConsoleQuestion[],
  air: ConsoleQuestion | null,
  next: ConsoleQuestion | null,
): readonly ConsoleQuestion[] =>
  questions
    .filter(
      (one) =>
        one.id !== air?.id && one.id !== next?.id && columnOf(one) === 'live' && one.visibility === 'live' && one.resolution === 'open',
    )
    .sort((a, b) => b.votes - a.votes || (a.askedAt < b.askedAt ? -1 : 1))
    .slice(0, AFTER);
