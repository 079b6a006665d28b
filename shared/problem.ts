/** Problem documents (RFC 9457) and the closed list of our problem codes. */

export const problems = {
  unparsable: { status: 400, title: 'We could not read that' },
  'unknown-origin': { status: 403, title: 'That came from another site' },
  unauthenticated: { status: 401, title: 'Please sign in' },
  'no-seat': { status: 401, title: 'Please take a seat first' },
  'proof-needed': { status: 403, title: 'One moment, please' },
  forbidden: { status: 403, title: 'Your role does not allow that' },
  'bad-token': { status: 403, title: 'This link is not valid' },
  'not-found': { status: 404, title: 'We could not find that' },
  'wrong-method': { status: 405, title: 'That address does not do this' },
  conflict: { status: 409, title: 'Somebody was faster' },
  refused: { status: 409, title: 'Not possible now' },
  gone: { status: 410, title: 'This has ended' },
  'too-large': { status: 413, title: 'That is too large' },
  'wrong-type': { status: 415, title: 'We cannot read this kind of content' },
  invalid: { status: 422, title: 'Please check what you entered' },
  'too-many': { status: 429, title: 'A little slower, please' },
  unexpected: { status: 500, title: 'Something went wrong on our side' },
  busy: { status: 503, title: 'We are very busy right now' },
} as const;

export type ProblemCode = keyof typeof problems;

/** One field that is wrong: a JSON pointer (RFC 6901) as a fragment, and what to do about it. */
export type FieldError = { readonly pointer: string; readonly detail: string };

/** A challenge as ALTCHA's library makes and solves it; what solves it goes back with `signature` and all, as base64 of `{challenge, solution}`. */
export type Altcha = { readonly parameters: Readonly<Record<string, unknown>>; readonly signature: string };

/** The body of every error. `instance` is the request's id, which is also in the log. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance: string;
  readonly errors?: readonly FieldError[];
  /** The thing as it is now, where a version was stale. */
  readonly current?: unknown;
  /** A puzzle to solve before the same request again: SHA-256 of `<token>:<nonce>` begins with that many zero bits. */
  readonly challenge?: { readonly token: string; readonly bits: number };
  /** The same for a comment. */
  readonly altcha?: Altcha;
};

export const problemType = (code: ProblemCode): string => `urn:parley:problem:${code}`;
