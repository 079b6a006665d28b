/** Points of a person's journey in words. */
import type { RegistrationState } from '#shared/admission.ts';
import type { CaseState } from '#shared/case.ts';
import { readingWords } from '#shared/paper-gate.ts';
import type { JourneyEntry, PersonQuestion, PersonSource, PersonWebinar } from '#shared/person-page.ts';
import { thankedWords } from './thanks.ts';
import { many } from './words.ts';

export const shows = ['all', 'webinars', 'questions', 'reports', 'mail', 'consent', 'notes'] as const;
export type Show = (typeof shows)[number];

export const showWords: Readonly<Record<Show, string>> = {
  all: 'Everything',
  webinars: 'Webinars',
  questions: 'Questions',
  reports: 'Reports',
  mail: 'Mail',
  consent: 'Consent',
  notes: 'Notes',
};

const kinds: Readonly<Record<Exclude<Show, 'all'>, readonly JourneyEntry['kind'][]>> = {
  webinars: ['registered', 'standing', 'attended', 'watched', 'poll', 'pressed', 'invited', 'survey'],
  questions: ['asked', 'commented', 'case'],
  reports: ['download'],
  mail: ['mail', 'invited', 'thanked'],
  consent: ['consent'],
  notes: ['note'],
};

/** That a mail arrived and was opened says little beside what somebody did: it stands among the mail alone. */
const isQuiet = (entry: JourneyEntry): boolean => entry.kind === 'mail' && ['delivered', 'opened'].includes(entry.event);

export const isShown = (entry: JourneyEntry, show: Show): boolean => (show === 'all' ? !isQuiet(entry) : kinds[show].includes(entry.kind));

/** Colours say what they say everywhere: amber waits for us, green is done, red is a stop. */
export const toneOf = (entry: JourneyEntry): string => {
  if (entry.kind === 'asked') return entry.question.owed ? 'due' : entry.question.resolution === 'answered' ? 'good' : '';
  if (entry.kind === 'consent') return entry.did === 'confirmed' ? 'good' : entry.did === 'asked' ? 'due' : '';
  if (entry.kind === 'mail') return ['bounced', 'complained'].includes(entry.event) ? 'live' : '';
  if (entry.kind === 'case') return entry.overdue ? 'live' : entry.state === 'resolved' ? 'good' : 'due';
  if (entry.kind === 'commented') return entry.state === 'held' ? 'due' : '';
  return entry.kind === 'attended' || entry.kind === 'watched' ? 'accent' : '';
};

const standings: Readonly<Record<RegistrationState, string>> = {
  registered: 'Got a seat',
  waiting: 'Got in line',
  offered: 'Was offered a place',
  lapsed: 'Let an offer pass',
  'in-review': 'Asked for a seat',
  declined: 'Was declined',
  left: 'Left the line',
  cancelled: 'Gave their seat back',
};

const mails: Readonly<Record<string, string>> = {
  confirmation: 'Confirmation',
  consent: 'Asked to confirm what they ticked',
  manage: 'The link to their data',
  copy: 'The copy of their data',
  paper: 'The link to a report',
  live: '“We are live”',
  moved: '“It has moved”',
  cancelled: '“It is called off”',
  after: 'What followed the webinar',
  owed: '“We owe you an answer”',
  answer: 'Our answer',
  quiet: 'The question whether there is anything they would like to know',
};

/** `remind-1440` is the reminder of a day before. */
const reminderWords = (minutes: number): string => {
  if (minutes % 1_440 === 0) return `Reminder, ${many(minutes / 1_440, 'day')} before`;
  return minutes % 60 === 0 ? `Reminder, ${many(minutes / 60, 'hour')} before` : `Reminder, ${many(minutes, 'minute')} before`;
};

const mailWords = (what: string | undefined): string => {
  const minutes = /^remind-(\d+)$/.exec(what ?? '')?.[1];
  if (minutes !== undefined) return reminderWords(Number(minutes));
  return mails[what ?? ''] ?? 'A mail';
};

const events: Readonly<Record<string, (mail: string) => string>> = {
  sent: (mail) => `${mail} was sent`,
  delivered: () => 'A mail of ours arrived',
  opened: () => 'Opened a mail of ours',
  clicked: () => 'Pressed a link in a mail of ours',
  bounced: () => 'A mail came back: the mailbox does not exist',
  complained: () => 'Marked a mail of ours as spam',
};

