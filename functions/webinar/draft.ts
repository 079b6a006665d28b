/** From what a host typed to a webinar, and from a webinar to what may be shown. */
import { isDeepStrictEqual } from 'node:util';
import { slugOf } from '#shared/slug.ts';
import { noCounts, type PublicWebinar, type Webinar } from '#shared/webinar.ts';
import type { WebinarChange, WebinarDraft } from '#shared/webinar-draft.ts';
import { givesSeat, isFull } from '../admission/rules.ts';
import { remindedFor } from '../journey/plan.ts';

const endOf = (startsAt: string, durationMinutes: number): string =>
  new Date(Date.parse(startsAt) + durationMinutes * 60_000).toISOString();

/** A new draft. Times are brought to 24-character ISO UTC, which sorts as text. */
export const draftToWebinar = (draft: WebinarDraft, id: string, now: Date): Webinar => {
  const startsAt = new Date(draft.startsAt).toISOString();
  return {
    ...draft,
    id,
    slug: draft.slug ?? slugOf(draft.title, id),
    state: 'draft',
    startsAt,
    endsAt: endOf(startsAt, draft.durationMinutes),
    movedFrom: null,
    previews: 0,
    hidden: false,
    version: 1,
    plan: 0,
    createdAt: now.toISOString(),
    startedAt: null,
    endedAt: null,
    counts: noCounts,
  };
};

/** The webinar after an edit; itself where nothing differs. `plan` counts schedules that people were told, so it moves only once published. */
export const applyChange = (webinar: Webinar, { version: _, ...change }: WebinarChange, now: Date): Webinar => {
  const wanted = {
    ...change,
    ...(change.startsAt ? { startsAt: new Date(change.startsAt).toISOString() } : {}),
    ...(change.questions ? { questions: { ...webinar.questions, ...change.questions } } : {}),
    ...(change.room ? { room: { ...webinar.room, ...change.room } } : {}),
    ...(change.form ? { form: { ...webinar.form, ...change.form } } : {}),
    ...(change.mail ? { mail: { ...webinar.mail, ...change.mail } } : {}),
    ...(change.admission ? { admission: { ...webinar.admission, ...change.admission } } : {}),
  };
  const given = Object.entries(wanted).filter(
    ([key, value]) => value !== undefined && !isDeepStrictEqual(value, webinar[key as keyof Webinar]),
  );
  if (given.length === 0) return webinar;
  const next: Webinar = { ...webinar, ...Object.fromEntries(given), version: webinar.version + 1 };
  if (next.startsAt === webinar.startsAt && next.durationMinutes === webinar.durationMinutes) return next;
  const moved = { ...next, endsAt: endOf(next.startsAt, next.durationMinutes) };
  if (webinar.state === 'draft') return moved;
  return {
    ...moved,
    plan: webinar.plan + 1,
    movedFrom: next.startsAt === webinar.startsAt ? webinar.movedFrom : webinar.startsAt,
    reminded: remindedFor(webinar, next.startsAt, now),
  };
};

/** Why a published webinar cannot be moved like that; undefined where it can. */
export const whyNotMoved = (webinar: Webinar, next: Webinar, now: Date): string | undefined => {
  if (webinar.state === 'draft' || (webinar.startsAt === next.startsAt && webinar.endsAt === next.endsAt)) return undefined;
  if (webinar.state === 'ended') return 'It is over, so its time stays as it was.';
  if (webinar.state === 'live' && webinar.startsAt !== next.startsAt) return 'It has started, so its start stays as it was.';
  return Date.parse(next.endsAt) <= now.getTime() ? 'That would have ended already. Please choose a later time.' : undefined;
};

/** Published and not hidden: who has a link of theirs gets there. One that was cancelled after its publication still says so. */
export const isReachable = (webinar: Webinar): boolean =>
  !webinar.hidden && webinar.plan > 0 && ['scheduled', 'live', 'ended', 'cancelled'].includes(webinar.state);

/** Seen by everybody. One by invitation is in no list, and has no page: whoever was not invited learns nothing of it. */
export const isPublic = (webinar: Webinar): boolean => isReachable(webinar) && !webinar.admission.invited;

/** Published and not called off: hiding it takes its page away, not what people were told. */
export const isTold = ({ plan, state }: Webinar): boolean => plan > 0 && (state === 'scheduled' || state === 'live' || state === 'ended');

/** Has a room: published ones, and rehearsals, whose address only the team knows. */
export const isOpen = (webinar: Webinar): boolean => isReachable(webinar) || (webinar.rehearsal !== undefined && !webinar.rehearsal.over);

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
  room: webinar.room,
  captions: webinar.captions,
  capacity: webinar.capacity,
  replay: webinar.replay,
  form: webinar.form,
  topics: webinar.topics,
  related: webinar.related,
  series: webinar.series,
  movedFrom: webinar.movedFrom,
  full: isFull(webinar),
  approval: webinar.admission.approval,
  domains: webinar.admission.domains.allow,
  byMail: !givesSeat(webinar),
  ...(webinar.rehearsal ? { isRehearsal: true } : {}),
});
