/** The single map from errors to answers (RFC 9457). */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type Problem, type ProblemCode, problems, problemType } from '#shared/problem.ts';
import { Failure } from '../failure.ts';
import type { Env } from './env.ts';

const codeOfStatus = (status: number): ProblemCode => {
  const found = (Object.keys(problems) as ProblemCode[]).find((code) => problems[code].status === status);
  return found ?? (status < 500 ? 'unparsable' : 'unexpected');
};

const details: Partial<Record<ProblemCode, string>> = {
  'too-large': 'Please send less than 64 KB.',
  unexpected: 'We have noted it. Please try again in a minute.',
};

/** Any error as the failure that people see; what we did not foresee says nothing about itself. */
export const toFailure = (error: unknown): Failure => {
  if (error instanceof Failure) return error;
  const code = error instanceof HTTPException ? codeOfStatus(error.status) : 'unexpected';
  return new Failure(code, details[code] ?? 'Please check the request and try again.', { cause: error });
};

const failureToProblem = (failure: Failure, instance: string): Problem => ({
  type: problemType(failure.code),
  title: problems[failure.code].title,
  status: problems[failure.code].status,
  detail: failure.detail,
  instance,
  ...(failure.errors ? { errors: failure.errors } : {}),
  ...(failure.current === undefined ? {} : { current: failure.current }),
  ...(failure.challenge ? { challenge: failure.challenge } : {}),
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
  const problem = failureToProblem(failure, c.var.requestId);
  return c.body(JSON.stringify(problem), problem.status as 400, {
    'content-type': 'application/problem+json; charset=utf-8',
    ...failureHeaders(c, failure),
  });
};
