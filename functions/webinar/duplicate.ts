/** A webinar once more, without its people: the next draft of something that went well. Pure. */
import { titleToSlug } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import { instantToWall, wallToInstants } from '#shared/zone.ts';

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
  const startsAt = nextStart(webinar, now);
  const { liveSince: _, ...kept } = webinar;
  return {
    ...kept,
    id,
    slug: titleToSlug(webinar.title) || `webinar-${id}`,
    state: 'draft',
    startsAt,
    endsAt: new Date(Date.parse(startsAt) + webinar.durationMinutes * 60_000).toISOString(),
    replay: null,
    hidden: false,
    version: 1,
    plan: 0,
    createdAt: now.toISOString(),
    startedAt: null,
    endedAt: null,
    counts: { registered: 0, attended: 0, asked: 0 },
  };
};
