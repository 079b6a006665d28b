/** One thing of a body spoiled at a time. Pure. */
import type { Body, Json } from './routes.ts';

type Step = string | number;
type Part = { readonly path: readonly Step[]; readonly value: Json; readonly put: (value: Json) => Json };

const isObject = (value: Json): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every part of a body, itself included, and the body with something else in its stead. */
export function* partsOf(value: Json, path: readonly Step[] = [], put: Part['put'] = (next) => next): Generator<Part> {
  yield { path, value, put };
  if (Array.isArray(value))
    for (const [at, one] of value.entries()) yield* partsOf(one, [...path, at], (next) => put(value.with(at, next)));
  else if (isObject(value))
    for (const [key, one] of Object.entries(value)) yield* partsOf(one, [...path, key], (next) => put({ ...value, [key]: next }));
}

/** Where an error points to, as a JSON pointer in a fragment. */
export const pointerOf = (path: readonly Step[]): string => ['#', ...path].join('/');

/** Only we write these: `$…` and the last three are what parsers of other languages stumble over. */
const notTheirs = [
  ...['id', 'by', 'version', 'state', 'owner', 'at', 'contact', 'createdAt', 'counted', 'consent', 'roles', 'account_id', 'pk', 'ttl'],
  ...['$gt', '$where', 'purpose[$ne]', '__proto__', 'constructor', 'prototype'],
];

export type Spoiled = { readonly path: readonly Step[]; readonly body: Json };

/** A field more than its object has, in each of its objects. */
export function* withMore(body: Body): Generator<Spoiled> {
  for (const { path, value, put } of partsOf(body)) {
    if (!isObject(value)) continue;
    for (const key of notTheirs)
      if (!Object.hasOwn(value, key)) yield { path: [...path, key], body: put({ ...value, [key]: { $gt: '' } }) };
  }
}

/** Stands in a body for what is written into its text: nobody nests that deep by hand. */
const DEEP = 'deep'.repeat(8);
const levels = 5_000;
export const toText = (body: Json): string =>
  JSON.stringify(body).replace(JSON.stringify(DEEP), () => `${'{"all":['.repeat(levels)}${']}'.repeat(levels)}`);

/** No field takes one of these, whatever it is. */
const never: readonly Json[] = [{ $gt: '' }, { toString: 1, length: 1 }, [[[]]], DEEP, 1e300, -1, 0.5, 'x'.repeat(50_000)];

/** Something else where there was this. */
export function* withOther(body: Body): Generator<Spoiled> {
  for (const { path, put } of partsOf(body)) for (const other of never) yield { path, body: put(other) };
}

/** Each of its lists, longer than any may be, of what no list takes: whoever looks into it before its length has looked too early. */
export function* withMany(body: Body): Generator<Spoiled> {
  for (const { path, value, put } of partsOf(body)) if (Array.isArray(value)) yield { path, body: put(Array(8_000).fill({})) };
}
