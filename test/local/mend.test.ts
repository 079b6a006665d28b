/** A transaction that DynamoDB Local wrote in part: what the stream says is still owed. */
import { describe, expect, it } from 'vitest';
import { createQuestionIds } from '#functions/question/identity.ts';
import type { Fact } from '#functions/table/facts.ts';
import { owed } from '#infra/local/stream/mend.ts';

const { complete } = createQuestionIds('contact-key-of-the-tests-0123456789ab');
const pad = (n: number) => String(n).padStart(40, '0');
const webinar = 'abcdefgh01';
const tags = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb'] as const;
const questionOf = (tag: string) => ({ pk: `webinar#${webinar}`, sk: `question#${complete(webinar, tag)}` });

const ballot = (n: number, before: string[], after: string[]): Fact => {
  const key = { pk: `contact#c${n}`, sk: `registration#${webinar}` };
  return {
    ...key,
    kind: 'registration',
    before: { ...key, for: 'x', votes: new Set(before) },
    after: { ...key, for: 'x', votes: new Set(after) },
    sequence: pad(n),
  };
};
const counted = (n: number, tag: string, from: number, to: number): Fact => {
  const key = questionOf(tag);
  return { ...key, kind: 'question', before: { ...key, votes: from }, after: { ...key, votes: to }, sequence: pad(n) };
};
const key = { pk: 'stream', sk: 'shard#s' };
const mark = (n: number, last: number): Fact => ({
  ...key,
  kind: 'other',
  before: undefined,
  after: { ...key, last: pad(last) },
  sequence: pad(n),
});
const at = { ...key, first: pad(1), last: pad(3) };

/** A ballot whose last vote was taken back has no such set any more. */
const unvoted: Fact = { ...ballot(6, [tags[1]], []), after: { pk: 'contact#c6', sk: `registration#${webinar}`, for: 'x' } };
const voted = [ballot(1, [], [tags[0]]), ballot(2, [], [tags[0], tags[1]]), ballot(3, [tags[1]], [])];

describe('a transaction that was torn', () => {
  it('owes the sums that are not in the stream', () => {
    expect(owed([...voted, ballot(4, [], [tags[1]]), mark(5, 3)], at, complete)).toEqual([
      { key: questionOf(tags[0]), attribute: 'votes', by: 2 },
    ]);
  });

  it('owes nothing once they are, by itself or mended', () => {
    expect(owed([...voted, mark(5, 3), counted(6, tags[0], 4, 6)], at, complete)).toEqual([]);
    expect(owed([...voted, mark(5, 3), unvoted, counted(7, tags[0], 4, 6)], at, complete)).toEqual([]);
  });

  it('owes nothing where the mark itself was not written: the batch comes again', () => {
    expect(owed(voted, at, complete)).toEqual([]);
  });
});
