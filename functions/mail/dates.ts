/** The other webinars of a series that a form registered for, as its one mail tells of them: what, when, and one's own link. Pure. */
import type { RegistrationState } from '#shared/admission.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import { speakMail } from '#shared/words/mail.ts';
import { type CalendarEntry, toCalendar } from '../webinar/calendar.ts';
import { type Block, heading, paragraph, quietLink, times } from './blocks.ts';
import { type Reader, spanLines } from './when.ts';

/** `url`: the personal link of who has a seat there, else the page that says where they stand. */
export type OtherDate = {
  readonly webinar: PublicWebinar;
  readonly state: RegistrationState;
  readonly url: string;
  readonly uid: string;
  readonly sequence: number;
};

const hasSeat = ({ state }: OtherDate): boolean => state === 'registered';

/** Nothing without other dates. */
export const toDates = (dates: readonly OtherDate[], reader: Reader): Block[] => {
  const { t } = speakMail(reader.locale);
  const actOf = (date: OtherDate): string =>
    hasSeat(date)
      ? t('Your personal link:')
      : t(
          date.state === 'in-review'
            ? 'The hosts confirm each registration. See where it stands:'
            : 'All seats are taken. See where you stand:',
        );
  if (dates.length === 0) return [];
  return [
    paragraph(t('You registered for these, too:')),
    ...dates.flatMap((date) => [heading(date.webinar.title), times(spanLines(date.webinar, reader)), quietLink(actOf(date), date.url)]),
  ];
};

/** Published files name nobody whom they ask. */
const toPublished = ({ attendee: _, ...entry }: CalendarEntry): CalendarEntry => ({ ...entry, method: 'PUBLISH' });

/**
 * One file with every date that has a seat; undefined without any. A single one is an invitation to its reader; several cannot be one
 * (RFC 5546, 3.2.2), so they are published to them (3.2.1). Their UIDs are the same either way.
 */
export const toDatesCalendar = (
  own: CalendarEntry | undefined,
  dates: readonly OtherDate[],
  like: Pick<CalendarEntry, 'stamp' | 'organiser'>,
) => {
  const others = dates.filter(hasSeat).map((date): CalendarEntry => ({ ...date, ...like, method: 'PUBLISH' }));
  if (own && others.length === 0) return { method: own.method, content: toCalendar(own) };
  const [first, ...more] = [...(own ? [toPublished(own)] : []), ...others];
  return first ? { method: 'PUBLISH' as const, content: toCalendar(first, ...more) } : undefined;
};
