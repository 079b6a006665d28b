/** Which ten questions of a week are told, and when Monday is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mondayOf, nextMonday } from '#functions/listen/monday.ts';
import { pick } from '#functions/listen/pick.ts';
import { instantToWall } from '#shared/zone.ts';

const since = '2027-06-11T09:00:00.000Z';
const asked = (id: string, webinar: string, votes: number, askedAt = '2027-06-17T13:00:00.000Z') => ({ id, webinar, votes, askedAt });
const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id).join(' ');

describe('a pick', () => {
  it('takes one webinar after the other, and of each what most people want to know', () => {
    const questions = [asked('a1', 'a', 90), asked('a2', 'a', 80), asked('a3', 'a', 70), asked('b1', 'b', 2), asked('c1', 'c', 5)];
    expect(ids(pick(questions, { since, known: new Set(), most: 4 }))).toBe('a1 c1 b1 a2');
  });
  it('leaves out what is older than a week, and tells last what was told', () => {
    const questions = [asked('old', 'a', 90, '2027-06-11T08:59:59.000Z'), asked('told', 'a', 50), asked('new', 'a', 1)];
    expect(ids(pick(questions, { since, known: new Set(['told']), most: 10 }))).toBe('new told');
  });
  it('takes the newer of two that as many want to know', () => {
    expect(
      ids(pick([asked('early', 'a', 3), asked('late', 'a', 3, '2027-06-18T08:00:00.000Z')], { since, known: new Set(), most: 1 })),
    ).toBe('late');
  });
  it('is full, without repeats, in one order whatever the order was in which they were found, and never drowns a webinar', () => {
    const question = fc.record({
      id: fc.integer({ min: 0, max: 40 }).map(String),
      webinar: fc.constantFrom('a', 'b', 'c'),
      votes: fc.integer({ min: 0, max: 5 }),
      askedAt: fc.constantFrom('2027-06-01T00:00:00.000Z', '2027-06-12T00:00:00.000Z', '2027-06-17T00:00:00.000Z'),
    });
    const some = fc.uniqueArray(question, { selector: ({ id }) => id });
    fc.assert(
      fc.property(
        some,
        fc.uniqueArray(fc.integer({ min: 0, max: 40 }).map(String)),
        fc.integer({ min: 1, max: 12 }),
        (questions, read, most) => {
          const known = new Set(read);
          const picked = pick(questions, { since, known, most });
          const fresh = questions.filter(({ askedAt }) => askedAt >= since);
          expect(picked.length).toBe(Math.min(most, fresh.length));
          expect(new Set(picked.map(({ id }) => id)).size).toBe(picked.length);
          expect(ids(pick([...questions, ...questions].toReversed(), { since, known, most }))).toBe(ids(picked));
          const news = fresh.filter(({ id }) => !known.has(id));
          const rooms = new Set(news.map(({ webinar }) => webinar)).size;
          expect(new Set(picked.slice(0, rooms).map(({ webinar }) => webinar)).size, 'each room is heard once before any is twice').toBe(
            Math.min(most, rooms),
          );
          expect(
            picked.findIndex(({ id }) => known.has(id)) === -1 || picked.filter(({ id }) => !known.has(id)).length === news.length,
          ).toBe(true);
        },
      ),
    );
  });
});

describe('Monday', () => {
  it.each([
    ['in the week before', '2027-06-18T09:00:00.000Z', 'Europe/Berlin', '2027-06-21T07:00:00.000Z'],
    ['on its morning', '2027-06-21T06:59:59.000Z', 'Europe/Berlin', '2027-06-21T07:00:00.000Z'],
    ['at its very moment, that of the next week', '2027-06-21T07:00:00.000Z', 'Europe/Berlin', '2027-06-28T07:00:00.000Z'],
    ['after the clocks went back', '2027-10-30T12:00:00.000Z', 'Europe/Berlin', '2027-11-01T08:00:00.000Z'],
    ['where it is Monday already', '2027-06-20T20:30:00.000Z', 'Pacific/Auckland', '2027-06-20T21:00:00.000Z'],
    ['where a day was left out', '2011-12-29T12:00:00.000Z', 'Pacific/Apia', '2012-01-01T19:00:00.000Z'],
  ])('%s', (_, now, zone, at) => {
    expect(nextMonday(new Date(now), zone)).toBe(at);
  });
  it('is always a Monday at nine, within eight days, in every zone', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland', 'America/Sao_Paulo');
    fc.assert(
      fc.property(fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }), zones, (now, zone) => {
        const at = nextMonday(now, zone);
        expect(instantToWall(new Date(at), zone).slice(11)).toBe('09:00');
        expect(new Date(`${instantToWall(new Date(at), zone).slice(0, 10)}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(Date.parse(at) - now.getTime()).toBeLessThanOrEqual(7 * 86_400_000 + 3_600_000);
        expect(mondayOf(at, new Date(at), zone)).toBe(instantToWall(new Date(at), zone).slice(0, 10));
      }),
      { numRuns: 60 },
    );
  });
  it('is none where the organisation moved to a zone in which it is not nine yet, and none a day later', () => {
    const at = '2027-06-21T07:00:00.000Z';
    expect(mondayOf(at, new Date(at), 'America/New_York')).toBeUndefined();
    expect(mondayOf(at, new Date('2027-06-22T07:00:00.000Z'), 'Europe/Berlin')).toBeUndefined();
    expect(mondayOf(at, new Date('2027-06-22T06:59:00.000Z'), 'Europe/Berlin')).toBe('2027-06-21');
  });
});
