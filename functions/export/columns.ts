/** Which columns an export has, and what stands in them. */

import { countryName } from '#shared/countries.ts';
import type { OwnField } from '#shared/form.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { NumberedAnswer } from '../question/item.ts';
import type { StoredQuestion } from '../question/moderate.ts';
import type { RegistrationRow } from '../registration/register.ts';
import type { Cell } from './csv.ts';
import { splitName } from './split-name.ts';

type Column<T> = readonly [header: string, cell: (of: T) => Cell];

const plain: readonly Column<RegistrationRow>[] = [
  ['email', (row) => row.email],
  ['name', (row) => row.name],
  ['first_name', (row) => row.firstName ?? splitName(row.name).first],
  ['last_name', (row) => row.lastName ?? splitName(row.name).last],
  ['company', (row) => row.company],
  ['job_title', (row) => row.jobTitle],
  ['country', (row) => row.country],
  ['phone', (row) => row.phone],
  ['state', (row) => row.state],
  ['registered_at', (row) => row.at],
  ['address_confirmed', (row) => row.confirmed === true],
  ['consent_marketing', (row) => (row.consent?.marketing ? 'asked, not confirmed' : 'no')],
  ['time_zone', (row) => row.timeZone],
  ['utm_source', (row) => row.utm?.source],
  ['utm_medium', (row) => row.utm?.medium],
  ['utm_campaign', (row) => row.utm?.campaign],
  ['contact_id', (row) => row.id],
];

/** A question with what the report says about it. */
type ReportedQuestion = {
  readonly webinar: Webinar;
  readonly question: StoredQuestion;
  readonly answers: readonly NumberedAnswer[];
  readonly asker: RegistrationRow | undefined;
};

const answered = ({ answers }: ReportedQuestion): NumberedAnswer | undefined => answers[0];
const minutes = (from: string, to: string): number => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000));

// The flat report of FIELD B6. The follow-up's owner and due time come with the cases.
const questions: readonly Column<ReportedQuestion>[] = [
  ['question_id', ({ question }) => question.id],
  ['webinar_id', ({ webinar }) => webinar.id],
  ['webinar_title', ({ webinar }) => webinar.title],
  ['asked_at', ({ question }) => question.askedAt],
  ['asker_name', ({ question }) => question.by],
  ['asker_email', ({ asker }) => asker?.email],
  ['company', ({ question }) => question.company],
  ['question', ({ question }) => question.text],
  ['visibility', ({ question }) => question.visibility],
  [
    'resolution',
    ({ question }) => (question.resolution === 'closed' && question.outcome ? `closed (${question.outcome})` : question.resolution),
  ],
  ['upvotes', ({ question }) => question.votes],
  ['answered_at', (it) => answered(it)?.at],
  ['answered_by', (it) => answered(it)?.by],
  [
    'answer_channel',
    (it) =>
      answered(it) && (answered(it)?.kind === 'live' ? 'on air' : answered(it)?.private ? 'in writing, private' : 'in writing, public'),
  ],
  ['answer', ({ answers }) => answers.flatMap(({ text }) => (text ? [text] : []))],
  ['follow_up_state', ({ question }) => (question.resolution === 'follow-up' ? 'to do' : '')],
  ['owner', ({ question }) => question.owner],
  ['due_at', () => ''],
  ['first_response_minutes', (it) => (answered(it) ? minutes(it.question.askedAt, answered(it)?.at ?? '') : undefined)],
  ['labels', ({ question }) => question.labels],
  ['consent_marketing', ({ asker }) => (asker?.consent?.marketing ? 'asked, not confirmed' : 'no')],
];

/** The list of registrations with a column for each of the webinar's own fields; a country stands there by its name. */
const withOwn = (fields: readonly OwnField[]): readonly Column<RegistrationRow>[] => [
  ...plain,
  ...fields.map(
    ({ id, kind, label }): Column<RegistrationRow> => [
      label,
      ({ answers }) => {
        const answer = answers?.[id];
        return kind === 'country' && typeof answer === 'string' ? countryName(answer) : answer;
      },
    ],
  ),
];

export const columns = { plain: withOwn, questions } as const;
export const headersOf = <T>(of: readonly Column<T>[]): string[] => of.map(([header]) => header);
export const cellsOf = <T>(of: readonly Column<T>[], it: T): Cell[] => of.map(([, cell]) => cell(it));
