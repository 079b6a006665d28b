/** When a webinar mails by itself: made at publishing, again when it moves, dropped when it is about nothing any more. */
import { describe, expect, it } from 'vitest';
import { isFor, standingOfRun } from '#functions/journey/page.ts';
import { planRuns, type Run, runsOf, runsToCome, type Untold } from '#functions/journey/plan.ts';
import { applyChange, draftToWebinar } from '#functions/webinar/draft.ts';
import { type Action, carryOut } from '#functions/webinar/lifecycle.ts';
import type { RegistrationState } from '#shared/admission.ts';
import type { Webinar } from '#shared/webinar.ts';
import { type WebinarChange, webinarDraft } from '#shared/webinar-draft.ts';

const at = (time: string): Date => new Date(`2027-06-${time}:00.000Z`);
const draft = draftToWebinar(
  webinarDraft.parse({
    title: 'Hello',
    startsAt: '2027-06-18T13:00:00.000Z',
    timeZone: 'Europe/Berlin',
    durationMinutes: 60,
    mail: { report: ['host@example.com'] },
  }),
  '0123456789',
  at('10T09:00'),
);
type Done = { webinar: Webinar; put: string[]; drop: string[] };
const tell = ({ step, at: time }: Run): string => `${step} ${time.slice(8, 16)}`;
const done = (seen: Webinar, webinar: Webinar, now: Date): Done => {
  const { put, drop } = planRuns(seen, webinar, now);
  return { webinar, put: put.map(tell), drop: [...drop] };
};
const act = (seen: Webinar, action: Action, now: string): Done => {
  const outcome = carryOut(seen, action, at(now));
  if (outcome.kind !== 'changed') throw new Error(`${action} is ${outcome.kind}`);
  return done(seen, outcome.webinar, at(now));
};
const edit = (seen: Webinar, change: WebinarChange, now: string): Done => done(seen, applyChange(seen, change, at(now)), at(now));
const published = act(draft, 'publish', '10T09:00').webinar;
const live = act(published, 'start', '18T13:02').webinar;
const ended = act(live, 'end', '18T14:00').webinar;

describe('publishing', () => {
  it.each([
    ['a week before', '10T09:00', ['end 18T15:00', 'remind-1440 17T13:00', 'remind-60 18T12:00', 'remind-10 18T12:50']],
    ['the day before, at the same minute', '17T13:00', ['end 18T15:00', 'remind-60 18T12:00', 'remind-10 18T12:50']],
    ['half an hour before', '18T12:30', ['end 18T15:00', 'remind-10 18T12:50']],
    ['after its start', '18T13:20', ['end 18T15:00']],
  ])('%s plans what is still to come', (_, now, put) => {
    expect(act(draft, 'publish', now)).toMatchObject({ put, drop: [] });
  });

  it('of a rehearsal or a draft plans no mail', () => {
    const rehearsal = { ...live, rehearsal: { of: 'x', until: '2027-06-18T15:00:00.000Z', second: 0 } };
    expect(runsOf(rehearsal).map(({ step }) => step)).toEqual(['end']);
    expect(edit(draft, { startsAt: '2027-06-19T13:00:00.000Z' }, '10T09:00')).toMatchObject({ put: [], drop: [] });
    expect(act(draft, 'cancel', '10T09:00')).toMatchObject({ put: [], drop: [] });
  });
});

