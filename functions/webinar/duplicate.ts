/** A webinar once more, without its people: the next draft of something that went well. Pure. */
import type { Webinar } from '#shared/webinar.ts';
import { instantToWall, wallToInstants } from '#shared/zone.ts';
import { draftToWebinar } from './draft.ts';

const WEEK = 7 * 86_400_000;

/** The same weekday and clock time, the first week in which that is still to come. An hour that the clocks skip is passed over. */
export const nextStart = ({ startsAt, timeZone }: Pick<Webinar, 'startsAt' | 'timeZone'>, now: Date): string => {
  const [day = '', clock = ''] = instantToWall(new Date(startsAt), timeZone).split('T');
  const weeks = Math.max(1, Math.floor((now.getTime() - Date.parse(startsAt)) / WEEK));
  for (let week = weeks; ; week += 1) {
    const date = new Date(Date.parse(`${day}T00:00:00Z`) + week * WEEK).toISOString().slice(0, 10);
    const at = wallToInstants(`${date}T${clock}`, timeZone)[0];
    if (at && at.getTime() > now.getTime()) return at.toISOString();
  }
};

/** Registrations, questions, votes, its recording and its past stay with the first. */
export const toDuplicate = (webinar: Webinar, { id, now }: { id: string; now: Date }): Webinar => {
  const { liveSince: _, reminded: __, ...kept } = webinar;
  const lists = {
    speakers: [...webinar.speakers],
    agenda: [...webinar.agenda],
    topics: [...webinar.topics],
    related: [...webinar.related],
  };
  const mail = { ...webinar.mail, reminders: [...webinar.mail.reminders], report: [...webinar.mail.report] };
  return draftToWebinar({ ...kept, ...lists, mail, slug: undefined, startsAt: nextStart(webinar, now), replay: null }, id, now);
};
