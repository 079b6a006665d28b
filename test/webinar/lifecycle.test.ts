import { describe, expect, it } from 'vitest';
import { applyChange, draftToWebinar } from '#functions/webinar/draft.ts';
import { type Action, actions, carryOut, stepsOf } from '#functions/webinar/lifecycle.ts';
import { type Webinar, type WebinarState, webinarStates } from '#shared/webinar.ts';
import { webinarDraft } from '#shared/webinar-draft.ts';

const now = new Date('2027-06-18T12:00:00.000Z');
const aWebinar = (more: Partial<Webinar> = {}): Webinar => ({
  ...draftToWebinar(
    webinarDraft.parse({ title: 'Hello', startsAt: '2027-06-18T13:00:00.000Z', timeZone: 'Europe/Berlin', durationMinutes: 60 }),
    '0123456789',
    now,
  ),
  ...more,
});

/** What each state allows; whatever is missing is refused. */
const allowed: Readonly<Record<WebinarState, Partial<Record<Action, WebinarState | 'same'>>>> = {
  draft: { publish: 'scheduled', cancel: 'cancelled' },
  scheduled: { publish: 'same', start: 'live', cancel: 'cancelled' },
  live: { start: 'same', end: 'ended', cancel: 'cancelled', resume: 'same' },
  ended: { end: 'same', archive: 'archived', resume: 'live' },
  archived: { archive: 'same' },
  cancelled: { cancel: 'same', archive: 'archived' },
};

describe('a webinar', () => {
  it.each(webinarStates.flatMap((state) => actions.map((action) => [state, action] as const)))('that is %s answers %s', (state, action) => {
    const webinar = aWebinar({ state, endedAt: state === 'ended' ? '2027-06-18T11:45:00.000Z' : null });
    const outcome = carryOut(webinar, action, now);
    const wanted = allowed[state][action];
    if (wanted === undefined) expect(outcome.kind).toBe('refused');
    else if (wanted === 'same') expect(outcome).toEqual({ kind: 'same', webinar });
    else expect(outcome).toMatchObject({ kind: 'changed', webinar: { state: wanted, version: 2 } });
  });

  it('goes on within thirty minutes after its end, not later', () => {
    const ended = (endedAt: string) => carryOut(aWebinar({ state: 'ended', endedAt }), 'resume', now).kind;
    expect([ended('2027-06-18T11:30:00.000Z'), ended('2027-06-18T11:29:59.999Z')]).toEqual(['changed', 'refused']);
  });

  it('is not published once it would be over', () => {
    expect(carryOut(aWebinar(), 'publish', new Date('2027-06-18T14:00:00.000Z')).kind).toBe('refused');
    expect(carryOut(aWebinar(), 'publish', new Date('2027-06-18T13:59:59.999Z')).kind).toBe('changed');
  });

  it('starts by itself where there is a video, and ends by itself an hour after its planned end', () => {
    const video = { kind: 'hls', url: 'https://example.com/a.m3u8' } as const;
    const end = { name: 'end', at: '2027-06-18T15:00:00.000Z' };
    expect(stepsOf(aWebinar({ state: 'scheduled', video }))).toEqual([{ name: 'start', at: '2027-06-18T13:00:00.000Z' }, end]);
    expect(stepsOf(aWebinar({ state: 'scheduled' }))).toEqual([end]);
    expect(stepsOf(aWebinar({ state: 'live', video }))).toEqual([end]);
    for (const state of ['draft', 'cancelled'] as const) expect(stepsOf(aWebinar({ state, video, plan: 0 }))).toEqual([]);
    const sweep = { name: 'sweep', at: '2027-06-25T14:00:00.000Z' };
    for (const state of ['ended', 'archived', 'cancelled'] as const) expect(stepsOf(aWebinar({ state, video, plan: 1 }))).toEqual([sweep]);
    const ended = { state: 'ended', endedAt: '2027-06-18T14:10:00.000Z', plan: 1 } as const;
    expect(stepsOf(aWebinar(ended))).toMatchObject([
      { name: 'cases', at: '2027-06-18T14:11:00.000Z' },
      { name: 'result', at: '2027-06-18T14:40:00.000Z' },
      { name: 'sweep' },
    ]);
  });

  it('counts its schedules only once people were told one', () => {
    const moved = { startsAt: '2027-06-19T13:00:00.000Z' };
    expect(applyChange(aWebinar(), moved, now)).toMatchObject({
      plan: 0,
      startsAt: '2027-06-19T13:00:00.000Z',
      endsAt: '2027-06-19T14:00:00.000Z',
      version: 2,
    });
    expect(applyChange(aWebinar({ state: 'scheduled', plan: 1 }), moved, now).plan).toBe(2);
    expect(applyChange(aWebinar({ state: 'scheduled', plan: 1 }), { title: 'Other', startsAt: '2027-06-18T13:00:00.000Z' }, now).plan).toBe(
      1,
    );
  });
});
