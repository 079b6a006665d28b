import { describe, expect, it } from 'vitest';
import { findByTitle } from '../../site/src/lib/console/find-title.ts';

const one = (id: string, title: string, day: string) => ({ id, title, startsAt: `2027-06-${day}T13:00:00.000Z` });
const all = [one('a', 'Über Größe', '01'), one('b', 'The first reply decides', '03'), one('c', 'Reply, first of all', '02')];
const ids = (typed: string, taken: readonly string[] = [], most = 5) => findByTitle(all, typed, taken, most).map(({ id }) => id);

describe('looking for a webinar', () => {
  it.each([
    ['all of its words, in any order, latest first', 'reply FIRST', ['b', 'c']],
    ['a part of a word', 'gro', ['a']],
    ['letters without their accents', 'uber', ['a']],
    ['a word that no title has', 'reply nowhere', []],
    ['spaces', '  ', ['b', 'c', 'a']],
  ])('finds by %s', (_, typed, expected) => {
    expect(ids(typed)).toEqual(expected);
  });

  it('leaves out what is chosen already, and ends where the list does', () => {
    expect([ids('', ['b']), ids('', [], 1)]).toEqual([['c', 'a'], ['b']]);
  });
});
