/** The flat file of questions, one row each (FIELD B6). Pure. */
import type { NumberedAnswer } from '../question/item.ts';
import type { StoredQuestion } from '../question/stored.ts';
import type { Column } from './column.ts';
import { consentOf, proofColumns } from './consent.ts';
import type { Cell } from './csv.ts';
import type { Listed } from './listed.ts';

/** A question with what the report says about it. `number`: its place in order of time, from 1. `asker`: absent where nobody knows them. */
export type Reported = {
  readonly number: number;
  readonly question: StoredQuestion;
  /** Without those that were taken back. */
  readonly answers: readonly NumberedAnswer[];
  readonly asker: Listed | undefined;
};

const answered = ({ answers }: Reported): NumberedAnswer | undefined => answers[0];
const minutes = (from: string, to: string): number => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000));
const ofAsker =
  (cell: (asker: Listed) => Cell) =>
  ({ asker }: Reported): Cell =>
    asker && cell(asker);

const channelOf = (it: Reported): string | undefined => {
  const answer = answered(it);
  if (!answer) return undefined;
  return answer.kind === 'live' ? 'on air' : answer.private ? 'in writing, private' : 'in writing, public';
};

const resolutionOf = ({ question: { resolution, outcome } }: Reported): string =>
  resolution === 'closed' && outcome ? `closed (${outcome})` : resolution;

const flat: readonly Column<Reported>[] = [
  ['question_id', ({ question }) => question.id],
  ['webinar_id', ({ question }) => question.webinar],
  ['webinar_title', (_, { webinar }) => webinar?.title],
  ['asked_at', ({ question }) => question.askedAt],
  ['asker_name', ({ question }) => question.by],
  ['asker_email', ofAsker(({ who }) => who.email)],
  ['company', ({ question }) => question.company],
  ['question', ({ question }) => question.text],
  ['visibility', ({ question }) => question.visibility],
  ['resolution', resolutionOf],
  ['upvotes', ({ question }) => question.votes],
  ['answered_at', (it) => answered(it)?.at],
  ['answered_by', (it) => answered(it)?.by],
  ['answer_channel', channelOf],
  ['answer', ({ answers }) => answers.flatMap(({ text }) => (text ? [text] : []))],
  ['follow_up_state', ({ question }) => (question.resolution === 'follow-up' ? 'to do' : '')],
  ['owner', ({ question }) => question.owner],
  // Due times come with the cases.
  ['due_at', () => ''],
  ['first_response_minutes', (it) => (answered(it) ? minutes(it.question.askedAt, answered(it)?.at ?? '') : undefined)],
  ['labels', ({ question }) => question.labels],
  ['consent_marketing', ({ asker }) => (asker ? consentOf(asker, 'marketing') : 'no')],
  ['consent_research', ({ asker }) => (asker ? consentOf(asker, 'research') : 'no')],
];

/** Who is quoted agreed to it: the proof stands beside each question. */
const proof: readonly Column<Reported>[] = proofColumns.map(([header, cell]) => [header, ofAsker(cell)]);

export const questionColumns = (isForConsent: boolean): readonly Column<Reported>[] => [...flat, ...(isForConsent ? proof : [])];

export const chooseQuestions = (isForConsent: boolean, wanted?: readonly string[]): readonly Column<Reported>[] =>
  questionColumns(isForConsent).filter(([header]) => !wanted || wanted.includes(header) || proof.some(([tied]) => tied === header));
