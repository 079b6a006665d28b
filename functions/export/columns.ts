/** Which columns an export has, and what stands in them. */

import { countryName } from '#shared/countries.ts';
import type { ExportRequest } from '#shared/export.ts';
import type { OwnField } from '#shared/form.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { NumberedAnswer } from '../question/item.ts';
import type { StoredQuestion } from '../question/moderate.ts';
import type { RegistrationRow } from '../registration/register.ts';
import { consentOf, type Person, proofOf, stoppedOf } from './consent.ts';
import type { Cell } from './csv.ts';
import { splitName } from './split-name.ts';

type Column<T> = readonly [header: string, cell: (of: T) => Cell];

/** A registration with its person. */
export type Registrant = Person & { readonly row: RegistrationRow };

const plain: readonly Column<Registrant>[] = [
  ['email', ({ row }) => row.email],
  ['name', ({ row }) => row.name],
  ['first_name', ({ row }) => row.firstName ?? splitName(row.name).first],
  ['last_name', ({ row }) => row.lastName ?? splitName(row.name).last],
  ['company', ({ row }) => row.company],
  ['job_title', ({ row }) => row.jobTitle],
  ['country', ({ row }) => row.country],
  ['phone', ({ row }) => row.phone],
  ['state', ({ row }) => row.state],
  ['registered_at', ({ row }) => row.at],
  ['address_confirmed', ({ row }) => row.confirmed === true],
  ['consent_marketing', (it) => consentOf(it, 'marketing')],
  ['consent_research', (it) => consentOf(it, 'research')],
  ['do_not_mail', stoppedOf],
  ['time_zone', ({ row }) => row.timeZone],
  ['utm_source', ({ row }) => row.utm?.source],
  ['utm_medium', ({ row }) => row.utm?.medium],
  ['utm_campaign', ({ row }) => row.utm?.campaign],
  ['contact_id', ({ row }) => row.id],
];

/** A question with what the report says about it. */
type ReportedQuestion = {
  readonly webinar: Webinar;
  readonly question: StoredQuestion;
  readonly answers: readonly NumberedAnswer[];
  readonly asker: RegistrationRow | undefined;
  readonly person: Person;
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
  ['consent_marketing', ({ person }) => consentOf(person, 'marketing')],
  ['consent_research', ({ person }) => consentOf(person, 'research')],
];

/**
 * The list of registrations with a column for each of the webinar's own fields; a country stands there by its name. Where consent is what
 * the file is made for, its proof stands beside each.
 */
const withOwn = (fields: readonly OwnField[], purpose: ExportRequest['purpose']): readonly Column<Registrant>[] => [
  ...plain,
  ...(purpose === 'service' ? [] : proofOf(purpose)),
  ...fields.map(
    ({ id, kind, label }): Column<Registrant> => [
      label,
      ({ row: { answers } }) => {
        const answer = answers?.[id];
        return kind === 'country' && typeof answer === 'string' ? countryName(answer) : answer;
      },
    ],
  ),
];

/** Who is quoted agreed to it: the proof stands beside each question. */
const withProof = (purpose: ExportRequest['purpose']): readonly Column<ReportedQuestion>[] => [
  ...questions,
  ...(purpose === 'service'
    ? []
    : proofOf(purpose).map(([header, cell]): Column<ReportedQuestion> => [header, ({ person }) => cell(person)])),
];

export const columns = { plain: withOwn, questions: withProof } as const;
export const headersOf = <T>(of: readonly Column<T>[]): string[] => of.map(([header]) => header);
export const cellsOf = <T>(of: readonly Column<T>[], it: T): Cell[] => of.map(([, cell]) => cell(it));
