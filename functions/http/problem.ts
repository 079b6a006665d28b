/** The single map from errors to answers (RFC 9457). */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type FieldError, type Problem, type ProblemCode, problems, problemType } from '#shared/problem.ts';
import { say } from '#shared/say.ts';
import type { Locale } from '#shared/setting.ts';
import { Failure } from '../failure.ts';
import type { Env } from './env.ts';
import { tell, titleIn } from './tell.ts';

const codeOfStatus = (status: number): ProblemCode => {
  const found = (Object.keys(problems) as ProblemCode[]).find((code) => problems[code].status === status);
  return found ?? (status < 500 ? 'unparsable' : 'unexpected');
};

const details: Partial<Record<ProblemCode, string>> = {
  'too-large': say('Please send less than 64 KB.'),
  unexpected: say('We have noted it. Please try again in a minute.'),
};

/** Any error as the failure that people see; what we did not foresee says nothing about itself. */
export const toFailure = (error: unknown): Failure => {
  if (error instanceof Failure) return error;
  const code = error instanceof HTTPException ? codeOfStatus(error.status) : 'unexpected';
  return new Failure(code, details[code] ?? say('Please check the request and try again.'), { cause: error });
};

export const tellAll = (locale: Locale, errors: readonly FieldError[]): FieldError[] =>
  errors.map(({ pointer, detail }) => ({ pointer, detail: tell(locale, detail) }));

/** Programs that ask for no language read English. */
const failureToProblem = (failure: Failure, instance: string, locale: Locale): Problem => ({
  type: problemType(failure.code),
  title: titleIn(locale)(problems[failure.code].title),
  status: problems[failure.code].status,
  detail: tell(locale, failure.detail),
  instance,
  ...(failure.errors ? { errors: tellAll(locale, failure.errors) } : {}),
  ...(failure.current === undefined ? {} : { current: failure.current }),
  ...(failure.challenge ? { challenge: failure.challenge } : {}),
  ...(failure.altcha ? { altcha: failure.altcha } : {}),
});

/** What a client needs besides the words: when to come again, what else this address does. */
export const failureHeaders = (c: Context<Env>, { code, cause, retryAfterSeconds }: Failure): Record<string, string> => {
  // Jitter keeps those who were turned away together from coming back together; whoever was told a time is kept to it.
  const jitter = code === 'busy' ? 1 + (c.var.chance ?? 0) : 1;
  const wait = retryAfterSeconds === undefined ? undefined : Math.ceil(retryAfterSeconds * jitter);
  return {
    ...(wait === undefined ? {} : { 'retry-after': String(wait) }),
    ...(code === 'wrong-method' && typeof cause === 'string' ? { allow: cause } : {}),
  };
};

export const answerProblem = (c: Context<Env>, failure: Failure): Response => {
  const problem = failureToProblem(failure, c.var.requestId, c.var.locale ?? 'en');
  return c.body(JSON.stringify(problem), problem.status as 400, {
    'content-type': 'application/problem+json; charset=utf-8',
    ...failureHeaders(c, failure),
  });
};
