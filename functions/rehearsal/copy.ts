/** A private copy of a webinar to rehearse in: live at once, listed nowhere, gone by itself. Pure. */

import { usualAdmission } from '#shared/admission.ts';
import type { WebinarId } from '#shared/ids.ts';
import { noCounts, type Webinar } from '#shared/webinar.ts';

/** Nobody rehearses longer; a browser that was closed leaves nothing behind after this. */
export const REHEARSAL_MINUTES = 120;

const later = (now: Date, minutes: number): string => new Date(now.getTime() + minutes * 60_000).toISOString();

export const toRehearsal = (webinar: Webinar, id: WebinarId, now: Date): Webinar => {
  const at = now.toISOString();
  const until = later(now, REHEARSAL_MINUTES);
  return {
    ...webinar,
    ...{ id, slug: `rehearsal-${id}`, title: `Rehearsal: ${webinar.title}`, state: 'live', hidden: true },
    ...{ startsAt: at, endsAt: until, durationMinutes: REHEARSAL_MINUTES, createdAt: at, startedAt: at, liveSince: at, endedAt: null },
    ...{ movedFrom: null, series: null },
    ...{ version: 1, plan: 1, capacity: null, admission: usualAdmission, counts: noCounts },
    rehearsal: { of: webinar.id, until, second: 0 },
  };
};
