/** The demonstration of a new data folder: what each screen needs to show itself. Written through the same stores as everything else. */

import { addressToContact } from '#functions/contact/identity.ts';
import { toVia } from '#functions/contact/via.ts';
import { toRegistration } from '#functions/registration/register.ts';
import { draftToWebinar } from '#functions/webinar/draft.ts';
import type { WorkDeps } from '#functions/work-deps.ts';
import { toWebinarId, WEBINAR_ID_BYTES } from '#shared/ids.ts';
import { registrationForm } from '#shared/registration.ts';
import type { Webinar } from '#shared/webinar.ts';
import { askOne, seatOf } from './seed/asking.ts';
import { fillCampaigns } from './seed/campaigns.ts';
import { fillCases, fillPolicy } from './seed/cases.ts';
import { fillChat } from './seed/chat.ts';
import { fillComments } from './seed/comments.ts';
import { fillConsents } from './seed/consents.ts';
import { fillContacts } from './seed/contacts.ts';
import { fillDesk } from './seed/desk.ts';
import { each } from './seed/each.ts';
import { fillExports } from './seed/exports.ts';
import { fillGifts } from './seed/gifts.ts';
import { fillInvitations } from './seed/invitations.ts';
import { fillLinks } from './seed/links.ts';
import { fillLists } from './seed/lists.ts';
import { fillAttendance, fillNotes } from './seed/notes.ts';
import { fillPapers } from './seed/papers.ts';
import { people } from './seed/people.ts';
import { fillPolls } from './seed/polls.ts';
import { portraits, type SendPicture } from './seed/portraits.ts';
import { endedQuestions, liveQuestions, type Scripted, upcomingQuestions } from './seed/questions.ts';
import { fillQuiet } from './seed/quiet.ts';
import { fillSegments } from './seed/segments.ts';
import { fillSurvey } from './seed/surveys.ts';
import { fillTranscript } from './seed/transcript.ts';
import { liveWebinar, type Planned, plannedWebinars } from './seed/webinars.ts';

const MINUTE = 60_000;
/** The letter of the month before, by which some came (seed/campaigns.ts). */
const LETTER = 'Silence is a signal';
const WEEK_MS = 7 * 24 * 3_600_000;

/** Stored as it is now: a demonstration has no history of schedules, so no run of the past is made. */
const storeWebinar = async (
  deps: WorkDeps,
  { draft, becomes, isHidden }: Pick<Planned, 'draft' | 'becomes' | 'isHidden'>,
): Promise<Webinar> => {
  const now = deps.now();
  const made = draftToWebinar(draft, toWebinarId(deps.random(WEBINAR_ID_BYTES)), now);
  const unique = (await deps.webinar.create(made)) ? made : { ...made, slug: `${made.slug}-${made.id}` };
  if (unique !== made && !(await deps.webinar.create(unique))) throw new Error('The demonstration found no free address');
  const endsAt = becomes === 'live' ? new Date(now.getTime() + WEEK_MS).toISOString() : unique.endsAt;
  const states = { startedAt: becomes === 'scheduled' ? null : unique.startsAt, endedAt: becomes === 'ended' ? unique.endsAt : null };
  const next: Webinar = { ...unique, ...states, state: becomes, hidden: isHidden === true, endsAt, plan: 1, version: unique.version + 1 };
  await deps.webinar.replace(unique, next);
  return next;
};

/** Registered some days ago and told so: nobody of them is mailed a link when a demonstration begins. */
const fill = async (deps: WorkDeps, webinar: Webinar, [from, to]: readonly [number, number]): Promise<void> => {
  // Two of the ended one's people passed their links on.
  const sharer = (i: number) => people[from + (i % 2)]?.email ?? '';
  await each(people.slice(from, to), async ({ marketing, ...person }, i) => {
    const isBrought = webinar.state === 'ended' && i % 9 === 5;
    const via = isBrought && toVia(deps.config.CONTACT_KEY, webinar.id, addressToContact(deps.config.CONTACT_KEY, sharer(i)));
    const form = registrationForm.parse({
      ...person,
      ...(marketing ? { consent: { marketing: true } } : {}),
      ...(via ? { via } : {}),
      utm: { source: i % 2 ? 'newsletter' : 'social', ...(webinar.state === 'ended' && i % 4 === 2 ? { campaign: LETTER } : {}) },
    });
    const contact = addressToContact(deps.config.CONTACT_KEY, form.email);
    const at = new Date(Math.min(deps.now().getTime(), Date.parse(webinar.startsAt)) - (to - from - i) * 47 * MINUTE);
    const state = webinar.capacity !== null && i >= webinar.capacity ? 'waiting' : 'registered';
    const registration = toRegistration(form, contact, contact, at, false, {}, state);
    await deps.registration.register(webinar.id, registration);
    await deps.registration.sent(contact, webinar.id, registration.again.at);
    await deps.advocate.note(contact, webinar.id, registration.row, registration.again.at);
  });
};

