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

export const tellsOfCancelling = (webinar: Counted): string =>
  peopleOf(webinar) === 0
    ? 'Nobody has registered yet, so nobody is mailed.'
    : `${people(webinar)}. They are mailed at once, with a file that takes it out of their calendars.`;

const timing = ['startsAt', 'durationMinutes'];

/** Undefined where a change mails nobody. A move of one that is on air tells nobody: they are there. */
export const tellsOfMoving = (webinar: Counted & Pick<Webinar, 'state'>, changed: readonly string[]): string | undefined => {
  if (webinar.state !== 'scheduled' || !changed.some((field) => timing.includes(field)) || peopleOf(webinar) === 0) return undefined;
  const file = `${people(webinar)}: they are mailed the new time at once, with a new calendar file.`;
  return changed.includes('startsAt')
    ? `${file} Reminders follow the new start; who was reminded is reminded again if it moves by more than six hours.`
    : file;
};
