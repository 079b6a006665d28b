/** Until when a case is answered: business hours, holidays, zones, pauses; and what its timer makes of it. */
import { describe, expect, it } from 'vitest';
import { replied } from '#functions/case/replies.ts';
import { lapse, openCase, reopen, snooze, wake } from '#functions/case/rules.ts';
import { dueOf, timerOf, urgencyOf } from '#functions/case/sla.ts';
import type { StoredCase } from '#functions/case/stored.ts';
import { workMinutesAfter, workMinutesBetween } from '#shared/due.ts';
import { usualHours } from '#shared/hours.ts';
import { usualPolicy } from '#shared/policy.ts';

const office = { hours: usualHours, holidays: [{ date: '2027-06-22', name: 'A day off' }], timeZone: 'Europe/Berlin' };
const clock = { office, policy: usualPolicy };
/** Friday 15:00 in Berlin. */
const FRIDAY = '2027-06-18T13:00:00.000Z';

describe('minutes of work', () => {
  it.each([
    ['within a day', FRIDAY, 60, '2027-06-18T14:00:00.000Z'],
    ['over a weekend', FRIDAY, 180, '2027-06-21T08:00:00.000Z'],
    ['over a holiday', '2027-06-21T14:00:00.000Z', 120, '2027-06-23T08:00:00.000Z'],
    ['from a Sunday', '2027-06-20T10:00:00.000Z', 30, '2027-06-21T07:30:00.000Z'],
    ['over the change of clocks', '2027-10-29T14:00:00.000Z', 120, '2027-11-01T09:00:00.000Z'],
  ])('%s', (_, at, minutes, expected) => {
    expect(workMinutesAfter(at, minutes, office)).toBe(expected);
    expect(workMinutesBetween(at, expected, office)).toBe(minutes);
  });

  it('never come where nobody works', () => {
    const closed = { ...office, hours: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } };
    expect(workMinutesAfter(FRIDAY, 1, closed)).toBeUndefined();
  });
});

const opened = openCase({ id: 'k', contact: 'c', source: 'question', votes: 0, openedAt: FRIDAY }, clock);
const stepped = (step: { kind: string; to?: StoredCase }): StoredCase => {
  if (!step.to) throw new Error(`The step was ${step.kind}`);
  return step.to;
};
const MONDAY_CLOSE = '2027-06-21T15:00:00.000Z';
const THURSDAY_CLOSE = '2027-06-24T15:00:00.000Z';

