/** The console around the board: what stands before the start, after the end, and on the second screen. */
import { describe, expect, it } from 'vitest';
import type { ConsoleQuestion } from '#shared/question.ts';
import type { Reach } from '#shared/readiness.ts';
import { noCounts } from '#shared/webinar.ts';
import { askable, toChecklist } from '../../site/src/lib/console/checklist.ts';
import { readersOf, readersWords } from '../../site/src/lib/console/readers.ts';
import { deedToForm, resumeLeftMs, reviewKeys, toReview } from '../../site/src/lib/console/review.ts';
import { deedOfSpeaker, followers } from '../../site/src/lib/console/speaker.ts';

const answer = { at: '2027-06-18T13:01:00.000Z', by: 'lea', private: false } as const;
const question = (id: string, more: Partial<ConsoleQuestion> = {}): ConsoleQuestion =>
  ({
    id,
    text: id,
    visibility: 'live',
    resolution: 'open',
    votes: 0,
    askedAt: '2027-06-18T13:00:00.000Z',
    given: [],
    ...more,
  }) as ConsoleQuestion;
const ids = (questions: readonly ConsoleQuestion[]): string => questions.map(({ id }) => id).join('');

describe('the checklist', () => {
  const known = {
    webinar: { counts: noCounts, speakers: [] },
    reach: 'none',
    polls: 0,
    colleagues: [],
  } as const;
  const ready = (more: Partial<Parameters<typeof toChecklist>[0]>) =>
    toChecklist({ ...known, ...more })
      .filter(({ good }) => good)
      .map(({ words }) => words);
  it('says what is ready in words, and never that something is which nobody knows', () => {
    expect(ready({})).toEqual([]);
    expect(ready({ reach: 'there', polls: 1, colleagues: ['Lea', 'Tom', 'Noor'] })).toEqual([
      'The video is reachable',
      '1 poll ready',
      'Lea, Tom and Noor are here too',
    ]);
    expect(ready({ webinar: { counts: { ...noCounts, registered: 9, asked: 2 }, speakers: [] } })).toEqual([
      '2 questions are asked already',
    ]);
    expect(toChecklist({ ...known, polls: undefined }).map(({ name }) => name)).not.toContain('poll');
    for (const reach of ['looking', 'missing', 'silent', 'unknown'] satisfies Reach[]) expect(ready({ reach })).toEqual([]);
  });

  it.each([
    ['/media/demo/stream.m3u8', 'hls', 'own'],
    ['https://video.example.com/a.m3u8', 'hls', 'other'],
    ['https://www.youtube.com/watch?v=x', 'youtube', 'no'],
    ['https://zoom.example.com/j/1', 'external', 'no'],
  ])('asks %s (%s): %s', (url, kind, way) => {
    expect(askable(url, kind)).toBe(way);
  });
});

describe('the review', () => {
  const all = [
    question('a', { votes: 1 }),
    question('b', { votes: 5, resolution: 'answering' }),
    question('c', { visibility: 'in-review' }),
    question('d', { visibility: 'hidden' }),
    question('e', { resolution: 'answered', given: [{ ...answer, kind: 'live' }] }),
    question('f', {
      resolution: 'answered',
      given: [
        { ...answer, kind: 'live' },
        { ...answer, kind: 'text', text: 'Yes.' },
      ],
    }),
    question('g', { resolution: 'follow-up' }),
    question('h', { resolution: 'follow-up', given: [{ ...answer, kind: 'text', text: 'Yes.' }] }),
    question('i', { resolution: 'closed' }),
  ];

  it('shows what is open, most wanted first, what was put off last, and sums up the rest', () => {
    const { left, live, written, owed } = toReview(all, ['b']);
    expect([left, live, written, owed].map(ids)).toEqual(['acb', 'e', 'f', 'bacg']);
    expect(ids(toReview(all, []).left)).toBe('bac');
  });

  it('has one key each, and only three of them decide', () => {
    expect(new Set(reviewKeys.map(({ key }) => key)).size).toBe(reviewKeys.length);
    expect(reviewKeys.flatMap(({ does }) => deedToForm(does)?.decision ?? [])).toEqual(['answered', 'follow-up', 'decline']);
  });

  it.each([
    ['ended', '2027-06-18T14:00:00.000Z', 20 * 60_000],
    ['live', '2027-06-18T14:00:00.000Z', 0],
    ['ended', null, 0],
    ['ended', '2027-06-18T13:00:00.000Z', 0],
  ])('%s at %s can be taken back for %i ms more', (state, endedAt, left) => {
    expect(resumeLeftMs({ state, endedAt }, Date.parse('2027-06-18T14:10:00.000Z'))).toBe(left);
  });
});

describe('the speaker view', () => {
  it('names three more that everybody may see, after now and next', () => {
    const wanted = ['a', 'b', 'c', 'd', 'e'].map((id, at) => question(id, { votes: 9 - at }));
    const others = [question('x', { visibility: 'private', votes: 99 }), question('y', { visibility: 'in-review', votes: 99 })];
    expect(ids(followers([...others, ...wanted], wanted[0] ?? null, wanted[1] ?? null))).toBe('cde');
  });

  it.each([
    ['ArrowRight', 'free', 'go'],
    ['PageDown', 'free', 'go'],
    ['ArrowLeft', 'pressing', 'back'],
    ['N', 'free', 'names'],
    ['ArrowRight', 'typing', undefined],
    ['Enter', 'free', undefined],
  ] as const)('%s while %s is %s', (key, focus, deed) => {
    expect(deedOfSpeaker({ key, focus, ctrlKey: false, metaKey: false, altKey: false })).toBe(deed);
  });
});

describe('what stands beside Send', () => {
  it.each([
    ['live', false, 'room'],
    ['in-review', false, 'room'],
    ['hidden', false, 'room'],
    ['live', true, 'asker'],
    ['private', false, 'asker'],
  ] as const)(
    'says of a %s question, answered in private: %j, that the %s reads it, and what undo cannot do',
    (visibility, isPrivate, to) => {
      expect(readersOf(visibility, isPrivate)).toBe(to);
      const words = readersWords(to, 'Noor');
      expect([words.includes('Only Noor'), words.includes('Everybody')]).toEqual([to === 'asker', to === 'room']);
      expect(words).toMatch(/Undo takes it off .* read/);
    },
  );
});
