/** Whether a person fits a tree of rules. Pure: the time, the webinars and the scores are told. */
import type { WebinarId } from '#shared/ids.ts';
import { isGroup, kindOfGroup, type Node, nodesOf } from '#shared/segment.ts';
import type { Rule, RuleOf } from '#shared/segment-rule.ts';
import { npsGroupOf } from '#shared/survey.ts';
import type { Webinar } from '#shared/webinar.ts';
import { standing } from '../consent/rules.ts';
import type { ContactRow } from '../contact/store.ts';
import { isLate, type Part, type Person } from '../person/person.ts';

const DAY_MS = 86_400_000;
/** For so long after a webinar somebody who never confirmed the address counts as one who missed it. */
const UNCONFIRMED_DAYS = 7;

export type Facts = {
  readonly now: Date;
  readonly webinars: ReadonlyMap<WebinarId, Pick<Webinar, 'state' | 'endedAt' | 'endsAt'>>;
  /** 0 to 100; undefined where the person has no part in it. */
  readonly score: (person: Person, of: WebinarId | 'overall') => number | undefined;
  /** How many people came to the webinars that are meant by links that this person passed on. */
  readonly brought: (person: Person, isMeant: (webinar: WebinarId) => boolean) => number;
};

type Test<K extends Rule['rule']> = (rule: RuleOf<K>, person: Person, facts: Facts) => boolean;

const isIn = (webinars: 'any' | readonly WebinarId[], { webinar }: Part): boolean => webinars === 'any' || webinars.includes(webinar);

/** One of the parts that the rule is about is like this. */
const some = (webinars: 'any' | readonly WebinarId[], { parts }: Person, is: (part: Part) => boolean): boolean =>
  parts.some((part) => isIn(webinars, part) && is(part));

const hasCome = ({ result }: Part): boolean => result?.first !== undefined;

const hasMissed = (part: Part, { webinars, now }: Facts): boolean => {
  const webinar = webinars.get(part.webinar);
  // Who registers for the recording misses nothing.
  if (webinar && isLate(part.row, webinar.endedAt)) return false;
  if (part.row.state !== 'registered' || hasCome(part) || !webinar || (webinar.state !== 'ended' && webinar.state !== 'archived'))
    return false;
  const end = Date.parse(webinar.endedAt ?? webinar.endsAt);
  return part.row.confirmed === true || now.getTime() < end + UNCONFIRMED_DAYS * DAY_MS;
};

const isState = (part: Part, { is, minutes }: RuleOf<'state'>, facts: Facts): boolean => {
  const { state, confirmed, replay } = part.row;
  switch (is) {
    case 'registered':
      return state === 'registered';
    case 'confirmed':
      return state === 'registered' && confirmed === true;
    case 'waiting':
      return state === 'waiting' || state === 'offered' || state === 'in-review';
    case 'cancelled':
      return state === 'cancelled' || state === 'left';
    case 'attended':
      return hasCome(part) && (part.result?.minutes ?? 0) >= (minutes ?? 0);
    case 'missed':
      return hasMissed(part, facts);
    case 'replay':
      return replay !== undefined;
  }
};

const hasAnswered = ({ result }: Part, { poll, options }: RuleOf<'poll'>): boolean => {
  const polls = result?.polls ?? {};
  if (poll === undefined) return Object.keys(polls).length > 0;
  const chosen = polls[poll];
  return chosen !== undefined && (options === undefined || options.some((place) => chosen.includes(place)));
};

const hasRated = ({ row: { survey } }: Part, { stars, nps }: RuleOf<'survey'>): boolean =>
  survey !== undefined &&
  (stars?.includes(survey.stars) ?? true) &&
  (nps === undefined || (survey.nps !== undefined && nps.includes(npsGroupOf(survey.nps))));

const didThis = ({ did = [] }: ContactRow, { what, which }: RuleOf<'did'>): boolean =>
  did.some((one) => (which === undefined ? one.startsWith(`${what}:`) : one === `${what}:${which}`));

const cameBy = ({ contact }: Person, { touch, field, is, text = '' }: RuleOf<'source'>): boolean => {
  const value = contact[touch]?.[field];
  if (value === undefined || value === '') return false;
  const [found, wanted] = [value.toLowerCase(), text.toLowerCase()];
  return is === 'known' || (is === 'is' ? found === wanted : is === 'starts' ? found.startsWith(wanted) : found.includes(wanted));
};

const isDay = ({ contact }: Person, { touch, is, days = 0, day = '' }: RuleOf<'day'>, { now }: Facts): boolean => {
  const at = (touch === 'first' ? contact.firstAt : contact.lastAt).slice(0, 10);
  const from = new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, 10);
  return { within: at >= from, beyond: at < from, since: at >= day, before: at < day }[is];
};

const tests: { readonly [K in Rule['rule']]: Test<K> } = {
  state: (rule, person, facts) => some(rule.in, person, (part) => isState(part, rule, facts)),
  asked: (rule, person) => some(rule.in, person, (part) => part[rule.is] > 0),
  poll: (rule, person) => some(rule.in, person, (part) => hasAnswered(part, rule)),
  vote: (rule, person) => some(rule.in, person, ({ result }) => (result?.votes ?? 0) >= rule.least),
  note: (rule, person) =>
    some(rule.in, person, ({ result }) => result?.notes?.some((note) => rule.note === undefined || note === rule.note) ?? false),
  survey: (rule, person) => some(rule.in, person, (part) => hasRated(part, rule)),
  did: (rule, { contact }) => didThis(contact, rule),
  score: (rule, person, facts) => {
    const score = facts.score(person, rule.in);
    return score !== undefined && (rule.is === 'least' ? score >= rule.score : score <= rule.score);
  },
  brought: (rule, person, { brought }) => brought(person, (webinar) => rule.in === 'any' || rule.in.includes(webinar)) >= rule.least,
  label: ({ labels }, { contact }) => labels.some((label) => contact.labels?.includes(label)),
  source: (rule, person) => cameBy(person, rule),
  consent: ({ purpose, is }, { contact }, { now }) => (standing(contact, purpose, now)?.state ?? 'none') === is,
  suppressed: ({ purpose, why }, { contact }) => {
    const reason = contact.suppressed?.[purpose];
    return reason !== undefined && (why?.includes(reason) ?? true);
  },
  hold: (_rule, { contact }) => (contact.owed ?? 0) > 0,
  // Mail is what there is, and everybody's choice until there is more.
  channel: ({ is }) => is === 'mail',
  language: (rule, { contact }) => contact.locale !== undefined && rule.in.includes(contact.locale),
  country: (rule, { contact }) => contact.country !== undefined && rule.in.includes(contact.country),
  day: (rule, person, facts) => isDay(person, rule, facts),
};

const isTrue = (rule: Rule, person: Person, facts: Facts): boolean => (tests[rule.rule] as Test<Rule['rule']>)(rule, person, facts);

/** `all` of nothing holds everybody. */
export const matches = (node: Node, person: Person, facts: Facts): boolean => {
  if (!isGroup(node)) return isTrue(node, person, facts);
  const fits = (one: Node): boolean => matches(one, person, facts);
  const nodes = nodesOf(node);
  const kind = kindOfGroup(node);
  return kind === 'all' ? nodes.every(fits) : kind === 'any' ? nodes.some(fits) : !nodes.some(fits);
};
