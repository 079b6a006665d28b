/** Who is mailed about a change, in a sentence that is read before the change is made. */
import type { Webinar } from '#shared/webinar.ts';
import { many } from './words.ts';

type Counted = Pick<Webinar, 'counts'>;

/** Everybody who has a seat or waits for one; who stopped these mails is left alone. */
const peopleOf = ({ counts: { registered, waiting, offered, inReview } }: Counted): number => registered + waiting + offered + inReview;

const people = (webinar: Counted): string => {
  const waits = peopleOf(webinar) > webinar.counts.registered;
  return `${many(peopleOf(webinar), 'person', 'people')} registered${waits ? ' or wait for a place' : ''}`;
};

/** `isHeld`: all mail is stopped. */
export const tellsOfCancelling = (webinar: Counted, isHeld = false): string =>
  peopleOf(webinar) === 0
    ? 'Nobody has registered yet, so nobody is mailed.'
    : `${people(webinar)}. They are mailed ${isHeld ? 'once mail is let out again' : 'at once'}, with a file that takes it out of their calendars.`;

const timing = ['startsAt', 'durationMinutes'];

/** Nothing leads to a page that nobody can open. */
const whenTold = ({ hidden }: Pick<Webinar, 'hidden'>, isHeld: boolean): string => {
  if (!hidden && !isHeld) return 'at once';
  return `once ${[...(hidden ? ['it is shown again'] : []), ...(isHeld ? ['mail is let out again'] : [])].join(' and ')}`;
};

/** Undefined where a change mails nobody. A move of one that is on air tells nobody: they are there. `isHeld`: all mail is stopped. */
export const tellsOfMoving = (
  webinar: Counted & Pick<Webinar, 'state' | 'hidden'>,
  changed: readonly string[],
  isHeld = false,
): string | undefined => {
  if (webinar.state !== 'scheduled' || !changed.some((field) => timing.includes(field)) || peopleOf(webinar) === 0) return undefined;
  const file = `${people(webinar)}: they are mailed the new time ${whenTold(webinar, isHeld)}, with a new calendar file.`;
  return changed.includes('startsAt')
    ? `${file} Reminders follow the new start; who was reminded is reminded again if it moves by more than six hours.`
    : file;
};

/** Begins with a space; empty where nothing follows an end. */
export const tellsOfArchiving = ({ state, hidden }: Pick<Webinar, 'state' | 'hidden'>): string => {
  if (state !== 'ended') return '';
  return hidden
    ? ' Because it is hidden, people who registered are mailed nothing more about its end.'
    : ' What is still to be mailed about its end goes as planned, without a link to the replay.';
};
