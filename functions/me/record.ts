/** Everything that is kept about a person, as the person reads and downloads it. Pure. */
import type { RegistrationState } from '#shared/admission.ts';
import { consentTexts, type Purpose, purposes } from '#shared/consent.ts';
import type { OwnQuestion } from '#shared/question.ts';
import type { SurveyAnswer } from '#shared/survey.ts';
import type { Webinar } from '#shared/webinar.ts';
import { standingOf } from '../admission/rules.ts';
import { type ConsentEntry, itemToEntry } from '../consent/ledger.ts';
import type { NewsletterRequest } from '../consent/store.ts';
import type { Contact, Preferences, Suppressions, Touched } from '../contact/store.ts';
import { answersIn } from '../poll/entry.ts';
import type { RegistrationRow, Submission } from '../registration/register.ts';

import { itemToSurvey, toAnswer } from '../survey/stored.ts';
import { idOf } from '../table/keys.ts';
import { filmOf, percentIn } from '../watched/film.ts';
import { type MyReport, reportsIn } from './reading-record.ts';
import { type MyVoice, voicesIn } from './voice-record.ts';

type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

export type MyAnswer = { readonly question: string; readonly answer: readonly string[] };
export type MyWebinar = {
  readonly id: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
  readonly state: RegistrationState;
  readonly registeredAt: string;
  /** What the first form and the latest one held. */
  readonly registration: RegistrationRow;
  readonly form: Submission['form'];
  /** Watched, counted in minutes of the webinar. */
  readonly minutes: number;
  /** How much of the recording, in percent, and where they stopped, in seconds. */
  readonly recording?: { readonly percent: number; readonly place: number; readonly firstAt: string; readonly lastAt: string };
  readonly firstSeenAt?: string;
  readonly lastSeenAt?: string;
  readonly questions: readonly OwnQuestion[];
  /** Ids of the questions that they voted for. */
  readonly votes: readonly string[];
  readonly polls: readonly MyAnswer[];
  /** Lines of chat. */
  readonly lines: readonly { readonly at: string; readonly text: string }[];
};

export type MyData = {
  readonly address: string;
  /** Those that were joined with this one, because they are the same person's. */
  readonly otherAddresses: readonly string[];
  /** How they came to their first form, and to their latest. */
  readonly firstCame?: Touched;
  readonly lastCame?: Touched;
  readonly jobTitle?: string;
  readonly country?: string;
  readonly phone?: string;
  /** Of somebody whom a list brought: when, and where it came from (GDPR, articles 14 and 15). */
  readonly imported?: { readonly at: string; readonly origin?: string };
  readonly name: string;
  readonly company: string;
  readonly knownSince: string;
  readonly language?: string;
  readonly timeZone?: string;
  readonly preferences: Preferences;
  /** What is not mailed, why and since when. */
  readonly notMailed: Suppressions;
  readonly consent: NonNullable<Contact['consent']>;
  readonly ledger: readonly (ConsentEntry & { readonly text?: string })[];
  readonly webinars: readonly MyWebinar[];
  /** Their latest request for the newsletter, as it was sent. */
  readonly newsletter?: NewsletterRequest;
  /** Webinars that we invited them to by mail, by id. */
  readonly invited: readonly { readonly webinar: string; readonly at: string }[];
  /** Other acts: buttons that they pressed, and what became of mails to them. */
  readonly acts: readonly MyAct[];
  /** What an answer of ours lacked, in their words. */
  readonly missing?: readonly { readonly at: string; readonly text: string }[];
  /** What they wrote below articles. */
  readonly comments?: readonly { readonly at: string; readonly article: string; readonly text: string; readonly state: string }[];
  /** Reports that they asked for by a gate, and got. */
  readonly reports?: readonly MyReport[];
  /** Questions that the team made of their comments, of webinars without a registration of theirs. */
  readonly turned?: readonly OwnQuestion[];
  /** What they said of webinars afterwards. */
  readonly surveys?: readonly ({ readonly webinar: string } & SurveyAnswer)[];
  /** Sentences that they left for publication. */
  readonly quotes?: readonly { readonly at: string; readonly text: string }[];
  /** On which pages of ours words of theirs stand, since when. */
  readonly shown?: readonly { readonly at: string; readonly places: readonly string[] }[];
  /** What the team wrote to them, where it is no answer that stands with a question. */
  readonly letters?: readonly { readonly at: string; readonly text: string }[];
  /** What they were asked since they never asked, and what they said to it. */
  readonly voices?: readonly MyVoice[];
  /** What the team calls them by. */
  readonly labels?: readonly string[];
};

