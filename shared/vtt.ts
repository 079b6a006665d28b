/** WebVTT (W3C): a strict reader of what hosts upload, and the writer of what players show. Pure; nothing of a file is ever HTML. */
import type { FieldError } from './problem.ts';

/** Something said. `at` and `until` in seconds of the recording; lines of `text` as they were broken; `who` where the file says so. */
export type Cue = { readonly at: number; readonly until: number; readonly text: string; readonly who?: string };
export type ReadVtt = { readonly ok: true; readonly cues: readonly Cue[] } | { readonly ok: false; readonly errors: readonly FieldError[] };

export const vttLimits = { bytes: 1_000_000, cues: 20_000, textLength: 2_000, whoLength: 120, seconds: 24 * 3_600 } as const;

/** A person mends a few lines; whoever sends a film instead is answered as briefly. */
const MOST_ERRORS = 20;

const HEADER = /^WEBVTT(?:[ \t].*)?$/;
const TIME = String.raw`(?:(\d{2,3}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;
const TIMING = new RegExp(`^${TIME}[ \\t]+-->[ \\t]+${TIME}(?:[ \\t]+\\S.*)?$`);
/** What WebVTT calls a tag; everything else in angle brackets stays the text that was typed. */
const TAG = /<(?:\/?(?:c|i|b|u|v|ruby|rt|lang)(?:[.\s][^<>]{0,300})?|(?:\d{2,3}:)?[0-5]\d:[0-5]\d\.\d{3})>/g;
const VOICE = /<v(?:\.[^\s<>]{1,100})?[ \t]+([^<>]{1,300})>/;

/** Signs that are no text, but for the tab. */
const hasControl = (line: string): boolean => [...line].some((sign) => (sign < ' ' && sign !== '\t') || sign === '\u007f');

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&lrm;': '',
  '&rlm;': '',
};
const plain = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39|nbsp|lrm|rlm);/g, (entity) => entities[entity] ?? entity);

const toSeconds = ([hours = '0', minutes, seconds, thousandths]: readonly (string | undefined)[]): number =>
  Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds) + Number(thousandths) / 1_000;

type Block = { readonly line: number; readonly lines: readonly string[] };

/** What stands between empty lines, each with the number of its first line. */
const toBlocks = (lines: readonly string[]): Block[] => {
  const blocks: Block[] = [];
  let open: string[] = [];
  for (const [at, line] of [...lines, ''].entries()) {
    if (line.trim() !== '') open.push(line);
    else if (open.length > 0) {
      blocks.push({ line: at + 1 - open.length, lines: open });
      open = [];
    }
  }
  return blocks;
};

const isAside = ([first = '']: readonly string[]): boolean => /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(first) && !first.includes('-->');

/** A cue, nothing where it says nothing, or what is wrong with it, by line. `before`: when the cue before it begins. */
const toCue = ({ line, lines }: Block, before: number): Cue | undefined | { readonly wrong: string } => {
  const wrong = (at: number, what: string) => ({ wrong: `Line ${at}: ${what}` });
  const place = lines.findIndex((one) => one.includes('-->'));
  if (place < 0 || place > 1) return wrong(line, 'A cue begins with its times, like 00:01:02.000 --> 00:01:05.500.');
  const found = TIMING.exec(lines[place] ?? '');
  if (!found) return wrong(line + place, 'These times cannot be read. They look like 00:01:02.000 --> 00:01:05.500.');
  const [at, until] = [toSeconds(found.slice(1, 5)), toSeconds(found.slice(5, 9))];
  if (until <= at) return wrong(line + place, 'It ends before it begins.');
  if (at < before) return wrong(line + place, 'It begins earlier than the one before it. Times go forward.');
  if (until > vttLimits.seconds) return wrong(line + place, 'A recording has 24 hours at most.');
  const said = lines.slice(place + 1);
  if (said.some((one) => one.includes('-->'))) return wrong(line + place + 1, 'An empty line is missing between two cues.');
  const raw = said.join('\n');
  const text = plain(raw.replace(TAG, ''))
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .join('\n');
  if (text.length > vttLimits.textLength) return wrong(line + place + 1, `A cue has ${vttLimits.textLength} characters at most.`);
  const who = plain(VOICE.exec(raw)?.[1] ?? '').trim();
  if (who.length > vttLimits.whoLength) return wrong(line + place + 1, `A name has ${vttLimits.whoLength} characters at most.`);
  return text === '' ? undefined : { at, until, text, ...(who ? { who } : {}) };
};

const refused = (...details: readonly string[]): ReadVtt => ({ ok: false, errors: details.map((detail) => ({ pointer: '#', detail })) });

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Cues may overlap, as when two people speak; they never go back in time. Each error names its line. */
export const readVtt = (bytes: Uint8Array): ReadVtt => {
  if (bytes.length > vttLimits.bytes) return refused('The file has more than 1 MB. A transcript of an hour has about a tenth of that.');
  const text = decode(bytes);
  if (text === undefined) return refused('The file is not UTF-8. Please save it as UTF-8 and send it again.');
  const lines = text.split(/\r\n|\n|\r/);
  const odd = lines.findIndex((line) => hasControl(line));
  if (odd >= 0) return refused(`Line ${odd + 1}: There are signs in it that are no text. Is this the right file?`);
  if (!HEADER.test(lines[0] ?? ''))
    return refused('Line 1: A WebVTT file begins with the word WEBVTT. Subtitles of another kind, like SRT, can be converted.');
  const errors: string[] = [];
  const cues: Cue[] = [];
  const blocks = toBlocks(lines);
  // Whatever follows the header without an empty line belongs to it.
  for (const block of blocks.slice(1)) {
    if (isAside(block.lines)) continue;
    const cue = toCue(block, cues.at(-1)?.at ?? 0);
    if (cue && 'wrong' in cue) errors.push(cue.wrong);
    else if (cue) cues.push(cue);
    if (errors.length === MOST_ERRORS) break;
  }
  if (errors.length > 0) return refused(...errors);
  if (cues.length > vttLimits.cues) return refused(`The file has more than ${vttLimits.cues.toLocaleString('en-GB')} cues.`);
  return cues.length > 0 ? { ok: true, cues } : refused('Nothing is said in this file: it has no cue with words.');
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const toTime = (seconds: number): string => {
  const ms = Math.round(seconds * 1_000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60];
  return `${two(hours)}:${two(minutes)}:${two(Math.floor(ms / 1_000) % 60)}.${String(ms % 1_000).padStart(3, '0')}`;
};

/** A file that `readVtt` reads as the same cues. */
export const writeVtt = (cues: readonly Cue[]): string =>
  [
    'WEBVTT',
    ...cues.map(({ at, until, text, who }) => `${toTime(at)} --> ${toTime(until)}\n${who ? `<v ${escaped(who)}>` : ''}${escaped(text)}`),
  ]
    .join('\n\n')
    .concat('\n');