describe('a move', () => {
  const day = ['moved 18T12:05', 'remind-1440 18T13:00', 'remind-60 19T12:00', 'remind-10 19T12:50', 'end 19T15:00'];
  it('by more than six hours reminds anew, also of what had gone out', () => {
    const moved = edit(published, { startsAt: '2027-06-19T13:00:00.000Z' }, '18T12:05');
    expect(moved.put.toSorted()).toEqual(day.toSorted());
    expect(moved.drop).toEqual([]);
    expect(moved.webinar).toMatchObject({ plan: 2, reminded: [] });
  });

  it.each([
    ['an hour later', '18T14:00', '18T11:00', ['end 18T16:00', 'remind-60 18T13:00', 'remind-10 18T13:50', 'moved 18T11:00'], [1440]],
    ['six hours later', '18T19:00', '18T12:05', ['end 18T21:00', 'remind-10 18T18:50', 'moved 18T12:05'], [1440, 60]],
    ['six hours earlier', '18T07:00', '17T12:00', ['end 18T09:00', 'remind-60 18T06:00', 'remind-10 18T06:50', 'moved 17T12:00'], []],
  ])('%s takes along what has not gone out yet', (_, startsAt, now, put, reminded) => {
    const moved = edit(published, { startsAt: `2027-06-${startsAt}:00.000Z` }, now);
    expect([moved.put, moved.webinar.reminded]).toEqual([put, reminded]);
  });

  it('after a move remembers what went out under the first time', () => {
    const once = edit(published, { startsAt: '2027-06-18T13:30:00.000Z' }, '18T12:05').webinar;
    const twice = edit(once, { startsAt: '2027-06-18T14:00:00.000Z' }, '18T12:06');
    expect([twice.put, twice.webinar.reminded]).toEqual([
      ['end 18T16:00', 'remind-10 18T13:50', 'moved 18T12:06'],
      [1440, 60],
    ]);
    const back = edit(twice.webinar, { startsAt: '2027-06-20T14:00:00.000Z' }, '18T12:07');
    expect(back.put).toContain('remind-60 20T13:00');
  });

  it('of its length alone tells people, who have a calendar entry, and leaves the reminders as they are', () => {
    const moved = edit(published, { durationMinutes: 90 }, '18T12:05');
    expect([moved.put, moved.webinar.reminded]).toEqual([
      ['end 18T15:30', 'remind-10 18T12:50', 'moved 18T12:05'],
      [1440, 60],
    ]);
    expect(planRuns(published, moved.webinar, at('18T12:05')).put.at(-1)).toMatchObject({
      plan: 2,
      before: { startsAt: '2027-06-18T13:00:00.000Z', endsAt: '2027-06-18T14:00:00.000Z' },
    });
  });

  it('names the time that people know, however often it moved before they were told', () => {
    const first = { startsAt: published.startsAt, endsAt: published.endsAt };
    const once = edit(published, { startsAt: '2027-06-20T13:00:00.000Z' }, '12T09:00').webinar;
    const to = (startsAt: string) => applyChange(once, { startsAt }, at('12T09:05'));
    const moves = (next: Webinar, untold?: Untold) =>
      planRuns(once, next, at('12T09:05'), untold).put.filter(({ step }) => step === 'moved');
    const further = to('2027-06-21T13:00:00.000Z');
    expect(moves(further)).toMatchObject([{ before: { startsAt: once.startsAt, endsAt: once.endsAt } }]);
    expect(moves(further, { before: first, hasBegun: false })).toMatchObject([{ before: first }]);
    expect(moves(further, { before: first, hasBegun: true })[0], 'some know one time, some another').not.toHaveProperty('before');
    const back = to(published.startsAt);
    expect(moves(back, { before: first, hasBegun: true })).toHaveLength(1);
    expect(moves(back)).toHaveLength(1);
    expect(planRuns(once, back, at('12T09:05'), { before: first, hasBegun: false })).toMatchObject({ drop: ['moved'] });
    expect(moves(back, { before: first, hasBegun: false })).toEqual([]);
  });

  it('of the end of one that is on air mails nobody', () => {
    expect(edit(live, { durationMinutes: 90 }, '18T13:30').put).not.toContainEqual(expect.stringContaining('moved'));
  });
});

