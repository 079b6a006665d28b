/** One rule of a segment in words, as they stand after “who”: the same wherever rules are shown. */
import { countryNames } from './countries.ts';
import type { Rule, RuleOf } from './segment-rule.ts';
import type { SuppressionWhy } from './suppression.ts';
import type { NpsGroup } from './survey.ts';

/** What rules name by ids; undefined where it is not known (any more). */
export type Names = {
  readonly webinar: (id: string) => string | undefined;
  readonly poll: (webinar: string, poll: string) => { readonly question: string; readonly options: readonly string[] } | undefined;
  readonly note: (webinar: string, note: string) => string | undefined;
};

const either = new Intl.ListFormat('en', { type: 'disjunction' });
const quoted = (text: string): string => `“${text}”`;

const inWebinars = (webinars: 'any' | readonly string[], names: Names): string =>
  webinars === 'any' ? 'any webinar' : either.format(webinars.map((id) => quoted(names.webinar(id) ?? 'a webinar that is gone')));

const stateWords: Readonly<Record<RuleOf<'state'>['is'], string>> = {
  registered: 'registered for',
  confirmed: 'registered for, with a confirmed address,',
  waiting: 'is in line for',
  cancelled: 'gave back the seat for',
  attended: 'attended',
  missed: 'missed',
  replay: 'watched the replay of',
};

const toState = ({ in: webinars, is, minutes }: RuleOf<'state'>, names: Names): string =>
  `${stateWords[is]} ${inWebinars(webinars, names)}${minutes === undefined ? '' : ` for at least ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`}`;

const askedWords: Readonly<Record<RuleOf<'asked'>['is'], string>> = {
  asked: 'asked a question in',
  answered: 'asked a question that was answered in',
  open: 'asked a question that is still open in',
};

const toPoll = ({ in: webinars, poll, options }: RuleOf<'poll'>, names: Names): string => {
  if (poll === undefined || webinars === 'any') return `answered a poll in ${inWebinars(webinars, names)}`;
  const known = names.poll(webinars[0] ?? '', poll);
  const question = known ? quoted(known.question) : 'a poll that is gone';
  if (!options) return `answered ${question}`;
  return `answered ${question} with ${either.format(options.map((place) => quoted(known?.options[place] ?? String(place + 1))))}`;
};

const toNote = ({ in: webinars, note }: RuleOf<'note'>, names: Names): string => {
  const known = note === undefined || webinars === 'any' ? undefined : names.note(webinars[0] ?? '', note);
  return known ? `pressed ${quoted(known)}` : `pressed the button of a note in ${inWebinars(webinars, names)}`;
};

const groupWords: Readonly<Record<NpsGroup, string>> = { promoter: 'a promoter', passive: 'a passive', detractor: 'a detractor' };

const toSurvey = ({ in: webinars, stars, nps }: RuleOf<'survey'>, names: Names): string =>
  [
    `answered the survey of ${inWebinars(webinars, names)}`,
    ...(stars ? [`with ${either.format(stars.map(String))} ${stars.join() === '1' ? 'star' : 'stars'}`] : []),
    ...(nps ? [`as ${either.format(nps.map((group) => groupWords[group]))}`] : []),
  ].join(' ');

const didWords: Readonly<Record<RuleOf<'did'>['what'], readonly [one: string, any: string]>> = {
  download: ['downloaded', 'downloaded something'],
  article: ['read', 'read an article'],
  comment: ['commented on', 'wrote a comment'],
};

const sourceTestWords = { is: 'is', starts: 'begins with', holds: 'holds' } as const;
const fieldWords = { referrer: 'referring page', landing: 'landing page', via: 'sharer' } as const;

const toSource = ({ touch, field, is, text = '' }: RuleOf<'source'>): string => {
  const named = `${touch} ${field in fieldWords ? fieldWords[field as keyof typeof fieldWords] : field}`;
  return is === 'known' ? `has a ${named}` : `has a ${named} that ${sourceTestWords[is]} ${quoted(text)}`;
};

const consentWords: Readonly<Record<RuleOf<'consent'>['is'], string>> = {
  confirmed: 'agreed to',
  asked: 'ticked, and did not confirm,',
  withdrawn: 'withdrew',
  none: 'never agreed to',
};
const purposeWords = { marketing: 'marketing mail', research: 'being quoted', service: 'service mail' } as const;

export const whyWords: Readonly<Record<SuppressionWhy, string>> = {
  bounced: 'mail bounced',
  complained: 'they complained',
  unsubscribed: 'they unsubscribed',
  manual: 'the team stopped it',
  imported: 'an imported list says so',
  erased: 'they were erased',
};

const toDay = ({ touch, is, days = 0, day = '' }: RuleOf<'day'>): string => {
  const act = touch === 'first' ? 'came to us first' : 'did something last';
  const span = `${days} ${days === 1 ? 'day' : 'days'}`;
  return `${act} ${{ within: `in the last ${span}`, beyond: `more than ${span} ago`, since: `on ${day} or later`, before: `before ${day}` }[is]}`;
};

const countriesIn = new Map(countryNames('en').map(({ code, name }) => [code, name]));
export const languageNames = { en: 'English', de: 'German' } as const;

/** After “who”: one rule. */
export const ruleToWords = (rule: Rule, names: Names): string => {
  switch (rule.rule) {
    case 'state':
      return toState(rule, names);
    case 'asked':
      return `${askedWords[rule.is]} ${inWebinars(rule.in, names)}`;
    case 'poll':
      return toPoll(rule, names);
    case 'vote':
      return `voted for ${rule.least === 1 ? 'a question' : `at least ${rule.least} questions`} in ${inWebinars(rule.in, names)}`;
    case 'note':
      return toNote(rule, names);
    case 'survey':
      return toSurvey(rule, names);
    case 'did':
      return rule.which === undefined ? didWords[rule.what][1] : `${didWords[rule.what][0]} ${quoted(rule.which)}`;
    case 'score': {
      const where = rule.in === 'overall' ? 'overall' : `in ${inWebinars([rule.in], names)}`;
      return `scores ${rule.score} or ${rule.is === 'least' ? 'more' : 'less'} ${where}`;
    }
    case 'brought':
      return `brought ${rule.least === 1 ? 'somebody' : `at least ${rule.least} people`} to ${inWebinars(rule.in, names)}`;
    case 'label':
      return `has the label ${either.format(rule.labels.map(quoted))}`;
    case 'source':
      return toSource(rule);
    case 'consent':
      return `${consentWords[rule.is]} ${purposeWords[rule.purpose]}`;
    case 'suppressed':
      return `gets no ${purposeWords[rule.purpose]}${rule.why ? ` because ${either.format(rule.why.map((why) => whyWords[why]))}` : ''}`;
    case 'hold':
      return 'is owed an answer';
    case 'channel':
      return 'likes to be written to by mail';
    case 'language':
      return `reads ${either.format(rule.in.map((locale) => languageNames[locale]))}`;
    case 'country':
      return `lives in ${either.format(rule.in.map((code) => countriesIn.get(code) ?? code))}`;
    case 'day':
      return toDay(rule);
  }
};
