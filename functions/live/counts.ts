/** What one stored change means for the counts: which target moves by how much. Pure, so that a batch can be split and repeated. */
import type { QuestionId, QuestionTag, WebinarId } from '#shared/ids.ts';
import { admissionDeltas } from '../admission/counts.ts';
import { causedDeltas } from '../campaign/counts.ts';
import { caseDeltas } from '../case/counts.ts';
import { deliveryDeltas } from '../delivery/counts.ts';
import { invitationDeltas } from '../invitation/counts.ts';
import { labelDeltas } from '../label/counts.ts';
import { clickDeltas } from '../note/click.ts';
import { type Closings, pollDeltas } from '../poll/counts.ts';
import { presenceDeltas } from '../presence/counts.ts';
import { quietDeltas } from '../quiet/counts.ts';
import { reactionDeltas } from '../reaction/press.ts';
import { surveyDeltas } from '../survey/counts.ts';
import type { Fact } from '../table/facts.ts';
import { idOf, type Key, questionKey, webinarKey, webinarOfRegistration } from '../table/keys.ts';
import { reportDeltas } from './reported.ts';

/**
 * `make`: the target need not be there before; `until`: and goes then (seconds since 1970), because nobody asks for it any more. A dot in
 * `attribute` leads into a map or list of the target.
 */
export type Delta = {
  readonly key: Key;
  readonly attribute: string;
  readonly by: number;
  readonly make?: true;
  readonly until?: number | undefined;
};

const tags = (item: Readonly<Record<string, unknown>> | undefined): ReadonlySet<QuestionTag> =>
  item?.votes instanceof Set ? (item.votes as Set<QuestionTag>) : new Set();

export const toDeltas = (
  { kind, pk, sk, before, after }: Fact,
  complete: (webinar: WebinarId, tag: QuestionTag) => QuestionId,
  closings: Closings = new Map(),
): Delta[] => {
  if (kind === 'delivery') return deliveryDeltas(before, after);
  if (kind === 'voice') return quietDeltas(before, after);
  if (kind === 'survey') return surveyDeltas(sk, before, after);
  if (kind === 'case') return [...caseDeltas(before, after), ...causedDeltas(before, after)];
  // What is removed, or emptied quietly, was counted for good: erasing and retention leave the figures of the past as they were.
  if (!after || after.quietly !== undefined) return [];
  if (kind === 'contact') return labelDeltas(before, after);
  if (kind === 'question') return before ? [] : [{ key: webinarKey(idOf(pk)), attribute: 'asked', by: 1 }];
  if (kind !== 'registration') return [];
  const webinar = webinarOfRegistration(sk);
  const [had, has] = [tags(before), tags(after)];
  const moved = (tag: QuestionTag, by: number): Delta => ({ key: questionKey(complete(webinar, tag)), attribute: 'votes', by });
  return [
    ...[...has].filter((tag) => !had.has(tag)).map((tag) => moved(tag, 1)),
    ...[...had].filter((tag) => !has.has(tag)).map((tag) => moved(tag, -1)),
    ...admissionDeltas(webinar, before, after),
    ...invitationDeltas(before, after),
    ...pollDeltas({ kind, sk, before, after }, closings),
    ...presenceDeltas(webinar, before, after),
    ...reactionDeltas(webinar, before, after),
    ...clickDeltas(webinar, before, after),
    ...reportDeltas(webinar, before, after, complete),
  ];
};

/** Items that one transaction counts on: it holds 100 writes, and one of them is the mark. */
export const MOST_TARGETS = 99;

export type Change = { readonly sequence: string; readonly deltas: readonly Delta[] };

/**
 * One record as one change, or as several where it moves more items than a transaction takes: a ballot that is taken over with a
 * hundred votes. Their sequences stand in order behind the record's own, so that a mark between them is a place like any other.
 */
export const toChanges = (sequence: string, deltas: readonly Delta[], most: number): Change[] => {
  const places = new Map<string, number>();
  for (const delta of deltas) if (!places.has(itemOf(delta))) places.set(itemOf(delta), places.size);
  const pieces = Map.groupBy(deltas, (delta) => Math.floor((places.get(itemOf(delta)) ?? 0) / most));
  return [...pieces].map(([piece, some]) => ({
    sequence: piece === 0 ? sequence : `${sequence}/${String(piece).padStart(2, '0')}`,
    deltas: some,
  }));
};

export type Part = { readonly first: string; readonly last: string; readonly sums: ReadonlyMap<string, Delta> };

const nameOf = ({ key, attribute }: Delta): string => `${key.pk}|${key.sk}|${attribute}`;
const itemOf = ({ key }: Delta): string => `${key.pk}|${key.sk}`;

/**
 * Consecutive parts of a batch, each with the sums of at most `most` items: a transaction holds 100 writes, one of them the mark.
 * Two counts of one item are one write.
 */
export const toParts = (changes: readonly Change[], most: number): Part[] => {
  const parts: Part[] = [];
  let sums = new Map<string, Delta>();
  let first = '';
  let last = '';
  const items = () => new Set([...sums.values()].map(itemOf));
  for (const { sequence, deltas } of changes) {
    if (first && new Set([...items(), ...deltas.map(itemOf)]).size > most) {
      parts.push({ first, last, sums });
      sums = new Map();
      first = '';
    }
    first ||= sequence;
    last = sequence;
    for (const delta of deltas) sums.set(nameOf(delta), { ...delta, by: delta.by + (sums.get(nameOf(delta))?.by ?? 0) });
  }
  return first ? [...parts, { first, last, sums }] : parts;
};
