/** What brought somebody, what a send will cause, and what stands before the next one: by tables. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { campaignOf } from '#functions/campaign/cause.ts';
import { causedDeltas } from '#functions/campaign/counts.ts';
import { byHourOf, casesOf, previousOf, toGate } from '#functions/campaign/figures.ts';
import { changeCampaign } from '#functions/campaign/steps.ts';
import { type Campaign, lapsed, timerOf } from '#functions/campaign/stored.ts';
import { type Earlier, forecastOf, forecastOfSend } from '#shared/forecast.ts';

const at = '2027-06-18T09:00:00.000Z';
const touch = (campaign: string, day: string) => ({ last: { campaign, at: `${day}T09:00:00.000Z` } });

describe('what brought somebody who waits', () => {
  it.each([
    ['the link that registered them', { row: { utm: { campaign: ' June\u202e letter ' } }, invited: 'Autumn', at }, 'June letter'],
    [
      'the invitation that reached them',
      { row: { utm: { source: 'x' } }, invited: 'Autumn', contact: touch('Old', '2027-06-17'), at },
      'Autumn',
    ],
    ['the link of this month', { contact: touch('June letter', '2027-06-01'), at }, 'June letter'],
    ['not a link of long ago', { contact: touch('May letter', '2027-05-01'), at }, undefined],
    ['not what came after they asked', { contact: touch('Later', '2027-06-19'), at }, undefined],
    ['nothing that anybody knows', { row: {}, at }, undefined],
  ])('is %s', (_, known, name) => {
    expect(campaignOf(known)).toBe(name);
  });
});

const base: Campaign = {
  ...{ id: 'a'.repeat(26), name: 'June letter', promise: '', state: 'planned', channel: 'mail', at, owner: 'marketer@example.com' },
  ...{ series: 'Letters', by: 'marketer@example.com', createdAt: '2027-06-01T00:00:00.000Z', sequence: 0, version: 1 },
};
const one = (more: Partial<Campaign> = {}): Campaign => ({ ...base, ...more });

describe('the time of a campaign', () => {
  it.each([
    ['planned, of a segment, far away', one({ segment: 's' }), '2027-06-10T09:00:00.000Z', 'planned', '2027-06-16T09:00:00.000Z'],
    ['two days before', one({ segment: 's' }), '2027-06-16T09:00:00.000Z', 'planned', '2027-06-18T07:00:00.000Z'],
    ['ready, two hours before', one({ segment: 's', state: 'ready' }), '2027-06-18T07:00:00.000Z', 'ready', at],
    ['planned, its time passed', one({ segment: 's' }), at, 'planned', undefined],
    ['ready, its time came', one({ state: 'ready' }), at, 'running', at],
    ['ready, and nobody looked for days', one({ state: 'ready' }), '2027-06-21T09:00:00.000Z', 'done', at],
    ['running, watched for two days', one({ state: 'running' }), '2027-06-20T08:59:00.000Z', 'running', '2027-06-20T09:00:00.000Z'],
    ['running, to its end', one({ state: 'running' }), '2027-06-20T09:00:00.000Z', 'done', '2027-06-20T09:00:00.000Z'],
    [
      'a run of invitations says itself when it is done',
      one({ state: 'running', origin: { kind: 'invitation', id: 'i' } }),
      '2027-07-20T09:00:00.000Z',
      'running',
      undefined,
    ],
    ['called off', one({ state: 'cancelled', segment: 's' }), '2027-06-10T09:00:00.000Z', 'cancelled', undefined],
  ] as const)('%s', (_, it, now, state, timer) => {
    expect(lapsed(it, new Date(now))).toBe(state);
    if (state === it.state) expect(timerOf(it, new Date(now))).toBe(timer);
  });

  const sent = one({ state: 'running' });
  it.each<[string, Campaign, Parameters<typeof changeCampaign>[1], number, unknown]>([
    ['another time, once it went out', sent, { at: '2027-06-30T09:00:00Z' }, 0, /went out/],
    ['another owner, once it went out', sent, { owner: 'agent@example.com' }, 0, /by whom/],
    ['another series, once it went out', sent, { series: '' }, 0, /series stays/],
    ['a series, where it has none', one({ state: 'running', series: '' }), { series: 'Letters' }, 0, { series: 'Letters' }],
    ['another name, once people asked because of it', sent, { name: 'Other' }, 1, /name stays/],
    ['the same name in another case', sent, { name: 'JUNE letter' }, 1, { name: 'JUNE letter' }],
    ['another name before anybody asked', sent, { name: 'Other' }, 0, { name: 'Other' }],
    ['a promise', sent, { promise: 'Come' }, 3, { promise: 'Come', sequence: 1, version: 2 }],
    ['another size of what registered itself', one({ origin: { kind: 'export', id: 'e' } }), { size: 5 }, 0, /registered itself/],
    ['nothing', one(), { name: 'June letter', segment: null }, 0, undefined],
  ])('allows or refuses %s', (_, it, fields, cases, wanted) => {
    const found = changeCampaign(it, fields, cases);
    if (wanted instanceof RegExp) expect(found).toMatch(wanted);
    else if (wanted === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(wanted as object);
  });
  it('loses what is taken away, and what was counted of other people', () => {
    expect(changeCampaign(one({ size: 9 }), { size: null }, 0)).not.toHaveProperty('size');
    const counted = one({ segment: 's', radar: { people: 3, held: 0, left: 0, countedAt: at } });
    expect(changeCampaign(counted, { segment: 't' }, 0)).not.toHaveProperty('radar');
  });
});

const hours = (...counts: number[]) => counts;
const earlier = (people: number, byHour: number[], more: { channel?: string; series?: string } = {}) => ({
  ...{ people, byHour, cases: byHour.reduce((sum, count) => sum + count, 0), channel: 'mail', series: '', ...more },
});

describe('the forecast', () => {
  it('is all cases of the earlier sends by all their people, and between the quietest and the busiest', () => {
    const some = [earlier(1_000, hours(4, 2)), earlier(500, hours(4, 0, 2))];
    expect(forecastOfSend({ people: 3_000, channel: 'mail', series: '' }, some)).toEqual({
      ...{ is: 'known', expected: 24, low: 18, high: 36, per1000: 8, byHour: [16, 4, 4], like: 'channel', earlier: 2, people: 1_500 },
    });
  });

  it('says nothing of one send, of few people, or of nobody knows how many', () => {
    expect(forecastOf(100, [earlier(5_000, hours(9))])).toEqual({ is: 'unknown', earlier: 1, people: 5_000 });
    expect(forecastOf(100, [earlier(90, hours(1)), earlier(100, hours(1))]).is).toBe('unknown');
    expect(forecastOf(null, [earlier(900, hours(1)), earlier(100, hours(1))]).is).toBe('unknown');
    expect(forecastOf(100, [earlier(0, hours(3)), earlier(900, hours(1))]), 'to nobody says nothing').toMatchObject({ earlier: 1 });
  });

  it('is of the same series first, then of the same channel, then of all', () => {
    const all = [
      earlier(500, [1], { series: 'l' }),
      earlier(500, [1], { series: 'l' }),
      earlier(500, [9]),
      earlier(500, [9], { channel: 'ads' }),
    ];
    const likes = [
      { channel: 'mail', series: 'l' },
      { channel: 'mail', series: '' },
      { channel: 'post', series: 'l2' },
    ];
    expect(likes.map((like) => forecastOfSend({ people: 1_000, ...like }, all))).toMatchObject([
      { like: 'series', expected: 2, earlier: 2 },
      { like: 'channel', expected: 7, earlier: 3 },
      { like: 'all', expected: 10, earlier: 4 },
    ]);
  });

  it('lies in its own range, whatever was before', () => {
    const send = fc.record({ people: fc.integer({ min: 1, max: 1e6 }), byHour: fc.array(fc.nat(500), { maxLength: 48 }) });
    fc.assert(
      fc.property(fc.array(send), fc.nat(1e6), (sends, people) => {
        const all: Earlier[] = sends.map(({ people: reached, byHour }) => earlier(reached, byHour));
        const found = forecastOf(people, all);
        if (found.is === 'unknown') return;
        expect(found.low).toBeLessThanOrEqual(found.expected);
        expect(found.expected).toBeLessThanOrEqual(found.high);
        expect(found.byHour.every((cases) => cases >= 0)).toBe(true);
      }),
    );
  });
});

describe('what a campaign caused', () => {
  const caused = new Map([
    ['june letter', { h2027: 1, 'h2027-06-18T08': 7, 'h2027-06-18T09': 2, 'h2027-06-18T11': 3, 'h2027-07-30T00': 1 }],
  ]);

  it('is counted from when it went out, and by the hour for two days', () => {
    const it = one({ at: '2027-06-18T09:40:00.000Z', name: 'June  LETTER' });
    expect(byHourOf(it, caused).slice(0, 4)).toEqual([2, 0, 3, 0]);
    expect(casesOf(it, caused), 'late ones as well').toBe(6);
  });

  it('moves with a case that comes, goes, or comes to another campaign', () => {
    const a = { campaign: 'June letter', openedAt: at, webinar: 'w', state: 'open' };
    const moved = causedDeltas(a, { ...a, campaign: 'Other', state: 'resolved' }).map(({ key, by }) => [key.pk, by]);
    expect(moved).toEqual([
      ['caused#other', 1],
      ['caused#june letter', -1],
    ]);
    expect(causedDeltas(a, { ...a, state: 'resolved' }), 'whatever becomes of it').toEqual([]);
    expect(causedDeltas(undefined, a).map(({ attribute, by }) => [attribute, by])).toEqual([
      ['h2027-06-18T09', 1],
      ['cases', 1],
    ]);
    expect(causedDeltas({ state: 'open' }, undefined)).toEqual([]);
  });

  it('is read by its owner before the next of the series, whether that went out or is still to', () => {
    const other = (state: Campaign['state'], day: string, series = 'letters ') =>
      one({ id: day.repeat(3).slice(0, 26), state, at: `${day}T09:00:00.000Z`, series });
    const all = [
      other('done', '2027-05-01'),
      other('cancelled', '2027-06-10'),
      other('done', '2027-06-05'),
      other('running', '2027-06-16', 'Other'),
      other('done', '2027-06-20'),
    ];
    const standing = (it: Campaign, more: readonly Campaign[] = [], now = '2027-06-17T08:59:59.999Z') =>
      previousOf(it, [...all, ...more], new Date(now))?.at.slice(0, 10);
    expect(standing(one())).toBe('2027-06-05');
    expect(standing(one(), [other('planned', '2027-06-17')]), 'planned before it').toBe('2027-06-17');
    const passed = '2027-06-17T09:00:00.000Z';
    expect(standing(one(), [other('planned', '2027-06-17')], passed), 'nobody marked that one ready').toBe('2027-06-05');
    expect(standing(one(), [other('ready', '2027-06-17')], passed), 'about to go out').toBe('2027-06-17');
    expect(standing(one({ series: '' }))).toBeUndefined();
  });

  it.each([
    ['not gone out yet: three, and none is read', '2027-06-18T08:59:00.000Z', { heard: 0 }, { needed: 3, heard: 0 }],
    ['going out, nothing came yet: three', '2027-06-18T09:00:01.000Z', { heard: 0 }, { needed: 3, heard: 0 }],
    ['watched still: three, however few came', '2027-06-20T08:59:00.000Z', { heard: 2, readable: 2 }, { needed: 3, heard: 2 }],
    ['watched to its end: as many as came', '2027-06-20T09:00:00.000Z', { heard: 9 }, { needed: 3, heard: 3, watchedUntil: null }],
    ['and no more than can be read', '2027-06-20T09:00:00.000Z', { heard: 0, readable: 1 }, { needed: 1, heard: 0 }],
  ])('is read as far as it must be: %s', (_, now, reading, gate) => {
    expect(toGate(one(), { caused, ...reading }, new Date(now))).toMatchObject(gate);
  });
  it('asks for nothing where it caused nothing', () => {
    expect(toGate(one(), { caused: new Map(), heard: 0 }, new Date('2027-06-21T09:00:00.000Z'))).toMatchObject({ needed: 0, heard: 0 });
  });
});
