/** The questions of a webinar as rows, a hundred a page, each with who asked. All through `deps`. */
import type { ExportLeft } from '#shared/export.ts';
import type { ContactId } from '#shared/ids.ts';
import type { Deps } from '../deps.ts';
import type { StoredQuestion } from '../question/stored.ts';
import type { RegistrationRow } from '../registration/register.ts';
import { type About, type Column, cellsOf, headersOf } from './column.ts';
import type { Cell } from './csv.ts';
import { judge, type Verdict } from './judge.ts';
import { type Listed, toListed } from './listed.ts';
import { optOutHeaders, type Page, type Plan } from './pages.ts';
import { chooseQuestions, questionColumns, type Reported } from './questions.ts';
import type { contactsOf } from './reading.ts';
import { questionsHead, zoomQuestions } from './zoom.ts';

const MOST_QUESTIONS = 100;

type QuestionTarget = 'questions' | 'zoom-questions';
export type QuestionPlan = {
  readonly plan: Plan;
  readonly columns: readonly Column<Reported>[];
  readonly choice: readonly Column<Reported>[];
};

export const questionPlan = (target: QuestionTarget, about: About, wanted?: readonly string[]): QuestionPlan => {
  const isForConsent = about.purpose !== 'service';
  const isZoom = target === 'zoom-questions';
  const own = isForConsent
    ? [
        ...zoomQuestions,
        ...questionColumns(true).filter(([header]) => header.startsWith('consent_') && !/_(marketing|research)$/.test(header)),
      ]
    : zoomQuestions;
  const columns = isZoom ? own : chooseQuestions(isForConsent, wanted);
  const headers = headersOf(columns);
  return {
    columns,
    choice: isZoom ? columns : questionColumns(isForConsent),
    plan: { heads: { list: isZoom ? questionsHead(about, headers) : [headers], suppression: [optOutHeaders] } },
  };
};

/** In order of time, and of their ids where two came at once: the same row of them for whoever goes on. */
const inOrder = (one: StoredQuestion, other: StoredQuestion): number =>
  one.askedAt.localeCompare(other.askedAt) || (one.id < other.id ? -1 : 1);

type Reading = { readonly contacts: ReturnType<typeof contactsOf>; readonly now: () => Date };
type Asking = {
  readonly target: QuestionTarget;
  readonly about: About;
  readonly asked: { readonly columns?: readonly string[] | undefined; readonly overHold?: unknown };
  readonly reading: Reading;
};

const readAskers = async (
  deps: Deps,
  some: readonly StoredQuestion[],
  { about, reading }: Asking,
): Promise<ReadonlyMap<ContactId, Listed>> => {
  const rows: ReadonlyMap<ContactId, RegistrationRow> = await deps.registration.behindAll(
    [...new Set(some.map(({ asker }) => asker))],
    about.webinar?.id ?? '',
  );
  const contacts = await reading.contacts([...new Set([...rows.values()].map(({ id }) => id))]);
  const { purpose } = about;
  return new Map(
    [...rows].flatMap(([asker, row]) => {
      const listed = toListed({ id: row.id, row }, { purpose, now: reading.now(), contact: contacts.get(row.id) });
      return listed ? [[asker, listed] as const] : [];
    }),
  );
};

/** Nobody knows who asked, so nobody can have agreed. */
const unknown = ({ purpose }: About): Verdict => (purpose === 'service' ? { optOuts: [] } : { left: 'consent', optOuts: [] });

/** `skip`: as many were looked at. */
export async function* questionPages(deps: Deps, asking: Asking, skip: number): AsyncGenerator<Page> {
  const { about, target, asked } = asking;
  const { columns } = questionPlan(target, about, asked.columns);
  const room = await deps.question.room(about.webinar?.id ?? '');
  const questions = room.questions.filter(({ askedAt }) => askedAt <= about.startedAt).toSorted(inOrder);
  for (let from = skip; from < questions.length; from += MOST_QUESTIONS) {
    const some = questions.slice(from, from + MOST_QUESTIONS);
    const askers = await readAskers(deps, some, asking);
    const page = { list: [] as Cell[][], suppression: [] as Cell[][], left: {} as Partial<Record<ExportLeft, number>> };
    for (const [at, question] of some.entries()) {
      const asker = askers.get(question.asker);
      const verdict = asker ? judge(asker, { overHold: asked.overHold !== undefined }) : unknown(about);
      if (asker) for (const [purpose, why] of verdict.optOuts) page.suppression.push([asker.who.email, purpose, why]);
      if (verdict.left) page.left[verdict.left] = (page.left[verdict.left] ?? 0) + 1;
      if (verdict.left) continue;
      const answers = (room.answers.get(question.id) ?? []).filter(({ n }) => !question.withdrawn.includes(n));
      page.list.push(cellsOf(columns, { number: from + at + 1, question, answers, asker }, about));
    }
    const { list, suppression, left } = page;
    yield { rows: { list, suppression }, looked: some.length, left, place: { skip: from + some.length } };
  }
}