const told = ['webinar', 'note', 'event', 'purpose', 'link', 'question', 'says', 'report', 'why', 'list', 'code'] as const;
export type MyAct = { readonly at: string; readonly kind: string } & Readonly<Partial<Record<(typeof told)[number], string>>>;

const toAct = (item: Item): MyAct => ({
  ...{ at: String(item.at), kind: String(item.kind) },
  ...Object.fromEntries(told.flatMap((name) => (typeof item[name] === 'string' ? [[name, item[name]]] : []))),
});

const newsletterIn = (items: readonly Item[]): Pick<MyData, 'newsletter'> => {
  const found = items.find(({ sk }) => sk === 'newsletter');
  if (!found) return {};
  const { pk: _pk, sk: _sk, v: _v, ttl: _ttl, ...newsletter } = found;
  return { newsletter: newsletter as unknown as NewsletterRequest };
};

/** Items with words of their own; what waits for its time was not said yet. */
const textsIn = (items: readonly Item[], name: 'quotes' | 'letters' | 'missing', prefix: string): Pick<MyData, typeof name> => {
  const found = items.filter(
    ({ sk, text, state }) => sk.startsWith(prefix) && text !== undefined && (state === undefined || state === 'sent'),
  );
  return found.length > 0 ? { [name]: found.map(({ at, text }) => ({ at: String(at), text: String(text) })) } : {};
};

/** What they wrote below articles, also what nobody else sees (yet). */
const commentsIn = (items: readonly Item[]): Pick<MyData, 'comments'> => {
  const found = items.filter(({ sk, text }) => sk.startsWith('comment#') && text !== '');
  const told = found.map(({ at, slug, text, state }) => ({
    at: String(at),
    article: String(slug),
    text: String(text),
    state: String(state),
  }));
  return told.length > 0 ? { comments: told } : {};
};

const surveysIn = (items: readonly Item[]): Pick<MyData, 'surveys'> => {
  const found = items.filter(({ sk }) => sk.startsWith('survey#')).map((item) => itemToSurvey(item as never));
  return found.length > 0 ? { surveys: found.map((one) => ({ webinar: one.webinar, ...toAnswer(one) })) } : {};
};

const shownIn = (items: readonly Item[]): Pick<MyData, 'shown'> => {
  const found = items.filter(({ sk, places }) => sk.startsWith('placed#') && (places as readonly string[]).length > 0);
  return found.length > 0 ? { shown: found.map(({ at, places }) => ({ at: String(at), places: places as readonly string[] })) } : {};
};

/** A version of the words that is not ours any more is known by its hash alone. */
const textOf = ({ purpose, textVersion }: ConsentEntry): string | undefined => {
  const known = purposes.includes(purpose as Purpose) ? consentTexts[purpose as Purpose] : undefined;
  return known?.version === textVersion ? known?.text : undefined;
};

export const withText = (entry: ConsentEntry) => {
  const text = textOf(entry);
  return text ? { ...entry, text } : entry;
};

const texts = (value: unknown): readonly string[] => (value instanceof Set ? [...(value as Set<string>)] : []);

/** What a person did in a webinar, looked up beside their ballot. */
export type Found = {
  readonly webinar: Webinar;
  readonly questions: readonly OwnQuestion[];
  readonly lines: MyWebinar['lines'];
  /** Polls by their ids. */
  readonly asked: ReadonlyMap<string, { readonly question: string; readonly options: readonly string[] }>;
};

