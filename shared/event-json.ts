/** What search engines are told of a webinar (schema.org), safe inside of a page. Pure. */
import type { PublicWebinar } from './webinar.ts';

/** JSON for a script element: no `<` can end it early. */
export const toScriptJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** What search engines are told (schema.org): a moved one with the start that they may have kept. */
const toEventStatus = ({ state, movedFrom }: PublicWebinar): object => {
  const status = (name: string) => ({ eventStatus: `https://schema.org/${name}` });
  if (state === 'cancelled') return status('EventCancelled');
  return movedFrom ? { ...status('EventRescheduled'), previousStartDate: movedFrom } : status('EventScheduled');
};

export const toEventJson = (webinar: PublicWebinar, url: string, locale: string, image?: string): string =>
  toScriptJson({
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: webinar.title,
    description: webinar.promise || webinar.title,
    inLanguage: locale,
    startDate: webinar.startsAt,
    endDate: webinar.endsAt,
    ...toEventStatus(webinar),
    ...(image ? { image: [image] } : {}),
    eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
    location: { '@type': 'VirtualLocation', url },
    isAccessibleForFree: true,
    performer: webinar.speakers.map(({ name }) => ({ '@type': 'Person', name })),
  });
