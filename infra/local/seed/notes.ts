/** What the demonstration's people did beside asking: who came and for how long; and what the host of the live room wants them to read. */
import type { Deps } from '#functions/deps.ts';
import type { VerifiedSeat } from '#functions/http/seat.ts';
import { toNote } from '#functions/note/draft.ts';
import { NOTE_ID_BYTES, toNoteId } from '#shared/note.ts';
import type { Webinar } from '#shared/webinar.ts';
import { each } from './each.ts';

const MINUTE = 60_000;
/** A beacon tells of ten minutes at most. */
const LONGEST = 10;

/** First and last minute; undefined for every sixth, who never came. Some come late, some leave early. */
const stayOf = (person: number, minutes: number): readonly [from: number, to: number] | undefined =>
  person % 6 === 5 ? undefined : [(person * 3) % 8, Math.max(12, minutes - (person % 4) * 7)];

/** They all left again: nobody is shown to be there who is not. */
const attend = async (deps: Deps, webinar: Webinar, seat: VerifiedSeat, [from, to]: readonly [number, number]): Promise<void> => {
  const start = new Date(webinar.startedAt ?? webinar.startsAt);
  for (let minute = from; minute < to; minute += LONGEST) {
    const until = Math.min(to, minute + LONGEST);
    const at = new Date(start.getTime() + until * MINUTE);
    const form = { seconds: (until - minute) * 60, ...(until === to ? { leaving: true } : {}) };
    await deps.presence.beat(seat, form, { start, end: at }, at);
  }
};

/** `minutes`: how long the webinar ran. */
export const fillAttendance = async (deps: Deps, webinar: Webinar, seats: readonly VerifiedSeat[], minutes: number): Promise<void> => {
  const stays = seats.map((seat, person) => ({ seat, stay: stayOf(person, minutes) }));
  await each(stays, async ({ seat, stay }) => stay && attend(deps, webinar, seat, stay));
};

const script = {
  text: 'The figures of today, the call sheet and the calendar that all three teams share: eleven pages, no form.',
  url: 'https://example.com/one-team-one-calendar',
  label: 'Read the report',
};

/** One note stands in the live room; a few have followed it. */
export const fillNotes = async (deps: Deps, webinar: Webinar, seats: readonly VerifiedSeat[]): Promise<void> => {
  const about = { id: toNoteId(deps.random(NOTE_ID_BYTES)), webinar: webinar.id, by: 'host', now: deps.now() };
  const made = toNote(script, about);
  if (made.kind === 'refused') throw new Error(made.error.detail);
  await deps.note.add(made.note);
  const followers = seats.filter((_, person) => person % 7 === 0);
  await each(followers, (seat) => deps.note.click(seat, made.note.id));
};