/** Who came for how long, where it has started; and what the host of a live one wants them to read. */
const attendAndNote = async (deps: WorkDeps, webinar: Webinar, [from, to]: readonly [number, number]): Promise<void> => {
  const seats = Array.from({ length: to - from }, (_, i) => seatOf(deps, webinar, from + i));
  const end = webinar.endedAt ? Date.parse(webinar.endedAt) : deps.now().getTime();
  const minutes = webinar.startedAt ? Math.floor((end - Date.parse(webinar.startedAt)) / MINUTE) : 0;
  if (minutes > 0) await fillAttendance(deps, webinar, seats, minutes);
  if (webinar.state === 'live') await fillNotes(deps, webinar, seats);
  if (webinar.startedAt && !webinar.hidden) await fillPolls(deps, webinar, seats);
};

const tell = async (deps: WorkDeps, webinar: Webinar, scripts: readonly Scripted[], end: number): Promise<void> => {
  for (const script of scripts) await askOne(deps, webinar, script, end);
  await deps.publishFeed(webinar.id);
};

/** Writes the demonstration into an empty table, and its photos by `send`. */
export const seed = async (deps: WorkDeps, send: SendPicture): Promise<void> => {
  const now = deps.now().getTime();
  const withPhotos = portraits(deps, send);
  await fillConsents(deps);
  await fillPolicy(deps);
  await fillDesk(deps);
  await fillLists(deps);
  await fillContacts(deps);
  await fillPapers(deps, send);
  const hidden: Webinar[] = [];
  let ended: Webinar | undefined;
  for (const planned of plannedWebinars(deps.now())) {
    const webinar = await storeWebinar(deps, { ...planned, draft: await withPhotos(planned.draft) });
    if (planned.isHidden) hidden.push(webinar);
    await fill(deps, webinar, planned.seats);
    await fillLinks(deps, webinar);
    if (planned.becomes === 'live') await fillChat(deps, webinar);
    await attendAndNote(deps, webinar, planned.seats);
    const [scripts, end] =
      planned.becomes === 'live'
        ? [liveQuestions, now]
        : planned.becomes === 'ended'
          ? [endedQuestions, Date.parse(webinar.endsAt)]
          : [upcomingQuestions, now];
    await tell(deps, webinar, planned.isQuiet ? [] : scripts, end);
    if (planned.becomes === 'ended' && !planned.isQuiet) {
      ended = webinar;
      await fillTranscript(deps, webinar);
      await fillSurvey(deps, webinar, planned.seats[0]);
      await fillSegments(deps, webinar);
      await fillExports(deps, webinar);
      await fillCases(deps, webinar);
    }
    if (planned.becomes === 'scheduled' && webinar.capacity === null) await fillInvitations(deps, webinar.id);
  }
  await fillComments(deps, ended);
  await fillCampaigns(deps);
  await fillQuiet(deps, hidden);
  await fillGifts(deps);
};

/** After somebody ended the live webinar, the next start makes a new one. Does nothing while one is live, or in a folder without any. */
export const renewLive = async (deps: WorkDeps, send: SendPicture): Promise<void> => {
  const { rows } = await deps.webinar.page('public', { limit: 200 });
  if (rows.length === 0 || rows.some(({ state }) => state === 'live')) return;
  const webinar = await storeWebinar(deps, { draft: await portraits(deps, send)(liveWebinar(deps.now())), becomes: 'live' });
  await fill(deps, webinar, [0, 40]);
  await fillChat(deps, webinar);
  await attendAndNote(deps, webinar, [0, 40]);
  await tell(deps, webinar, liveQuestions, deps.now().getTime());
};
