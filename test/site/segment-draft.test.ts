/** The page of segments and its address: who gets the address sees the same, and Back undoes choices, not letters. */
import { describe, expect, it } from 'vitest';
import type { Group, Segment } from '#shared/segment.ts';
import { type Draft, draftOf, fresh, fromSearch, isAsSaved, isStep, toSearch } from '../../site/src/lib/console/segment-draft.ts';

const segmentOf = (id: string, rules: Group): Segment => ({
  ...{ id, name: `Segment ${id}`, purpose: 'marketing', kind: 'living', rules, version: 1, state: 'ready', by: 'marketer@example.com' },
  createdAt: '2026-11-23T09:00:00.000Z',
});
const germans: Group = { all: [{ rule: 'language', in: ['de'] }] };
const either: Group = { all: [{ rule: 'country', in: ['DE', 'AT'] }] };
const [one, two] = [segmentOf('one', germans), segmentOf('two', either)];
const saved = draftOf(one);
const changed: Draft = { ...saved, rules: either };

describe('the address of the page', () => {
  it.each<[string, Draft, string]>([
    ['a new segment', fresh, ''],
    ['a saved one', saved, 'id=one'],
    ['a saved one that a day is compared with', { ...saved, since: '2026-11-20' }, 'id=one&since=2026-11-20'],
  ])('is short for %s', (_what, draft, search) => expect(toSearch(draft)).toBe(search));

  it.each<[string, Draft]>([
    ['changes to a saved one', changed],
    ['other words of a purpose', { ...saved, purpose: 'service' }],
    ['rules that nobody saved', { ...fresh, rules: either }],
    ['a purpose alone', { ...fresh, purpose: 'research' }],
  ])('holds %s', (_what, draft) => {
    const { segment, rules, purpose } = fromSearch(toSearch(draft), [one, two]);
    expect({ segment, rules, purpose }).toEqual({ segment: draft.segment, rules: draft.rules, purpose: draft.purpose });
  });

  it('of a segment that is gone, or of rules that are none, begins anew', () => {
    expect(fromSearch('id=gone', [one])).toEqual(fresh);
    expect(fromSearch('rules=%7B%22any%22%3A%5B1%5D%7D', [one])).toEqual(fresh);
  });

  it('knows a saved one by its rules, not by where they came from', () => {
    expect(isAsSaved(saved)).toBe(true);
    expect(isAsSaved(changed)).toBe(false);
    expect(isAsSaved({ ...changed, rules: germans })).toBe(true);
  });
});

describe('Back', () => {
  it.each<[string, Draft, Draft, boolean]>([
    ['leads to the segment before', saved, draftOf(two), true],
    ['leads to what was saved', saved, changed, true],
    ['leads to the empty page', fresh, { ...fresh, rules: germans }, true],
    ['does not take back each change', changed, { ...changed, purpose: 'service' }, false],
    ['does not return to a change that was taken back', changed, saved, false],
    ['does not take back a name', saved, { ...saved, name: 'Other' }, false],
    ['does not take back a day', saved, { ...saved, since: '2026-11-20' }, false],
  ])('%s', (_what, before, after, is) => expect(isStep(before, after)).toBe(is));
});
