/** Sends what somebody with a seat does; answers why it could not be done, in their language. */
import type { Problem } from '#shared/problem.ts';
import { speakAsked } from '#shared/words/asked.ts';
import { speech } from '../lib/words.ts';

const PATIENCE_MS = 20_000;

/** Undefined where it went well. */
export const call = async (url: string, { method, body }: { method: string; body?: object }): Promise<string | undefined> => {
  const headers = { 'accept-language': speech.locale, ...(body && { 'content-type': 'application/json' }) };
  const sent = { method, headers, signal: AbortSignal.timeout(PATIENCE_MS), ...(body && { body: JSON.stringify(body) }) };
  const answer = await fetch(url, sent).catch(() => undefined);
  if (answer?.ok) return undefined;
  const problem: Partial<Problem> | undefined = await answer?.json().catch(() => undefined);
  const lost = speakAsked(speech.locale).t('We could not reach Parley. Nothing is lost: please try again.');
  return problem?.errors?.[0]?.detail ?? problem?.detail ?? lost;
};