describe('an edit', () => {
  it('of words writes no run, so that one under way goes on', () => {
    expect(edit(published, { title: 'Other words' }, '18T12:00')).toMatchObject({ put: [], drop: [] });
  });
  it('of the reminders plans and drops those that differ', () => {
    const changed = edit(published, { mail: { reminders: [1440, 90, 30] } }, '18T11:45');
    expect([changed.put, changed.drop]).toEqual([['remind-30 18T12:30'], ['remind-60', 'remind-10']]);
  });
  it('that asks for “we are live” or a report once their time is over comes too late', () => {
    const [quiet, mute] = [
      { ...live, mail: { ...live.mail, live: false } },
      { ...ended, mail: { ...ended.mail, after: false } },
    ];
    expect(edit(quiet, { mail: { live: true } }, '18T13:30').put).toEqual([]);
    expect(edit(mute, { mail: { after: true } }, '18T14:31').put).toEqual([]);
    expect(edit(mute, { mail: { after: true } }, '18T14:29').put).toEqual(['after 18T14:30']);
  });
});

describe('a webinar that', () => {
  it('starts says so at once and reminds nobody any more', () => {
    expect(act(published, 'start', '18T12:58')).toEqual({
      webinar: expect.anything(),
      put: ['live 18T12:58'],
      drop: ['remind-1440', 'remind-60', 'remind-10'],
    });
  });
  it('ends thanks and reports half an hour later, unless the end is taken back', () => {
    expect(act(live, 'end', '18T14:00')).toMatchObject({
      put: ['cases 18T14:01', 'result 18T14:30', 'sweep 25T14:00', 'after 18T14:30', 'report 18T14:30'],
      drop: ['end', 'live'],
    });
    expect(act(ended, 'resume', '18T14:20')).toMatchObject({
      put: ['end 18T15:20'],
      drop: ['cases', 'result', 'sweep', 'after', 'report'],
    });
    const resumed = act(ended, 'resume', '18T14:20').webinar;
    expect(act(resumed, 'end', '18T14:50').put).toEqual([
      'cases 18T14:51',
      'result 18T15:20',
      'sweep 25T14:50',
      'after 18T15:20',
      'report 18T15:20',
    ]);
  });
  it('nobody started reports what was asked, and has missed nobody', () => {
    expect(act(published, 'lapse', '18T15:00').put).toEqual(['cases 18T15:01', 'result 18T15:30', 'sweep 25T15:00', 'report 18T15:30']);
  });
  it('is called off says so at once and drops everything else', () => {
    const moved = edit(published, { startsAt: '2027-06-19T13:00:00.000Z' }, '12T09:00').webinar;
    expect(act(moved, 'cancel', '12T10:00')).toMatchObject({
      put: ['sweep 26T14:00', 'cancelled 12T10:00'],
      drop: ['end', 'remind-1440', 'remind-60', 'remind-10', 'moved'],
    });
    expect(act(live, 'cancel', '18T13:30')).toMatchObject({ put: ['sweep 25T14:00', 'cancelled 18T13:30'], drop: ['end', 'live'] });
  });
  it('is archived within half an hour still thanks and reports', () => {
    expect(act(ended, 'archive', '18T14:10')).toMatchObject({ put: [], drop: [] });
    const off = act(published, 'cancel', '12T10:00').webinar;
    expect(act(off, 'archive', '12T10:01')).toMatchObject({ put: [], drop: [] });
    expect(act(act(live, 'cancel', '18T13:30').webinar, 'archive', '18T13:31')).toMatchObject({ put: [], drop: [] });
  });
  it('was published before there were runs gets those that are to come', () => {
    expect(runsToCome(published, at('18T12:00')).map(tell)).toEqual(['remind-10 18T12:50']);
    expect(runsToCome(live, at('18T13:05'))).toEqual([]);
    expect(runsToCome(ended, at('18T14:10')).map(tell)).toEqual(['after 18T14:30', 'report 18T14:30']);
  });
});