export const purposeWords: Readonly<Record<string, string>> = {
  marketing: 'invitations and articles',
  research: 'being quoted without a name',
  service: 'mail about their webinars',
};

const caseWords: Readonly<Record<CaseState | 'overdue', string>> = {
  open: 'Waits for our answer',
  overdue: 'Waits for our answer, which is overdue',
  pending: 'We wait for their word',
  snoozed: 'Put aside for now',
  resolved: 'A case of theirs is resolved',
};

const acts = { asked: 'Ticked', confirmed: 'Agreed to', withdrawn: 'Took back' } as const;

/** By what somebody said it. */
export const methodWords: Readonly<Record<string, string>> = {
  form: 'in a form of our pages',
  newsletter: 'in the newsletter form',
  'mailed-button': 'by the button in a mail',
  'manage-link': 'on the page of their data',
  'one-click': 'by their mail program’s own button',
  'unsubscribe-page': 'on the page to unsubscribe',
  preferences: 'in their preferences',
  'my-data': 'on the page of their data',
  complaint: 'by marking a mail as spam',
  manual: 'told to the team',
};

/** What a point is about, in a line. `webinars` by id. */
export const titleOf = (entry: JourneyEntry, titles: ReadonlyMap<string, string>): string => {
  const of = (id: string | undefined): string => (id && titles.get(id) ? (titles.get(id) ?? '') : 'a webinar');
  switch (entry.kind) {
    case 'registered':
      return `Registered for ${of(entry.webinar)}`;
    case 'standing':
      return `${standings[entry.state]}: ${of(entry.webinar)}`;
    case 'attended':
      return `Watched ${of(entry.webinar)} for ${many(entry.minutes, 'minute')}`;
    case 'watched':
      return `Watched ${entry.percent} % of the replay of ${of(entry.webinar)}`;
    case 'asked':
      return entry.question.text;
    case 'poll':
      return `Answered “${entry.question}”`;
    case 'pressed':
      return entry.text ? `Pressed the button of “${entry.text}”` : 'Pressed the button of a note';
    case 'invited':
      return `Was invited to ${of(entry.webinar)}`;
    case 'commented':
      return `Wrote below ${entry.article.startsWith('replay-of-') ? 'a replay' : 'an article'}: “${entry.text}”`;
    case 'survey':
      return `Gave ${of(entry.webinar)} ${entry.stars} of 5 stars`;
    case 'consent':
      return `${acts[entry.did]}: ${purposeWords[entry.purpose] ?? entry.purpose}`;
    case 'mail':
      return events[entry.event]?.(mailWords(entry.what)) ?? 'A mail';
    case 'case':
      return caseWords[entry.overdue ? 'overdue' : entry.state];
    case 'download':
      return `Got the report “${entry.report}”${entry.purpose ? `, ${readingWords[entry.purpose]}` : ''}`;
    case 'thanked':
      return thankedWords(entry, titles);
    case 'note':
      return entry.note.text;
  }
};

/** Where somebody came from, in a line; '' where nothing is known. */
export const sourceWords = ({ source, medium, campaign, term, content, referrer, landing, via }: PersonSource): string =>
  [
    [source, medium].filter(Boolean).join(' / '),
    campaign ? `campaign ${campaign}` : '',
    content ? `content ${content}` : '',
    term ? `term ${term}` : '',
    referrer ? `from ${referrer}` : '',
    landing ? `at ${landing}` : '',
    via ? 'shared by somebody who had registered' : '',
  ]
    .filter(Boolean)
    .join(', ');

/** What became of a question. */
export const questionWords = ({ withdrawn, resolution, outcome, into, owed, visibility }: PersonQuestion): string => {
  if (withdrawn) return 'taken back';
  if (owed) return resolution === 'follow-up' ? 'to be followed up' : 'open';
  if (resolution === 'answered')
    return into ? 'answered with another question' : outcome === 'live' ? 'answered live' : 'answered in writing';
  return visibility === 'hidden' ? 'hidden' : 'declined';
};

export const momentWords = (at: string): string => new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

export const titlesOf = (webinars: readonly PersonWebinar[]): ReadonlyMap<string, string> =>
  new Map(webinars.map(({ id, title }) => [id, title]));
