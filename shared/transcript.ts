/** What was said in a recording, as it is read: paragraphs, and what a search finds in them. Pure. */
import type { Cue } from './vtt.ts';

/** `at`: seconds into the recording. */
export type Paragraph = { readonly at: number; readonly who?: string; readonly text: string };

/** `GET /api/replays/{id}/transcript`. */
export type Transcript = { readonly id: string; readonly paragraphs: readonly Paragraph[] };

/** `GET /api/console/webinars/{id}/transcript`: which one there is. `seconds`: when the last word is said. */
export type TranscriptNote = {
  readonly at: string;
  readonly by: string;
  readonly cues: number;
  readonly seconds: number;
  readonly bytes: number;
};

/** Whoever is silent for so long begins anew. Seconds. */
const PAUSE = 4;
/** A paragraph ends at the next full stop after this, and at the latest a while later. Characters. */
const ENOUGH = 420;
const MOST = 900;
/** Nor does it go on for longer than this after a full stop: it is a place to jump to. Seconds. */
const LONG = 45;

const isSentence = (text: string): boolean => /[.!?…]["'”’»)]*$/.test(text);

export const toParagraphs = (cues: readonly Cue[]): Paragraph[] => {
  const paragraphs: Paragraph[] = [];
  let until = 0;
  for (const cue of cues) {
    const said = cue.text.replaceAll('\n', ' ');
    const open = paragraphs.at(-1);
    const goesOn =
      open !== undefined &&
      (cue.who ?? open.who) === open.who &&
      cue.at - until < PAUSE &&
      open.text.length + said.length < MOST &&
      !((open.text.length >= ENOUGH || cue.at - open.at >= LONG) && isSentence(open.text));
    if (goesOn) paragraphs[paragraphs.length - 1] = { ...open, text: `${open.text} ${said}` };
    else paragraphs.push({ at: Math.floor(cue.at), ...(cue.who ? { who: cue.who } : {}), text: said });
    until = Math.max(until, cue.until);
  }
  return paragraphs;
};

/** Which paragraph is said at that second; -1 before the first. */
export const paragraphAt = (paragraphs: readonly Paragraph[], seconds: number): number =>
  paragraphs.findLastIndex(({ at }) => at <= seconds);

/** So much is found as one: enough to know what it is about, short enough to be led to. Characters and seconds. */
const PART = { signs: 1_200, seconds: 60 };

/** A transcript in parts that can be found, each with the second where it begins. */
export const toParts = (paragraphs: readonly Paragraph[]): readonly { readonly at: number; readonly text: string }[] => {
  const parts: { at: number; text: string }[] = [];
  for (const { at, text } of paragraphs) {
    const open = parts.at(-1);
    if (open && at - open.at < PART.seconds && open.text.length + text.length < PART.signs) open.text += ` ${text}`;
    else parts.push({ at, text });
  }
  return parts;
};

/** Where a text was found: from and to are places in its paragraph's text. */
export type Hit = { readonly paragraph: number; readonly from: number; readonly to: number };

const MOST_HITS = 1_000;

const escapeForPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Every place of a text, whatever its case; spaces are any space. Nothing for fewer than two signs. */
export const findIn = (paragraphs: readonly Paragraph[], wanted: string): Hit[] => {
  const words = wanted.trim();
  if (words.length < 2) return [];
  const pattern = new RegExp(words.split(/\s+/).map(escapeForPattern).join('\\s+'), 'giu');
  const hits: Hit[] = [];
  for (const [paragraph, { text }] of paragraphs.entries())
    for (const { index, 0: found } of text.matchAll(pattern)) {
      if (hits.length === MOST_HITS) return hits;
      hits.push({ paragraph, from: index, to: index + found.length });
    }
  return hits;
};
