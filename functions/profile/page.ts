/** A person's page, put together from everything that was read of them. Pure. */
import type { TeamNote } from '#shared/contact.ts';
import { toReach } from '#shared/contact.ts';
import type { PersonPage } from '#shared/person-page.ts';
import type { Weights } from '#shared/score.ts';
import { withoutOver } from '../consent/rules.ts';
import type { Contact } from '../contact/store.ts';
import { toContactRow } from '../contact/stored.ts';
import type { StoredRun } from '../journey/item.ts';
import { labelsOf } from '../label/rules.ts';
import { leftOut } from '../person/reach.ts';
import { itemToTeamNote } from '../remark/rules.ts';
import type { Offer } from '../score/offer.ts';
import { overallOf, scoreOf } from '../score/rules.ts';
import { teamNotes } from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import { mailPoints, notePoints, promisedIn, toJourney, webinarPoints } from './journey.ts';
import { type Around, type Ballots, toPersonWebinar } from './webinar.ts';

export const notesIn = (items: readonly Item[]): readonly TeamNote[] =>
  items
    .filter(({ sk }) => sk.startsWith(teamNotes))
    .map(itemToTeamNote)
    .toSorted((a, b) => (a.id < b.id ? 1 : -1));

const confirmation = ({ own }: Ballots, webinar: string) =>
  typeof own.mailDone === 'string'
    ? [{ kind: 'mail', at: own.mailDone, event: 'sent', what: 'confirmation', webinar, purpose: 'service' } as const]
    : [];

/** What was read of a person: their partition, the ballots by webinar, and what stands in other partitions. */
export type Gathered = {
  readonly contact: Contact;
  readonly aliases: PersonPage['aliases'];
  readonly items: readonly Item[];
  readonly ballots: ReadonlyMap<string, Ballots>;
  readonly around: Around;
  readonly runs: ReadonlyMap<string, readonly StoredRun[]>;
};

const known = (contact: Contact) => {
  const { jobTitle, country, phone, preferences, first, last } = contact;
  const [language, timeZone] = [preferences?.locale ?? contact.locale, preferences?.timeZone ?? contact.timeZone];
  const paused = preferences?.pausedUntil;
  return Object.fromEntries(
    Object.entries({ jobTitle, country, phone, language, timeZone, first, last, pausedUntil: paused }).filter(
      ([, value]) => value !== undefined,
    ),
  ) as Pick<PersonPage, 'jobTitle' | 'country' | 'phone' | 'language' | 'timeZone' | 'first' | 'last' | 'pausedUntil'>;
};

/** What the score asks for besides: what each webinar offered, and what the inputs weigh. */
export type Scoring = { readonly offers: ReadonlyMap<string, Offer>; readonly weights: Weights };

export const toPersonPage = (
  { contact: stored, aliases, items, ballots, around, runs }: Gathered,
  { offers, weights }: Scoring,
  now: Date,
): Omit<PersonPage, 'brought'> => {
  const contact = withoutOver(stored, now);
  const row = toContactRow(contact);
  const found = [...ballots].flatMap(([id, some]) => {
    const webinar = around.webinars.get(id);
    const made = toPersonWebinar(some, webinar, around, now);
    if (!made || !webinar) return [];
    const offer = offers.get(id);
    const score = offer && scoreOf(made.part, offer, weights);
    return [{ ...made, shown: { ...made.shown, ...(score ? { score } : {}) }, webinar, ballots: some }];
  });
  const parts = found.map(({ part }) => part);
  const score = overallOf(parts, offers, weights, now);
  const notes = notesIn(items);
  const promised = promisedIn(items);
  const points = found.flatMap(({ shown, row: registration, webinar, ballots: some }) => [
    ...webinarPoints(shown, registration),
    ...confirmation(some, shown.id),
    ...mailPoints(webinar, runs.get(shown.id) ?? [], registration, { ...contact, promised }),
  ]);
  return {
    ...{ id: contact.id, email: contact.address, aliases, name: contact.name, company: contact.company, ...known(contact) },
    ...{ knownSince: contact.firstAt, lastAt: contact.lastAt, labels: labelsOf(contact) },
    consent: Object.fromEntries(Object.entries(contact.consent ?? {}).map(([purpose, { state, at }]) => [purpose, { state, at }])),
    suppressed: contact.suppressed ?? {},
    reach: { marketing: toReach(leftOut(row, 'marketing', now)), research: toReach(leftOut(row, 'research', now)) },
    owed: contact.owed?.size ?? 0,
    ...(score ? { score } : {}),
    channel: { use: 'mail', why: 'only' },
    webinars: found.map(({ shown }) => shown).toSorted((a, b) => (a.startsAt < b.startsAt ? 1 : -1)),
    notes,
    journey: toJourney(items, [...points, ...notePoints(notes)]),
  };
};
