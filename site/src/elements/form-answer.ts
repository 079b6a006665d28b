/** Sends a form's body and says in words what came of it. */
import type { Problem } from '#shared/problem.ts';
import type { FormErrors } from './form-errors.ts';

export type Outcome = { readonly title: string; readonly errors: FormErrors };

export const CHECK = 'Please check what you entered';
const UNREACHABLE = 'We could not reach Parley. What you typed is still here: please try again in a moment.';
const PATIENCE_MS = 20_000;

const isProblem = (body: unknown): body is Problem => typeof body === 'object' && body !== null && 'title' in body;

const toOutcome = (problem: Problem): Outcome => {
  const errors = (problem.errors ?? []).map(({ pointer, detail }) => [pointer.replace(/^#\/?/, '').replaceAll('/', '.'), detail] as const);
  return { title: errors.length > 0 ? CHECK : [problem.title, problem.detail].filter(Boolean).join('. '), errors: new Map(errors) };
};

/** Undefined where it went well. */
export const send = async (url: string, body: unknown): Promise<Outcome | undefined> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  if (answer?.ok) return undefined;
  const problem: unknown = await answer?.json().catch(() => undefined);
  return isProblem(problem) ? toOutcome(problem) : { title: UNREACHABLE, errors: new Map() };
};
