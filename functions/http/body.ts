/** Reading what was sent: JSON from programs, forms from pages. Everything else is refused with a clear answer. */
import type { Context } from 'hono';
import type * as z from 'zod';
import { limits } from '#shared/limits.ts';
import type { FieldError } from '#shared/problem.ts';
import { say } from '#shared/say.ts';
import { Failure } from '../failure.ts';
import type { Env } from './env.ts';
import { issueToWords } from './words.ts';

export type BodyKind = 'json' | 'form';

/** `json` or `form` by content type; compressed, multipart and unknown types are 415. */
export const bodyKind = (c: Context<Env>): BodyKind => {
  const [type = '', ...parameters] = (c.req.header('content-type') ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset =
    parameters
      .find((part) => part.startsWith('charset='))
      ?.slice(8)
      .replaceAll('"', '') ?? 'utf-8';
  const kind = type === 'application/json' ? 'json' : type === 'application/x-www-form-urlencoded' ? 'form' : undefined;
  if (!kind || !['utf-8', 'utf8'].includes(charset) || c.req.header('content-encoding'))
    throw new Failure('wrong-type', say('Please send JSON or a form in UTF-8, uncompressed.'));
  return kind;
};

export const wantsHtml = (c: Context<Env>): boolean => {
  const accept = c.req.header('accept') ?? '';
  const html = accept.indexOf('text/html');
  const json = accept.indexOf('application/json');
  return html >= 0 && (json < 0 || html < json);
};

const text = async (c: Context<Env>): Promise<string> => {
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength > limits.bodyBytes) throw new Failure('too-large', say('Please send less than 64 KB.'));
  try {
    // A byte order mark is dropped by the decoder; anything that is not UTF-8 is refused.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Failure('unparsable', say('The text is not UTF-8.'));
  }
};

const parseJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new Failure('unparsable', body.trim() === '' ? say('Nothing was sent.') : say('That is not valid JSON.'));
  }
};

/** How a form's texts become values: ticked boxes, numbers and lists by field name. */
export type FormShape = { readonly booleans?: readonly string[]; readonly numbers?: readonly string[] };

const TICKED = new Map([
  ['on', true],
  ['true', true],
  ['1', true],
  ['off', false],
  ['false', false],
  ['0', false],
]);

/** `consent.marketing=on` → `{consent: {marketing: true}}`. An empty field is one that was not filled in. */
const parseForm = (body: string, { booleans = [], numbers = [] }: FormShape): Record<string, unknown> => {
  const result: Record<string, unknown> = Object.create(null);
  const seen = new Set<string>();
  for (const [name, raw] of new URLSearchParams(body)) {
    if (seen.has(name)) throw new Failure('unparsable', say('A field was sent twice.'));
    seen.add(name);
    if (raw === '') continue;
    const value = booleans.includes(name) ? (TICKED.get(raw) ?? raw) : numbers.includes(name) ? Number(raw) : raw;
    const [head = '', tail, ...more] = name.split('.');
    if (more.length > 0 || ['__proto__', 'constructor', 'prototype'].includes(head))
      throw new Failure('unparsable', say('A field has a name that we do not know.'));
    if (tail === undefined) result[head] = value;
    else {
      result[head] ??= Object.create(null);
      const group = result[head];
      if (typeof group !== 'object' || group === null) throw new Failure('unparsable', say('A field was sent twice.'));
      (group as Record<string, unknown>)[tail] = value;
    }
  }
  return result;
};

// A person mends a few fields; whoever sends thousands is answered as briefly.
const MOST_ERRORS = 20;

/** JSON pointers (RFC 6901) as fragments, one per field that is wrong. */
const issuesToErrors = (issues: readonly z.core.$ZodIssue[]): FieldError[] =>
  issues
    .flatMap((issue) => {
      const at = (path: readonly PropertyKey[]) =>
        `#/${path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => ({ pointer: at([...issue.path, key]), detail: say('We do not know this field.') }));
      return [{ pointer: issue.path.length > 0 ? at(issue.path) : '#', detail: issue.message }];
    })
    .slice(0, MOST_ERRORS);

/** What a request's body held, before and after its schema: the raw values go back into a form that has errors. */
export type Body<T> = {
  readonly kind: BodyKind;
  readonly raw: Record<string, unknown>;
  readonly parsed: { ok: true; value: T } | { ok: false; failure: Failure };
};

/** `schema` may depend on what was sent, where one address takes several forms. */
export const readBody = async <S extends z.ZodType>(
  c: Context<Env>,
  schema: S | ((raw: Readonly<Record<string, unknown>>) => S),
  shape: FormShape = {},
): Promise<Body<z.infer<S>>> => {
  const kind = bodyKind(c);
  const body = await text(c);
  const raw = kind === 'json' ? parseJson(body) : parseForm(body, shape);
  const known = typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as Record<string, unknown>) : {};
  const wanted = typeof schema === 'function' ? schema(known) : schema;
  const parsed = wanted.safeParse(raw, { error: issueToWords });
  if (parsed.success) return { kind, raw: known, parsed: { ok: true, value: parsed.data } };
  const failure = new Failure('invalid', say('Some fields need your attention.'), { errors: issuesToErrors(parsed.error.issues) });
  return { kind, raw: known, parsed: { ok: false, failure } };
};

/** The body as its schema says. Throws `invalid` (422), `unparsable` (400), `too-large` (413), `wrong-type` (415). */
export const valid = async <S extends z.ZodType>(c: Context<Env>, schema: S, shape: FormShape = {}): Promise<z.infer<S>> => {
  const { parsed } = await readBody(c, schema, shape);
  if (!parsed.ok) throw parsed.failure;
  return parsed.value;
};

/** Query parameters as their schema says; unknown ones are refused. */
export const validQuery = <S extends z.ZodType>(c: Context<Env>, schema: S): z.infer<S> => {
  // Whose language the answer has is asked everywhere (locale.ts).
  const { lang: _, ...all } = c.req.queries();
  const repeated = Object.values(all).some((values) => values.length > 1);
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(all).map(([key, values]) => [key, values[0]])), {
    error: issueToWords,
  });
  if (parsed.success && !repeated) return parsed.data;
  throw new Failure('invalid', say('The address holds something that we do not know.'), {
    errors: parsed.success ? [] : issuesToErrors(parsed.error.issues),
  });
};
