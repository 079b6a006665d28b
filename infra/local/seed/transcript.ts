/** What was said in the demonstration's recording. */
import type { WorkDeps } from '#functions/work-deps.ts';
import { readVtt } from '#shared/vtt.ts';
import type { Webinar } from '#shared/webinar.ts';

const TESS = 'Tess Okoye';
const ROOM = 'From the room';

/** When it begins (minutes and seconds), who says it, what. */
const lines: readonly (readonly [from: string, who: string, words: string])[] = [
  ['00:02', TESS, 'Welcome. We have a quarter of an hour, and we read real first replies aloud. Then we rewrite them together.'],
  ['00:20', TESS, 'Every reply was sent by somebody who meant well. We do not laugh at them; we look for the sentence that helps.'],
  ['00:40', TESS, 'The first: “Your request is important to us.” Who wrote that today? Thank you for the hands.'],
  ['00:58', TESS, 'What does the customer know now that they did not know before? Nothing. It costs a line and says nothing.'],
  ['01:35', TESS, 'So we write: “Your parcel is in Leeds. It moves tonight.” A place, a time, and nothing else.'],
  ['02:15', ROOM, 'How long may a first reply take?'],
  ['02:22', TESS, 'People ask for a number, and a number without the channel is wrong. Let me show you what ours waited.'],
  ['03:10', TESS, 'An hour by chat, four by mail. Say so up front, and keep it: a promise that is kept is worth more than a fast one.'],
  ['04:10', TESS, 'The next one: “We apologise for any inconvenience.” Which inconvenience? Whose?'],
  ['05:05', TESS, 'We write: “You waited two days. That was our mistake.” Name it, and own it.'],
  ['06:05', ROOM, 'Do you write differently to people who are angry?'],
  ['07:10', TESS, 'Shorter, and with a name under it. Then one sentence about what happens next, and when.'],
  ['08:20', TESS, '“Please allow five to seven working days.” We read sixty replies, and forty of them had this line.'],
  ['09:30', ROOM, 'Who reads a reply before it goes out?'],
  ['10:40', TESS, 'One colleague, aloud, for the first ten. After that you hear it yourself.'],
  ['11:40', TESS, 'Instead of the five to seven days: “You hear from me on Thursday.” A promise that one person can keep.'],
  ['12:40', ROOM, 'Is it ever right not to reply at all?'],
  ['13:05', TESS, 'No. A reply is what tells them that somebody is there. Even “I do not know yet” is an answer.'],
  ['13:30', TESS, 'Thank you for coming. What we did not get to, we answer in writing.'],
];

/** Each stands until the next one. */
const untilOf = (n: number): string => lines[n + 1]?.[0] ?? '13:40';
const spoken = `WEBVTT\n\n${lines.map(([from, who, words], n) => `${from}.000 --> ${untilOf(n)}.000\n<v ${who}>${words}`).join('\n\n')}\n`;

export const fillTranscript = async (deps: WorkDeps, { id, endedAt }: Webinar): Promise<void> => {
  const bytes = new TextEncoder().encode(spoken);
  const read = readVtt(bytes);
  if (!read.ok) throw new Error('The demonstration’s transcript cannot be read');
  const [at, by] = [endedAt ?? deps.now().toISOString(), 'host@example.com'];
  const entry = { id: 'transcript', at, by, act: 'transcript.stored', thing: `webinar#${id}`, changes: [] } as const;
  await deps.replay.replace(id, undefined, { file: 'seeded', cues: read.cues, bytes: bytes.length, at, by }, entry);
};
