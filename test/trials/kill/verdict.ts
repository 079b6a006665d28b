/** Holds what was acknowledged against what is there. Pure: it can be shown a world in which something is lost. */
import { toTag } from '#shared/ids.ts';
import { equal, oncePerAct, same, tally } from './compare.ts';
import type { Act, Done } from './history.ts';
import type { Seen } from './room.ts';
import type { Stored } from './stored.ts';
import { expectedVotes } from './votes.ts';

export type Own = { readonly voted: readonly string[]; readonly asked: readonly string[] };

export type Evidence = {
  readonly done: readonly Done[];
  readonly stored: Stored;
  readonly seen: Pick<Seen, 'webinar' | 'questions' | 'registrations' | 'feed'>;
  /** By address: the ids that a seat is shown as voted for, and the texts that it is shown as asked. */
  readonly mine: ReadonlyMap<string, Own>;
  /** To whom each message in the outbox went. */
  readonly mailed: readonly string[];
  /** Whose mail a dead mailer still holds: it is not lost, and not yet sent. */
  readonly held: readonly string[];
  readonly mailerKills: number;
  readonly deadLetters: number;
  readonly settled: boolean;
};

type Kind<K extends Act['kind']> = Done & { readonly act: Extract<Act, { kind: K }> };
export const ofKind = <K extends Act['kind']>(done: readonly Done[], kind: K): Kind<K>[] =>
  done.filter((one): one is Kind<K> => one.act.kind === kind);

const checkPeople = ({ done, stored, seen }: Evidence): string[] => {
  const registrations = ofKind(done, 'register').map(({ act, outcome }) => ({ name: act.email, sure: outcome === 'ok' }));
  return [
    ...oncePerAct('registration', registrations, stored.registrations),
    ...same('contact', stored.registrations, stored.contacts),
    ...same('pointer', stored.registrations, stored.pointers),
    ...same(
      'registration in the list',
      stored.registrations,
      seen.registrations.map(({ email }) => email),
    ),
    ...equal('the count of registrations', stored.registrations.length, stored.counts.registered),
    ...equal('the count of registrations that the console shows', stored.registrations.length, seen.webinar.counts.registered),
  ];
};

const checkQuestions = ({ done, stored, seen, mine }: Evidence): string[] => {
  const fromRoom = ofKind(done, 'ask').map(({ act, outcome }) => ({ name: act.text, sure: outcome === 'ok' }));
  const fromForm = ofKind(done, 'register').flatMap(({ act, outcome }) =>
    act.formQuestion ? [{ name: act.formQuestion, sure: outcome === 'ok' }] : [],
  );
  const asked = ofKind(done, 'ask').map(({ act, outcome }) => ({ email: act.email, text: act.text, outcome }));
  const typed = ofKind(done, 'register').map(({ act, outcome }) => ({ email: act.email, text: act.formQuestion, outcome }));
  const hidden = [...asked, ...typed].filter(
    ({ email, text, outcome }) => text && outcome === 'ok' && !mine.get(email)?.asked.includes(text),
  );
  const ids = new Set(stored.questions.map(({ id }) => id));
  const named = new Set(stored.ballots.flatMap(({ asked }) => asked));
  return [
    ...oncePerAct(
      'question',
      [...fromRoom, ...fromForm],
      stored.questions.map(({ text }) => text),
    ),
    ...ofKind(done, 'ask').flatMap(({ act, id }) => (id && !ids.has(id) ? [`question under another id than was told: ${act.text}`] : [])),
    ...stored.questions.flatMap(({ id, text }) => (named.has(toTag(id)) ? [] : [`question that no ballot names: ${text}`])),
    ...hidden.map(({ email, text }) => `question that its asker is not shown: ${text} of ${email}`),
    ...same(
      'question in the console',
      ids,
      seen.questions.map(({ id }) => id),
    ),
    ...equal('the count of questions', stored.questions.length, stored.counts.asked),
  ];
};

const checkVotes = ({ done, stored, seen, mine }: Evidence): string[] => {
  const names = new Map(ofKind(done, 'register').map(({ act }) => [act.name, act.email]));
  const ids = new Map(stored.questions.map(({ id }) => [toTag(id), id]));
  const cast = stored.ballots.flatMap(({ name, votes }) => votes.map((tag) => `${names.get(name) ?? name} for ${ids.get(tag) ?? tag}`));
  const { sure, possible } = expectedVotes(ofKind(done, 'vote'));
  const counts = tally(stored.ballots.flatMap(({ votes }) => votes.map((tag) => ids.get(tag) ?? tag)));
  const shown = (where: string, questions: readonly { id: string; votes: number }[]): string[] =>
    questions.flatMap(({ id, votes }) => equal(`votes ${where} for ${id}`, counts.get(id) ?? 0, votes));
  const votedFor = [...counts.keys()];
  const inFeed = new Set([...seen.feed.questions, ...seen.feed.answered].map(({ id }) => id));
  return [
    ...oncePerAct(
      'vote',
      [...possible].map((name) => ({ name, sure: sure.has(name) })),
      cast,
    ),
    ...same(
      'vote that a seat is shown',
      cast,
      [...mine].flatMap(([email, { voted }]) => voted.map((id) => `${email} for ${id}`)),
    ),
    ...shown('in the table', stored.questions),
    ...shown('in the console', seen.questions),
    ...shown('in the feed', seen.feed.questions),
    ...votedFor.filter((id) => !inFeed.has(id)).map((id) => `the feed lacks ${id}`),
  ];
};

const checkMail = ({ stored, mailed, held, mailerKills, deadLetters }: Evidence): string[] => {
  const counts = tally(mailed);
  const people = new Set(stored.registrations);
  const second = mailed.length - counts.size;
  return [
    ...stored.registrations.filter((email) => !counts.has(email) && !held.includes(email)).map((email) => `no confirmation for ${email}`),
    ...[...counts.keys()].filter((email) => !people.has(email)).map((email) => `a confirmation for ${email}, who is not registered`),
    ...(second > mailerKills ? [`${second} second confirmations at ${mailerKills} kills of the mailer`] : []),
    ...(held.length > mailerKills ? [`${held.length} mails are held at ${mailerKills} kills of the mailer`] : []),
    ...equal('the number of dead letters', 0, deadLetters),
  ];
};

/** Every invariant that does not hold, in words; empty where all do. */
export const findBroken = (evidence: Evidence): string[] => [
  ...(evidence.settled ? [] : ['it did not settle in time']),
  ...checkPeople(evidence),
  ...checkQuestions(evidence),
  ...checkVotes(evidence),
  ...checkMail(evidence),
  ...equal('the number of stream records set aside', 0, evidence.stored.quarantined),
];
