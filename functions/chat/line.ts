/** A line of chat: its id, what is kept of it, and who sees what of that. Pure. */
import type { ChatLine, ConsoleLine, SeatLine } from '#shared/chat.ts';
import type { ContactId } from '#shared/ids.ts';
import { publicName } from '../question/ask.ts';

/** A line as stored. */
export type StoredLine = {
  readonly id: string;
  readonly text: string;
  readonly at: string;
  /** The name in full; what the room sees of it is `publicName`. */
  readonly by: string;
  readonly company: string;
  /** The contact that wrote it, never public; absent on a line of the team. */
  readonly writer?: string;
  readonly confirmed?: boolean;
  readonly team?: true;
  /** The question that a host made of it. */
  readonly question?: string;
  /** Counted from the ballots of those who reported it. */
  readonly reports?: number;
  /** So many of them the team saw, and let it stand. */
  readonly kept?: number;
  readonly removedAt?: string;
  /** A member of the team; absent where its writer took it back. */
  readonly removedBy?: string;
};

const TAG_LENGTH = 12;
const TIME_LENGTH = 24;
const idPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z-[0-9a-hjkmnp-tv-z]{12}$/;

export const toLineId = (at: Date, tag: string): string => `${at.toISOString()}-${tag.slice(0, TAG_LENGTH)}`;
export const isLineId = (text: string): boolean => idPattern.test(text);
export const timeOfLine = (id: string): string => id.slice(0, TIME_LENGTH);
export const tagOfLine = (id: string): string => id.slice(TIME_LENGTH + 1);

/** Undefined where it is none of ours. */
export const cursorToLine = (cursor: string): string | undefined => {
  try {
    const id = atob(cursor);
    return isLineId(id) ? id : undefined;
  } catch {
    return undefined;
  }
};

const isText = (value: unknown): value is string => typeof value === 'string';

/** Undefined for an item that is no line: one of them must not break the chat for everybody. */
export const itemToLine = (item: Readonly<Record<string, unknown>>): StoredLine | undefined => {
  const { pk: _pk, sk: _sk, v: _v, ...line } = item;
  const fine = isText(line.id) && isLineId(line.id) && [line.text, line.at, line.by, line.company].every(isText);
  return fine ? (line as unknown as StoredLine) : undefined;
};

export const isVisible = ({ removedAt }: StoredLine): boolean => removedAt === undefined;

export const toPublicLine = ({ id, text, by, at, team, question }: StoredLine): ChatLine => ({
  id,
  text,
  // A member of the team stands there with the whole name.
  by: team ? by : publicName({ anonymous: false, by }),
  at,
  ...(team ? { team } : {}),
  ...(question ? { asked: true } : {}),
});

/** As one seat sees it. `writers`: the contacts that are this person. */
export const toSeatLine = (line: StoredLine, writers: readonly ContactId[]): SeatLine => ({
  ...toPublicLine(line),
  ...(line.writer !== undefined && writers.includes(line.writer) ? { own: true } : {}),
});

export const toConsoleLine = (line: StoredLine, isSilenced: boolean): ConsoleLine => ({
  id: line.id,
  text: line.text,
  at: line.at,
  by: line.by,
  company: line.company,
  team: line.team === true,
  reports: Math.max(0, line.reports ?? 0),
  silenced: isSilenced,
  ...(line.removedAt ? { removed: { at: line.removedAt, by: line.removedBy ?? null } } : {}),
  ...(line.question ? { question: line.question } : {}),
});