describe('a case', () => {
  it('is due on the next business day, and done on the third', () => {
    expect(opened).toMatchObject({ firstDueAt: MONDAY_CLOSE, resolveDueAt: '2027-06-24T15:00:00.000Z' });
    expect(dueOf(opened)).toBe(MONDAY_CLOSE);
    expect(timerOf(opened, usualPolicy)).toBe(MONDAY_CLOSE);
  });

  it.each([
    [FRIDAY, 'calm'],
    ['2027-06-21T12:00:00.000Z', 'soon'],
    [MONDAY_CLOSE, 'overdue'],
  ])('at %s is %s', (at, expected) => {
    expect(urgencyOf(opened, new Date(at), office)).toBe(expected);
  });

  it('is overdue once, which stays on record, until it is answered', () => {
    const late = stepped(lapse(opened, new Date(MONDAY_CLOSE), clock));
    expect(late).toMatchObject({ overdue: true, missed: ['first'] });
    expect(timerOf(late, usualPolicy), 'its resolution has a clock of its own').toBe(THURSDAY_CLOSE);
    expect(lapse(late, new Date('2027-06-22T15:00:00.000Z'), clock).kind).toBe('same');
    const answered = stepped(replied(late, { at: '2027-06-23T08:00:00.000Z', settles: true, resolves: false }, clock));
    expect(answered).toMatchObject({ state: 'pending', overdue: false, missed: ['first'], settled: true });
    expect(dueOf(answered)).toBeUndefined();
  });

  it('keeps each of its three clocks by itself: which were missed, and of which its lead is told', () => {
    const led = { office, policy: { ...usualPolicy, lead: 'lea@example.com' } };
    const [monday, thursday] = [MONDAY_CLOSE, THURSDAY_CLOSE].map((at) => new Date(at)) as [Date, Date];
    const late = stepped(lapse(opened, monday, led));
    const later = stepped(lapse(late, thursday, led));
    expect([late.escalated, later.missed, later.escalated]).toEqual([
      [`first@${MONDAY_CLOSE}`],
      ['first', 'resolve'],
      [`first@${MONDAY_CLOSE}`, `resolve@${THURSDAY_CLOSE}`],
    ]);
    expect([timerOf(later, usualPolicy), lapse(later, thursday, led).kind], 'nothing more happens by itself').toEqual([undefined, 'same']);
    expect(stepped(lapse(opened, thursday, led)), 'both at once').toMatchObject({ missed: later.missed, escalated: later.escalated });

    const answered = stepped(replied(later, { at: '2027-06-25T08:00:00.000Z', settles: false, resolves: false }, led));
    const again = stepped(reopen(answered, { at: '2027-06-25T09:00:00.000Z', isUnanswered: false }, led));
    expect([again.overdue, timerOf(again, usualPolicy)], 'its resolution is missed still').toEqual([false, THURSDAY_CLOSE]);
    const next = stepped(lapse(again, new Date('2027-06-28T15:00:00.000Z'), led));
    expect([next.missed, next.escalated?.slice(2)]).toEqual([['first', 'resolve', 'next'], ['next@2027-06-28T15:00:00.000Z']]);
  });

  it('that was marked before each clock was kept by its name has missed the first of them', () => {
    const { late: _, ...older } = stepped(lapse(opened, new Date(MONDAY_CLOSE), clock));
    expect(timerOf(older, usualPolicy)).toBe(THURSDAY_CLOSE);
    expect(stepped(lapse(older, new Date(THURSDAY_CLOSE), clock)).missed).toEqual(['first', 'resolve']);
  });

  it('stands still while it is put aside', () => {
    const aside = stepped(snooze(opened, '2027-06-21T09:00:00.000Z', new Date(FRIDAY), clock));
    expect([dueOf(aside), timerOf(aside, usualPolicy)]).toEqual([undefined, '2027-06-21T09:00:00.000Z']);
    const back = stepped(wake(aside, '2027-06-21T09:00:00.000Z', clock));
    // Two hours on Friday and two on Monday; Tuesday is a holiday.
    expect(back).toMatchObject({ state: 'open', paused: 240, firstDueAt: '2027-06-23T11:00:00.000Z' });
    expect(stepped(lapse(aside, new Date('2027-06-21T09:00:00.000Z'), clock))).toEqual(back);
  });

  it('comes back with a new due time where they write again, and with its first one where we gave no answer', () => {
    const answered = stepped(replied(opened, { at: '2027-06-21T08:00:00.000Z', settles: true, resolves: true }, clock));
    const again = stepped(reopen(answered, { at: '2027-06-23T08:00:00.000Z', isUnanswered: false }, clock));
    expect([again.state, dueOf(again), again.reopened]).toEqual(['open', '2027-06-24T15:00:00.000Z', 0]);
    const notYet = stepped(reopen(answered, { at: '2027-06-23T08:00:00.000Z', isUnanswered: true }, clock));
    expect([notYet.state, dueOf(notYet), notYet.reopened, notYet.settled]).toEqual(['open', MONDAY_CLOSE, 1, false]);
  });

  it('has its next response later by as long as it was put aside since they wrote', () => {
    const answered = stepped(replied(opened, { at: '2027-06-18T14:00:00.000Z', settles: false, resolves: false }, clock));
    const again = stepped(reopen(answered, { at: '2027-06-21T08:00:00.000Z', isUnanswered: false }, clock));
    expect(again.nextDueAt).toBe('2027-06-23T15:00:00.000Z');
    const aside = stepped(snooze(again, '2027-06-24T07:00:00.000Z', new Date('2027-06-23T07:00:00.000Z'), clock));
    const back = stepped(wake(aside, '2027-06-24T07:00:00.000Z', clock));
    // A day of work aside: what was aside before they wrote is no matter of this response.
    expect([back.paused, back.nextDueAt]).toEqual([480, '2027-06-24T15:00:00.000Z']);
    const answeredAgain = stepped(replied(back, { at: '2027-06-24T08:00:00.000Z', settles: false, resolves: false }, clock));
    expect(stepped(reopen(answeredAgain, { at: '2027-06-24T09:00:00.000Z', isUnanswered: false }, clock)).nextDueAt).toBe(
      '2027-06-25T15:00:00.000Z',
    );
  });

  it('was not late while it was resolved', () => {
    const done = stepped(replied(opened, { at: '2027-06-18T14:00:00.000Z', settles: true, resolves: true }, clock));
    const again = stepped(reopen(done, { at: '2027-06-28T14:00:00.000Z', isUnanswered: false }, clock));
    expect([again.nextDueAt, again.resolveDueAt]).toEqual(['2027-06-29T15:00:00.000Z', '2027-07-01T15:00:00.000Z']);
    const unanswered = stepped(reopen(done, { at: '2027-06-28T14:00:00.000Z', isUnanswered: true }, clock));
    expect([unanswered.firstDueAt, unanswered.resolveDueAt]).toEqual([MONDAY_CLOSE, '2027-06-24T15:00:00.000Z']);
  });

  it('counts “Not yet” also where a colleague opened it before', () => {
    const answered = stepped(replied(opened, { at: '2027-06-18T14:00:00.000Z', settles: true, resolves: false }, clock));
    const again = stepped(reopen(answered, { at: '2027-06-21T08:00:00.000Z', isUnanswered: false }, clock));
    const notYet = stepped(reopen(again, { at: '2027-06-21T09:00:00.000Z', isUnanswered: true }, clock));
    expect([notYet.state, notYet.settled, notYet.reopened, dueOf(notYet)]).toEqual(['open', false, 1, MONDAY_CLOSE]);
    expect(reopen(notYet, { at: '2027-06-21T09:00:01.000Z', isUnanswered: true }, clock).kind, 'once').toBe('same');
  });

  it('rests for two weeks after our reply, then is done by itself', () => {
    const answered = stepped(replied(opened, { at: '2027-06-21T08:00:00.000Z', settles: true, resolves: false }, clock));
    expect(timerOf(answered, usualPolicy)).toBe('2027-07-05T08:00:00.000Z');
    expect(lapse(answered, new Date('2027-07-05T07:59:59.000Z'), clock).kind).toBe('same');
    expect(stepped(lapse(answered, new Date('2027-07-05T08:00:00.000Z'), clock)).state).toBe('resolved');
    expect(timerOf(answered, { restDays: null })).toBeUndefined();
  });
});