const pollsOf = (item: Item, asked: Found['asked']): readonly MyAnswer[] =>
  Object.entries(answersIn(item)).map(([poll, answer]) => ({
    question: asked.get(poll)?.question ?? poll,
    answer:
      'words' in answer && answer.words ? answer.words : (answer.options ?? []).map((at) => asked.get(poll)?.options[at] ?? String(at + 1)),
  }));

const recordingIn = (item: Item): Pick<MyWebinar, 'recording'> => {
  const film = filmOf(item);
  return film ? { recording: { percent: percentIn(film), place: film.place, firstAt: film.first, lastAt: film.last } } : {};
};

export const toMyWebinar = (
  item: Item,
  { webinar, questions, lines, asked }: Found,
  { now, toId }: { now: Date; toId: (tag: string) => string },
): MyWebinar => {
  const row = item.row as RegistrationRow;
  return {
    ...{ id: webinar.id, title: webinar.title, startsAt: webinar.startsAt, endsAt: webinar.endsAt, timeZone: webinar.timeZone },
    state: standingOf(row, now),
    registeredAt: row.at,
    registration: row,
    form: (item.again as Submission).form,
    minutes: item.minutes instanceof Set ? item.minutes.size : 0,
    ...recordingIn(item),
    ...(typeof item.joinedAt === 'string' ? { firstSeenAt: item.joinedAt } : {}),
    ...(typeof item.lastAt === 'string' ? { lastSeenAt: item.lastAt } : {}),
    questions,
    votes: texts(item.votes).map(toId),
    polls: pollsOf(item, asked),
    lines,
  };
};

const detailsOf = ({ jobTitle, country, phone, imported, first, last }: Contact) => ({
  ...(first ? { firstCame: first } : {}),
  ...(last ? { lastCame: last } : {}),
  ...(jobTitle ? { jobTitle } : {}),
  ...(country ? { country } : {}),
  ...(phone ? { phone } : {}),
  ...(imported ? { imported: { at: imported.at, ...(imported.origin ? { origin: imported.origin } : {}) } } : {}),
});

/** `items`: the person's whole partition, with those of their other addresses. */
export const toMyData = (
  contact: Contact,
  items: readonly Item[],
  webinars: readonly MyWebinar[],
  turned: readonly OwnQuestion[] = [],
): MyData => ({
  ...{ address: contact.address, name: contact.name, company: contact.company, knownSince: contact.firstAt },
  ...detailsOf(contact),
  otherAddresses: items.flatMap(({ sk, pk, address }) => (sk === 'contact' && idOf(pk) !== contact.id ? [String(address)] : [])),
  ...(contact.locale ? { language: contact.locale } : {}),
  ...(contact.timeZone ? { timeZone: contact.timeZone } : {}),
  preferences: contact.preferences ?? {},
  notMailed: contact.suppressed ?? {},
  consent: contact.consent ?? {},
  ledger: items.filter(({ sk }) => sk.startsWith('consent#')).map((item) => withText(itemToEntry(item as never))),
  webinars: webinars.toSorted((a, b) => (a.startsAt < b.startsAt ? 1 : -1)),
  ...newsletterIn(items),
  invited: items.flatMap(({ sk, at }) =>
    sk.startsWith('invited#') && at ? [{ webinar: sk.slice('invited#'.length), at: String(at) }] : [],
  ),
  acts: items.filter(({ sk }) => sk.startsWith('touch#')).map(toAct),
  ...textsIn(items, 'missing', 'missing#'),
  ...textsIn(items, 'quotes', 'quote#'),
  ...shownIn(items),
  ...textsIn(items, 'letters', 'message#'),
  ...commentsIn(items),
  ...(turned.length > 0 ? { turned } : {}),
  ...reportsIn(items),
  ...surveysIn(items),
  ...voicesIn(items),
  ...(contact.labels?.length ? { labels: contact.labels } : {}),
});
