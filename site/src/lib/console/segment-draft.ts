/** What the page of segments shows, and how its address says it. Pure. */
import { type ListPurpose, listPurposes } from '#shared/reach.ts';
import type { Group, Segment } from '#shared/segment.ts';
import { fromParameter, toParameter } from './segment-edit.ts';

/** `segment`: the saved one that it came from, if any. `since`: the day that its count is compared with; empty: the newest. */
export type Draft = {
  readonly segment: Segment | undefined;
  readonly rules: Group;
  readonly purpose: ListPurpose;
  readonly name: string;
  readonly since: string;
};

export const fresh: Draft = { segment: undefined, rules: { all: [] }, purpose: 'marketing', name: '', since: '' };

export const draftOf = (segment: Segment): Draft => ({
  ...fresh,
  segment,
  rules: segment.rules,
  purpose: segment.purpose,
  name: segment.name,
});

export const isAsSaved = ({ segment, rules, purpose }: Draft): boolean =>
  segment !== undefined && segment.purpose === purpose && toParameter(segment.rules) === toParameter(rules);

const isUntouched = (draft: Draft): boolean =>
  draft.segment ? isAsSaved(draft) : toParameter(draft.rules) === toParameter(fresh.rules) && draft.purpose === fresh.purpose;

/** The query of the page's address, without its question mark: whoever gets it sees the same. The name is none of it. */
export const toSearch = (draft: Draft): string => {
  const query = new URLSearchParams();
  if (draft.segment) query.set('id', draft.segment.id);
  if (!isUntouched(draft)) {
    query.set('rules', toParameter(draft.rules));
    query.set('purpose', draft.purpose);
  }
  if (draft.since) query.set('since', draft.since);
  return query.toString();
};

export const fromSearch = (search: string, segments: readonly Segment[]): Draft => {
  const query = new URLSearchParams(search);
  const segment = segments.find(({ id }) => id === query.get('id'));
  const saved = segment ? draftOf(segment) : fresh;
  const purpose = listPurposes.find((one) => one === query.get('purpose')) ?? saved.purpose;
  return { ...saved, purpose, rules: fromParameter(query.get('rules')) ?? saved.rules, since: query.get('since') ?? '' };
};

/** Whether the browser's Back leads from `after` to `before`: it undoes a choice, and changes as one, not each letter of them. */
export const isStep = (before: Draft, after: Draft): boolean =>
  before.segment?.id !== after.segment?.id || (isUntouched(before) && !isUntouched(after));
