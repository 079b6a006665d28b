/** Sends a form's body and says in words what came of it. */
import type { Problem } from '#shared/problem.ts';
import { speech } from '../lib/words.ts';
import type { FormErrors } from './form-errors.ts';

export type Outcome = { readonly title: string; readonly errors: FormErrors };

export const CHECK = speech.t('Please check what you entered');
const UNREACHABLE = speech.t('We could not reach Parley. What you typed is kept: please try again.');
const PATIENCE_MS = 20_000;

const post = (url: string, body: object) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': speech.locale },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);

/** Undefined where it went well. A crowded network is asked for a second of work first. */
export const send = async (url: string, body: object, proof?: string): Promise<Outcome | undefined> => {
  const answer = await post(url, { ...body, proof });
  if (answer?.ok) return undefined;
  // Something between us and the API may answer with anything: then it is no problem document, and we say that we could not get through.
  const problem: Partial<Problem> | undefined = await answer?.json().catch(() => undefined);
  if (problem?.challenge && !proof) return send(url, body, await (await import('./proof.ts')).solve(problem.challenge));
  const errors = (problem?.errors ?? []).map(({ pointer, detail }) => [pointer.replace(/^#\/?/, '').replaceAll('/', '.'), detail] as const);
  const title = problem?.title ? [problem.title, problem.detail].filter(Boolean).join('. ') : UNREACHABLE;
  return { title: errors.length > 0 ? CHECK : title, errors: new Map(errors) };
};
