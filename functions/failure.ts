import type { Altcha, FieldError, ProblemCode } from '#shared/problem.ts';

type More = {
  readonly errors?: readonly FieldError[];
  readonly current?: unknown;
  readonly challenge?: { readonly token: string; readonly bits: number };
  readonly altcha?: Altcha;
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
};

/** The one error that is thrown on purpose. `detail` tells a person what to do next; `http/problem.ts` turns it into an answer. */
export class Failure extends Error {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors: readonly FieldError[] | undefined;
  readonly current: unknown;
  readonly challenge: { readonly token: string; readonly bits: number } | undefined;
  readonly altcha: Altcha | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ProblemCode, detail: string, more: More = {}) {
    super(`${code}: ${detail}`, { cause: more.cause });
    this.name = 'Failure';
    this.code = code;
    this.detail = detail;
    this.errors = more.errors;
    this.current = more.current;
    this.challenge = more.challenge;
    this.altcha = more.altcha;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}
