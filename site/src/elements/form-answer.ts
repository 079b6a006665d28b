/** Sends a form's body and says in words what came of it. */
import type { Problem } from '#shared/problem.ts';
import type { FormErrors } from './form-errors.ts';

export type Outcome = { readonly title: string; readonly errors: FormErrors };

export const CHECK = 'Please check what you entered';
const UNREACHABLE = 'We could not reach Parley. What you typed is still here: please try again in a moment.';
const PATIENCE_MS = 20_000;

/** Undefined where it went well. */
export const send = async (url: string, body: unknown): Promise<Outcome | undefined> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  if (answer?.ok) return undefined;
  // Something between us and the API may answer with anything: then it is no problem document, and we say that we could not get through.
  const problem: Partial<Problem> | undefined = await answer?.json().catch(() => undefined);
  const errors = (problem?.errors ?? []).map(({ pointer, detail }) => [pointer.replace(/^#\/?/, '').replaceAll('/', '.'), detail] as const);
  const title = problem?.title ? [problem.title, problem.detail].filter(Boolean).join('. ') : UNREACHABLE;
  return { title: errors.length > 0 ? CHECK : title, errors: new Map(errors) };
};
