/** From what a host typed to a webinar, and from a webinar to what may be shown. */
import { titleToSlug } from '#shared/ids.ts';
import type { PublicWebinar, Webinar, WebinarChange, WebinarDraft } from '#shared/webinar.ts';

const endOf = (startsAt: string, durationMinutes: number): string =>
  new Date(Date.parse(startsAt) + durationMinutes * 60_000).toISOString();

/** A new draft. Times are brought to 24-character ISO UTC, which sorts as text. */
export const draftToWebinar = (draft: WebinarDraft, id: string, now: Date): Webinar => {
  const startsAt = new Date(draft.startsAt).toISOString();
  return {
    ...draft,
    id,
    slug: draft.slug ?? (titleToSlug(draft.title) || `webinar-${id}`),
    state: 'draft',
    startsAt,
    endsAt: endOf(startsAt, draft.durationMinutes),
    hidden: false,
    version: 1,
    plan: 0,
    createdAt: now.toISOString(),
    startedAt: null,
    endedAt: null,
    counts: { registered: 0, attended: 0, asked: 0 },
  };
};

/** The webinar after an edit; `plan` counts schedules that people were told, so it moves only once published. */
export const applyChange = (webinar: Webinar, { version: _, ...change }: WebinarChange): Webinar => {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const next: Webinar = { ...webinar, ...given, version: webinar.version + 1 };
  const startsAt = new Date(next.startsAt).toISOString();
  const endsAt = endOf(startsAt, next.durationMinutes);
  const moved = startsAt !== webinar.startsAt || endsAt !== webinar.endsAt;
  return { ...next, startsAt, endsAt, plan: moved && webinar.state !== 'draft' ? webinar.plan + 1 : webinar.plan };
};

/** Seen by everybody: published and not hidden. A cancelled one still has a page that says so. */
export const isPublic = (webinar: Webinar): boolean =>
  !webinar.hidden && ['scheduled', 'live', 'ended', 'cancelled'].includes(webinar.state);

/** Where there is still something to come for: the room, or a replay. */
export const takesRegistrations = (webinar: Webinar): boolean =>
  webinar.state === 'scheduled' || webinar.state === 'live' || (webinar.state === 'ended' && webinar.replay !== null);

export const toPublic = (webinar: Webinar): PublicWebinar => ({
  id: webinar.id,
  slug: webinar.slug,
  state: webinar.state,
  title: webinar.title,
  promise: webinar.promise,
  description: webinar.description,
  startsAt: webinar.startsAt,
  endsAt: webinar.endsAt,
  timeZone: webinar.timeZone,
  durationMinutes: webinar.durationMinutes,
  speakers: webinar.speakers,
  agenda: webinar.agenda,
  video: webinar.video,
  questions: webinar.questions,
  capacity: webinar.capacity,
  replay: webinar.replay,
});
