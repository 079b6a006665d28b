/** The inbox's own rules: its place in the address, its lines while changes are on their way, its words and its keys. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseLine } from '#shared/case.ts';
import { fromAddress, inboxViews, staysIn, toAddress, toQuery, wide } from '../../site/src/lib/console/inbox.ts';
import { type InboxPress, mayRepeat, pressToDeed } from '../../site/src/lib/console/inbox-keys.ts';
import { beside, followLines, type Lines, noLines, shownLines } from '../../site/src/lib/console/inbox-lines.ts';
import { dueChip, metaWords, spanWords, videoWords } from '../../site/src/lib/console/inbox-words.ts';

const line = (id: string, more: Partial<CaseLine> = {}): CaseLine => ({
  id,
  state: 'open',
  source: 'question',
  question: { text: `What is ${id}?`, askedAt: '2027-06-18T13:00:00.000Z', votes: 0, merged: 0 },
  contact: { id: 'c', name: 'Noor Example', company: '' },
  ...{ priority: 'medium', labels: [], breached: false, urgency: 'calm', version: 1 },
  ...more,
});

describe('the address', () => {
  it('holds the whole place, and hides what somebody looks for from logs', () => {
    const text = fc.string({ maxLength: 20 }).map((one) => one.trim());
    const place = fc.record({
      view: fc.constantFrom(...inboxViews),
      sort: fc.constantFrom('due' as const, 'waiting' as const, 'votes' as const),
      narrow: fc.record({
        ...{ webinar: text, campaign: text, label: text, owner: text, find: text },
        ...{ priority: fc.constantFrom('', 'urgent', 'low'), state: fc.constantFrom('', 'resolved') },
      }),
      open: text,
    });
    fc.assert(
      fc.property(place, (where) => {
        const url = new URL(toAddress('/console/inbox/', where), 'https://parley.example.com');
        expect(fromAddress(url)).toEqual(where);
        expect(url.searchParams.has('find')).toBe(false);
      }),
    );
  });

  it('of nonsense leads to one’s own cases', () => {
    expect(fromAddress({ search: '?view=listen&sort=random&priority=x&state=open', hash: '' })).toEqual({
      ...{ view: 'mine', sort: 'due', narrow: wide, open: '' },
    });
    expect(toQuery({ view: 'all', sort: 'votes', narrow: { ...wide, find: ' a b ' } })).toBe('view=all&sort=votes&find=a+b');
  });
});

describe('lines', () => {
  const mine = { view: 'mine', sort: 'due', narrow: wide, open: '' } as const;
  const stays = (one: CaseLine) => staysIn(mine, one, 'me@example.com');
  const owned = { owner: 'me@example.com' };
  const begin = (...ids: string[]): Lines => followLines(noLines, { is: 'loaded', page: { items: ids.map((id) => line(id, owned)) } });
  const ids = (lines: Lines) => shownLines(lines, stays).map(({ id }) => id);

  it('go at once when they are resolved, and come back to their place when that was refused', () => {
    const begun = followLines(begin('a', 'b', 'c'), { is: 'begun', lines: [line('b', { ...owned, state: 'resolved' })] });
    expect(ids(begun)).toEqual(['a', 'c']);
    expect(ids(followLines(begun, { is: 'failed', id: 'b' }))).toEqual(['a', 'b', 'c']);
    const done = followLines(begun, { is: 'done', id: 'b', line: line('b', { ...owned, state: 'resolved', version: 2 }) });
    expect(ids(done)).toEqual(['a', 'c']);
    // A look that began before the change is older than its answer.
    const looked = followLines(done, { is: 'looked', page: { items: ['a', 'b', 'c'].map((id) => line(id, owned)) } });
    expect(ids(looked)).toEqual(['a', 'c']);
    const newer = line('b', { ...owned, version: 3 });
    expect(ids(followLines(looked, { is: 'looked', page: { items: [line('a', owned), newer, line('c', owned)] } }))).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('keep what is on its way when another change of the same case is refused', () => {
    const once = followLines(begin('a'), { is: 'begun', lines: [line('a', { ...owned, priority: 'high' })] });
    const twice = followLines(once, { is: 'begun', lines: [line('a', { ...owned, priority: 'urgent' })] });
    const one = followLines(twice, { is: 'done', id: 'a', line: line('a', { ...owned, priority: 'high', version: 2 }) });
    const none = followLines(one, { is: 'failed', id: 'a', line: line('a', { ...owned, priority: 'high', version: 2 }) });
    expect(shownLines(none, stays)[0]?.priority).toBe('high');
  });

  it('do not move under a hand: what is new waits, and no line stands twice', () => {
    const long = followLines(followLines(noLines, { is: 'loaded', page: { items: [line('a', owned), line('b', owned)], next: 'x' } }), {
      ...{ is: 'more', page: { items: [line('b', owned), line('c', owned)] } },
    });
    expect(ids(long)).toEqual(['a', 'b', 'c']);
    const looked = followLines(
      { ...long, next: 'y' },
      { is: 'looked', page: { items: [line('new', owned), line('a', owned)], next: 'x' } },
    );
    expect([ids(looked), looked.news]).toEqual([['a', 'b', 'c'], 1]);
  });

  it('say what is next, also of a case that has just gone', () => {
    expect(beside(['a', 'b', 'c'], 'b', 1)).toBe('c');
    expect(beside(['a', 'c'], 'b', 1, ['a', 'b', 'c'])).toBe('c');
    expect(beside(['a', 'c'], 'b', -1, ['a', 'b', 'c'])).toBe('a');
    expect([beside(['a'], 'a', 1), beside([], '', 1), beside(['a', 'b'], '', 1)]).toEqual([undefined, undefined, 'a']);
  });
});

describe('words', () => {
  const now = Date.parse('2027-06-18T09:00:00.000Z');
  const chip = (more: Partial<CaseLine>) => {
    const found = dueChip(line('a', more), now);
    return found && [found.words, found.tone];
  };
  it('say until when, and mean the same as their colour', () => {
    expect(chip({ dueAt: '2027-06-18T07:00:00.000Z', urgency: 'overdue' })).toEqual(['2 h overdue', 'live']);
    expect(chip({ dueAt: '2027-06-18T08:59:00.000Z', urgency: 'soon' }), 'its minute passed since').toEqual(['1 min overdue', 'live']);
    expect(chip({ dueAt: '2027-06-18T12:00:00.000Z', urgency: 'soon' })).toEqual(['due in 3 h', 'due']);
    expect(chip({ dueAt: '2027-06-19T12:00:00.000Z', urgency: 'calm' })).toEqual(['tomorrow', 'good']);
    expect(chip({ state: 'pending' })).toEqual(['waiting for them', '']);
    expect(chip({ state: 'snoozed', snoozedUntil: 'reply' })).toEqual(['until they reply', '']);
    expect(chip({})).toBeUndefined();
    expect([spanWords(10_000), spanWords(3_600_000), spanWords(86_400_000), spanWords(200_000_000)]).toEqual([
      '1 min',
      '1 h',
      '1 day',
      '2 days',
    ]);
    expect([videoWords(1_865), videoWords(3_725)]).toEqual(['31:05', '1:02:05']);
    const asked = { text: '', askedAt: '', votes: 1, merged: 2 };
    expect(metaWords(line('a', { webinar: { id: 'w', title: 'Silence' }, question: asked, owner: 'jun@example.com' }))).toEqual([
      ...['Silence', 'and 2 more who asked', '1 vote', 'jun'],
    ]);
  });
});

describe('keys', () => {
  const press = (code: string, more: Partial<InboxPress> = {}): InboxPress => ({
    ...{ code, key: code.slice(3).toLowerCase(), ctrl: false, alt: false, writes: false, typing: false },
    ...more,
  });
  it('work with Alt while somebody types, and alone only where that is wanted', () => {
    expect(pressToDeed(press('KeyJ', { alt: true, typing: true, key: '∆' }), false)).toBe('next');
    expect([pressToDeed(press('KeyE'), false), pressToDeed(press('KeyE'), true)]).toEqual([undefined, 'resolve']);
    expect(pressToDeed(press('KeyE', { typing: true }), true)).toBeUndefined();
    expect(pressToDeed(press('KeyE', { alt: true, ctrl: true }), false)).toBe('resolve-next');
    expect(pressToDeed(press('KeyE', { alt: true, ctrl: true, writes: true, key: '€' }), false), 'AltGr writes').toBeUndefined();
    expect(pressToDeed(press('KeyE', { ctrl: true }), true), 'the browser’s own').toBeUndefined();
    expect([pressToDeed(press('Slash', { key: '?' }), false), pressToDeed(press('Slash', { key: '?', typing: true }), false)]).toEqual([
      'help',
      undefined,
    ]);
    expect([mayRepeat('next'), mayRepeat('resolve')]).toEqual([true, false]);
  });
});
