/** From what was asked for to pages of rows, for whoever writes or shows them. All through `deps`. */
import type { ExportRequest } from '#shared/export.ts';
import type { ContactId } from '#shared/ids.ts';
import type { Group } from '#shared/segment.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { Person } from '../person/person.ts';
import type { TeamDeps } from '../team-deps.ts';
import { type About, headersOf, type Need, needsOf } from './column.ts';
import type { Cell } from './csv.ts';
import { type Found, type Page, type Place, type Plan, peoplePages, planOf } from './pages.ts';
import { questionPages, questionPlan } from './question-pages.ts';
import { contactsOf, readAbout, readStopped } from './reading.ts';
import { notRegistered, registered, walked } from './sources.ts';
import { isOfQuestions, type Layout, layoutOf, type PeopleTarget } from './targets.ts';
import { count, noTally } from './zoom.ts';

/** `since`: when the same list was looked at before. */
export type Asked = Pick<ExportRequest, 'target' | 'purpose' | 'columns' | 'campaign' | 'overHold'> & {
  readonly startedAt: string;
  readonly since?: string | undefined;
};

/** Whom a file is made of: a webinar, or a segment that was opened (segment/reactions.ts). */
export type Of =
  | { readonly webinar: Webinar }
  | {
      readonly walk: (list: number) => AsyncIterable<Person>;
      /** Absent of a snapshot. */
      readonly rules?: Group | undefined;
      readonly webinars: About['webinars'];
      readonly scope?: readonly string[];
    };

/** `choice`: the columns that may be chosen. */
export type Made = {
  readonly plan: Plan;
  readonly pages: (place: Place | undefined) => AsyncIterable<Page>;
  readonly isBare: boolean;
  readonly columns: readonly string[];
  readonly choice: readonly string[];
};

async function* nobody(): AsyncGenerator<ContactId> {}

const invitedTo = (deps: TeamDeps, { hasInvited }: Layout, webinar: string): AsyncIterable<ContactId> =>
  hasInvited ? deps.invitation.invitedTo(webinar) : nobody();

/** Each source goes on from its own kind of place. */
const sourceOf = (deps: TeamDeps, of: Of, layout: Layout, { startedAt }: Asked, needs: ReadonlySet<Need>) => {
  if ('walk' in of) return (place: Place | undefined): AsyncIterable<Found> => walked(of.walk, place ?? {});
  const { id } = of.webinar;
  const wanted = { asked: needs.has('asked'), result: needs.has('result') };
  return async function* (place: Place | undefined): AsyncGenerator<Found> {
    const join = await deps.person.joining(id, wanted);
    yield* registered(deps, { webinar: id, until: startedAt, join }, place ?? {});
    yield* notRegistered(deps, { webinar: id, ids: invitedTo(deps, layout, id) }, Number(place?.skip ?? 0));
  };
};

const ofPeople = async (deps: TeamDeps, of: Of, asked: Asked, target: PeopleTarget, isBegun: boolean): Promise<Made> => {
  const webinar = 'webinar' in of ? of.webinar : undefined;
  const layout = layoutOf(target, { ...asked, of: webinar ? 'webinar' : 'segment', fields: webinar?.form.fields ?? [] });
  const needs = needsOf(layout.columns);
  const about = await readAbout(deps, { ...asked, webinar }, 'webinars' in of ? of.webinars : new Map([[of.webinar.id, of.webinar]]));
  const headers = headersOf(layout.columns);
  const source = sourceOf(deps, of, layout, asked, needs);
  const isForConsent = asked.purpose !== 'service';
  const needsContact = isForConsent || layout.isBlocklist === true || layout.hasInvited === true || needs.has('contact');
  const head = async (): Promise<readonly (readonly Cell[])[]> => {
    if (!layout.head || isBegun) return [headers];
    const tally = noTally();
    for await (const { people } of source(undefined)) for (const one of people) count(tally, one);
    return layout.head(about, tally, headers);
  };
  const beside = {
    contacts: needsContact ? contactsOf(deps) : undefined,
    stopped: needsContact ? undefined : await readStopped(deps),
  };
  const judging = { overHold: asked.overHold !== undefined, mails: layout.mails, takes: layout.takes };
  return {
    plan: planOf(layout, await head()),
    pages: (place) => peoplePages(source(place), { layout, about, judging, beside, since: asked.since ?? '', now: deps.now }),
    isBare: layout.isBare === true,
    columns: headers,
    choice: headersOf(layout.choice ?? layout.columns),
  };
};

/** `isBegun`: what stands above the rows is written already, so nobody is counted for it. */
export const make = async (deps: TeamDeps, of: Of, asked: Asked, isBegun = false): Promise<Made> => {
  const { target } = asked;
  if (!isOfQuestions(target)) return ofPeople(deps, of, asked, target, isBegun);
  if (!('webinar' in of)) throw new TypeError('Questions are those of one webinar');
  const about = await readAbout(deps, { ...asked, webinar: of.webinar }, new Map([[of.webinar.id, of.webinar]]));
  const { plan, columns, choice } = questionPlan(target, about, asked.columns);
  const reading = { contacts: contactsOf(deps), now: deps.now };
  return {
    ...{ plan, isBare: false },
    pages: (place) => questionPages(deps, { about, target, asked, reading }, Number(place?.skip ?? 0)),
    columns: headersOf(columns),
    choice: headersOf(choice),
  };
};
