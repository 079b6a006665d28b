/** What somebody did and what we wrote to them, as points of one line, newest first. Pure. */

import type { TeamNote } from '#shared/contact.ts';
import type { ReadingPurpose } from '#shared/paper-gate.ts';
import type { JourneyEntry, LedgerLine, PersonWebinar } from '#shared/person-page.ts';
import type { Webinar } from '#shared/webinar.ts';
import { itemToCase } from '../case/stored.ts';
import { itemToComment } from '../comment/stored.ts';
import { type ConsentEntry, itemToEntry } from '../consent/ledger.ts';
import type { Contact } from '../contact/store.ts';
import type { StoredRun } from '../journey/item.ts';
import { isFor } from '../journey/page.ts';
import { withText } from '../me/record.ts';
import type { RegistrationRow } from '../registration/register.ts';
import { itemToSurvey } from '../survey/stored.ts';
import { isThanksKey } from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import { itemToThanks, toThanks } from '../thanks/stored.ts';

const texts = (item: Item, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (typeof item[name] === 'string' ? [[name, item[name]]] : [])));

const toLedgerLine = (entry: ConsentEntry & { readonly text?: string }): LedgerLine => {
  const { purpose, kind, method, page, locale, textVersion, text } = entry;
  return { purpose, did: kind, method, page, locale, ...(textVersion ? { textVersion } : {}), ...(text ? { text } : {}) };
};

/** What each item of the partition says by itself. */
const itemToPoints = (item: Item): JourneyEntry[] => {
  const { sk } = item;
  if (sk.startsWith('consent#')) {
    const entry = itemToEntry(item);
    return [{ kind: 'consent', at: entry.at, ...toLedgerLine(withText(entry)) }];
  }
  if (sk.startsWith('touch#') && item.kind === 'mail')
    return [{ kind: 'mail', at: String(item.at), event: String(item.event), ...texts(item, ['purpose', 'link']) }];
  if (isThanksKey(item)) {
    // Which code it was is for who manages the list.
    return [{ kind: 'thanked', ...toThanks(itemToThanks(item)) }];
  }
  if (sk.startsWith('touch#') && item.kind === 'download')
    return [
      { kind: 'download', at: String(item.at), report: String(item.report), ...(item.why ? { purpose: item.why as ReadingPurpose } : {}) },
    ];
  if (sk.startsWith('letter#') && typeof item.sentAt === 'string')
    return [{ kind: 'mail', at: item.sentAt, event: 'sent', what: sk.split('#')[1] ?? '', ...texts(item, ['webinar']) }];
  if (sk.startsWith('case#')) {
    const { id, openedAt, state, overdue, webinar } = itemToCase(item);
    return [{ kind: 'case', at: openedAt, case: id, state, overdue, ...(webinar ? { webinar } : {}) }];
  }
  if (sk.startsWith('comment#')) {
    const { at, slug, text, state } = itemToComment(item);
    // What nobody confirmed is nobody's yet; what its writer deleted has no words.
    return state === 'unconfirmed' || state === 'deleted' ? [] : [{ kind: 'commented', at, article: slug, text, state }];
  }
  if (sk.startsWith('survey#') && item.replaced === undefined) {
    const { webinar, stars, text, at } = itemToSurvey(item);
    return [{ kind: 'survey', at, webinar, stars, ...(text ? { text } : {}) }];
  }
  if (sk === 'voice' && typeof item.sentAt === 'string') return [{ kind: 'mail', at: item.sentAt, event: 'sent', what: 'quiet' }];
  if (sk.startsWith('invited#') && typeof item.at === 'string') return [{ kind: 'invited', at: item.at, webinar: sk.split('#')[1] ?? '' }];
  return [];
};

const sourceOf = ({ at, utm, referrer, landing, via }: RegistrationRow) => {
  const said = Object.entries({ ...utm, referrer, landing, via }).filter(([, value]) => value !== undefined && value !== '');
  return said.length > 0 ? { source: { at, ...Object.fromEntries(said) } } : {};
};

/** What somebody did around one webinar. */
export const webinarPoints = (webinar: PersonWebinar, row: RegistrationRow): JourneyEntry[] => [
  { kind: 'registered', at: webinar.at, webinar: webinar.id, ...sourceOf(row) },
  ...(webinar.since > webinar.at || webinar.state !== 'registered'
    ? [{ kind: 'standing', at: webinar.since, webinar: webinar.id, state: webinar.state } as const]
    : []),
  ...(webinar.first
    ? [
        {
          kind: 'attended',
          at: webinar.first,
          webinar: webinar.id,
          minutes: webinar.minutes,
          last: webinar.last ?? webinar.first,
        } as const,
      ]
    : []),
  ...(webinar.replay?.since
    ? [
        {
          kind: 'watched',
          at: webinar.replay.since,
          webinar: webinar.id,
          percent: webinar.replay.percent,
          last: webinar.replay.last,
        } as const,
      ]
    : []),
  ...webinar.questions.map((question) => ({ kind: 'asked', at: question.askedAt, webinar: webinar.id, question }) as const),
  ...webinar.polls.map(({ at, ...poll }) => ({ kind: 'poll', at, webinar: webinar.id, ...poll }) as const),
  ...webinar.pressed.map(({ at, text }) => ({ kind: 'pressed', at, webinar: webinar.id, text }) as const),
];

/** Webinars whose mail after the end promised them an answer: that mail is a letter of theirs besides, and is told as one. */
export const promisedIn = (items: readonly Item[]): ReadonlySet<string> =>
  new Set(
    items.flatMap(({ sk, sentAt }) => {
      const [kind, what, webinar = '', more] = sk.split('#');
      return kind === 'letter' && what === 'owed' && more === undefined && sentAt !== undefined ? [webinar] : [];
    }),
  );

type Reached = Pick<Contact, 'suppressed'> & { readonly promised: ReadonlySet<string> };

/** Mail of a webinar is written down once for everybody: whom it reached follows from the registration (DESIGN section 4). */
export const mailPoints = (
  webinar: Webinar,
  runs: readonly StoredRun[],
  row: RegistrationRow,
  { suppressed, promised }: Reached,
): JourneyEntry[] =>
  runs
    .filter((run) => run.sent > 0 && run.step !== 'report' && isFor(run, webinar, row))
    .filter(({ step }) => step !== 'after' || !promised.has(webinar.id))
    .filter(({ at }) => suppressed?.service === undefined || suppressed.service.at > at)
    .map(({ step, at }) => ({ kind: 'mail', at, event: 'sent', what: step, webinar: webinar.id, purpose: 'service' }));

export const notePoints = (notes: readonly TeamNote[]): JourneyEntry[] => notes.map((note) => ({ kind: 'note', at: note.at, note }));

/** `more`: points of webinars, mails and notes. */
export const toJourney = (items: readonly Item[], more: readonly JourneyEntry[]): readonly JourneyEntry[] =>
  [...items.flatMap(itemToPoints), ...more].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