describe('a run', () => {
  const run = (step: string, time: string): Run => ({ step: step as Run['step'], at: at(time).toISOString(), plan: 1 });
  const cancelled: Webinar = { ...published, state: 'cancelled' };
  const archived: Webinar = { ...ended, state: 'archived' };
  it.each([
    ['goes at its time', run('remind-60', '18T12:00'), published, '18T12:01', 'go'],
    ['that is late gives way to the next reminder', run('remind-60', '18T12:00'), published, '18T12:50', 'over'],
    ['that is late is about nothing once it began', run('remind-10', '18T12:50'), published, '18T13:00', 'over'],
    ['of an earlier schedule is over', { ...run('moved', '12T09:00'), plan: 0 }, published, '12T09:00', 'over'],
    ['waits while its page is hidden', run('remind-60', '18T12:00'), { ...published, hidden: true }, '18T12:01', 'wait'],
    ['that reminds is over on air', run('remind-60', '18T12:00'), live, '18T12:01', 'over'],
    ['that says “live” is over with it', run('live', '18T13:02'), ended, '18T14:00', 'over'],
    ['that says “off” goes, hidden or not', run('cancelled', '18T12:00'), { ...cancelled, hidden: true }, '18T12:00', 'go'],
    ['that thanks is over where it goes on', run('after', '18T14:30'), live, '18T14:30', 'over'],
    ['that thanks goes, archived or not', run('after', '18T14:30'), archived, '18T14:30', 'go'],
    ['that reports goes, archived or not', run('report', '18T14:30'), archived, '18T14:30', 'go'],
    ['that thanks is over where nobody can show it again', run('after', '18T14:30'), { ...archived, hidden: true }, '18T14:30', 'over'],
    ['that says “off” goes, archived or not', run('cancelled', '18T12:00'), { ...cancelled, state: 'archived' }, '18T12:01', 'go'],
    ['that says “off” is over for one that ended', run('cancelled', '18T12:00'), archived, '18T14:01', 'over'],
    ['that thanks is over for one that was called off', run('after', '18T14:30'), { ...cancelled, state: 'archived' }, '18T14:30', 'over'],
    ['that reports goes, hidden or not', run('report', '18T14:30'), { ...ended, hidden: true }, '18T14:30', 'go'],
  ] as const)('%s', (_, given, webinar, now, standing) => {
    expect(standingOfRun(given, webinar, at(now))).toBe(standing);
  });

  it('of before a restore is over', () => {
    expect(standingOfRun(run('remind-60', '18T12:00'), published, at('18T12:01'), '2027-06-18T12:00:30.000Z')).toBe('over');
  });

  const states: readonly RegistrationState[] = ['registered', 'waiting', 'offered', 'in-review', 'lapsed', 'declined', 'left', 'cancelled'];
  it.each([
    ['remind-60', ['registered']],
    ['live', ['registered']],
    ['after', ['registered']],
    ['moved', ['registered', 'waiting', 'offered', 'in-review']],
    ['cancelled', ['registered', 'waiting', 'offered', 'in-review']],
  ])('%s is for %s', (step, wanted) => {
    const row = { at: '2027-06-01T09:00:00.000Z' };
    expect(states.filter((state) => isFor(run(step, '18T14:30'), ended, { ...row, state }))).toEqual(wanted);
  });

  it.each([
    ['before its time', 'remind-60', { at: '18T11:59' }, true],
    ['after its time', 'remind-60', { at: '18T12:01' }, false],
    ['before, and got a seat after it', 'moved', { at: '18T11:00', since: '18T12:01' }, false],
    ['for the recording', 'after', { at: '18T14:10' }, false],
  ])('skips who registered %s: %s', (_, step, row, wanted) => {
    const times = Object.fromEntries(Object.entries(row).map(([name, time]) => [name, at(time).toISOString()])) as { at: string };
    const time = step === 'after' ? '18T14:30' : '18T12:00';
    expect(isFor(run(step, time), ended, { state: 'registered', ...times })).toBe(wanted);
  });
});
