/** What a host is told before a webinar becomes public. */
import { describe, expect, it } from 'vitest';
import { usualAdmission } from '#shared/admission.ts';
import { otherZone, readBack } from '#shared/read-back.ts';
import { type House, type Reach, type Ready, toReadiness } from '#shared/readiness.ts';
import type { Webinar } from '#shared/webinar.ts';
import { usualMail } from '#shared/webinar-mail.ts';
import { aWebinar } from '../site/webinar.fixture.ts';

const house: House = {
  sender: 'hello@parley.test',
  replyTo: null,
  privacy: 'https://parley.test/privacy',
  imprint: 'https://parley.test/imprint',
};
const now = new Date('2027-06-01T00:00:00Z');
const whole = {
  ...aWebinar({ state: 'draft', speakers: [{ name: 'Mara Ostrow', photo: 'photo-1' }] }),
  admission: usualAdmission,
  mail: usualMail,
} as unknown as Webinar;

type Change = { readonly webinar?: Partial<Webinar>; readonly house?: Partial<House>; readonly reach?: Reach; readonly at?: string };
const look = (change: Change = {}): readonly Ready[] =>
  toReadiness({
    webinar: { ...whole, ...change.webinar },
    house: { ...house, ...change.house },
    reach: change.reach ?? 'there',
    now: change.at ? new Date(change.at) : now,
    here: 'Europe/Berlin',
  });
const one = (what: Ready['what'], change: Change = {}): Ready | undefined => look(change).find((item) => item.what === what);

describe('the readiness of a webinar', () => {
  it('has nothing to say against one that is ready', () => {
    expect(look().filter(({ state }) => state !== 'ready')).toEqual([]);
  });

  it.each<[Ready['what'], Change, Ready['state'], RegExp]>([
    ['promise', { webinar: { promise: '' } }, 'missing', /No promise/],
    ['promise', { webinar: { promise: 'x'.repeat(201) } }, 'look', /201 characters/],
    ['when', {}, 'ready', /^Friday 18 June 2027, 15:00 in Berlin \(UTC\+2\), which is 9:00 in New York\.$/],
    ['when', { at: '2027-06-18T13:00:00Z' }, 'look', /start is in the past: once published, people wait for you to start/],
    [
      'when',
      { at: '2027-06-18T13:30:00Z', webinar: { video: { kind: 'hls', url: 'https://example.com/a.m3u8' } } },
      'look',
      /it goes live at once/,
    ],
    ['when', { at: '2027-06-18T14:00:00Z' }, 'missing', /planned end is in the past/],
    ['clocks', { webinar: { startsAt: '2027-03-26T13:00:00.000Z' } }, 'look', /in Berlin on Sunday 28 March 2027\. Both/],
    [
      'clocks',
      { webinar: { startsAt: '2027-11-01T13:00:00.000Z' } },
      'look',
      /in Berlin on Sunday 31 October 2027, in New York on Sunday 7 November 2027/,
    ],
    ['speakers', { webinar: { speakers: [] } }, 'look', /Nobody is named/],
    [
      'speakers',
      { webinar: { speakers: [{ name: 'Mara Ostrow', photo: 'p' }, { name: 'Jun Tanaka' }] } },
      'look',
      /Without a photo: Jun Tanaka\./,
    ],
    ['agenda', { webinar: { agenda: [] } }, 'look', /No agenda/],
    ['agenda', { webinar: { agenda: [{ at: 60, title: 'Too late' }] } }, 'missing', /“Too late” begins at minute 60 of 60/],
    ['agenda', { webinar: { agenda: [{ at: 59, title: 'Just in time' }] } }, 'ready', /fits into 60/],
    ['video', { reach: 'none' }, 'look', /until you start/],
    ['video', { reach: 'missing' }, 'missing', /Nothing was found/],
    ['video', { reach: 'silent' }, 'missing', /could not be reached/],
    ['video', { reach: 'answers' }, 'ready', /host answers/],
    ['texts', { house: { imprint: null } }, 'missing', /no imprint is linked/],
    ['texts', { house: { privacy: null } }, 'look', /Parley’s own page/],
    ['sender', { house: { sender: 'hello@example.com' } }, 'look', /sample address/],
    ['sender', { house: { replyTo: 'care@parley.test' } }, 'ready', /Answers go to care@parley\.test/],
    [
      'reminders',
      {},
      'ready',
      /^Everybody gets a confirmation at once, then reminders 24 hours, 1 hour and 10 minutes before, one when it starts and one half an hour after its end\.$/,
    ],
    ['reminders', { at: '2027-06-18T12:30:00Z' }, 'look', /too late for what goes out 24 hours and 1 hour before\.$/],
    [
      'reminders',
      { webinar: { mail: { reminders: [], live: false, after: false, report: [] } } },
      'look',
      /^Everybody gets a confirmation at once\. No reminder/,
    ],
    ['form', {}, 'ready', /asks for 3 things\./],
    [
      'form',
      {
        webinar: {
          form: {
            name: 'required',
            company: 'optional',
            fields: ['a1', 'b1', 'c1'].map((id) => ({ id, kind: 'text', label: id, options: [], required: id === 'a1' })),
          },
        },
      },
      'look',
      /asks for 6 things, 1 of them required\. Each further/,
    ],
    ['admission', { webinar: { capacity: 1_200 } }, 'ready', /1,200 places, then a waitlist/],
    [
      'admission',
      { webinar: { admission: { ...usualAdmission, approval: true } } },
      'look',
      /no limit of places; a host lets each person in/,
    ],
  ])('says of its %s, with %j: %s, %s', (what, change, state, words) => {
    const found = one(what, change);
    expect([found?.state, found?.why]).toEqual([state, expect.stringMatching(words)]);
  });

  it('leads to the field of whatever can be changed', () => {
    for (const { what, fix } of look()) if (what !== 'reminders') expect([what, fix]).toEqual([what, expect.any(Object)]);
  });

  it.each([
    [
      '2027-06-18T21:30:00.000Z',
      'Europe/Berlin',
      'Europe/Berlin',
      'Friday 18 June 2027, 23:30 in Berlin (UTC+2), which is 17:30 in New York',
    ],
    ['2027-06-18T22:30:00.000Z', 'Europe/Berlin', 'Asia/Tokyo', 'Saturday 19 June 2027, 00:30 in Berlin (UTC+2), which is 7:30 in Tokyo'],
    ['2027-06-18T01:00:00.000Z', 'Asia/Tokyo', 'UTC', 'Friday 18 June 2027, 10:00 in Tokyo (UTC+9), which is 1:00 in UTC'],
    [
      '2027-06-18T01:00:00.000Z',
      'UTC',
      'America/New_York',
      'Friday 18 June 2027, 01:00 in UTC, which is Thursday 17 June 2027, 21:00 in New York',
    ],
    [
      '2027-06-18T13:00:00.000Z',
      'America/New_York',
      'America/Toronto',
      'Friday 18 June 2027, 09:00 in New York (UTC−4), which is 15:00 in Berlin',
    ],
  ])('reads %s in %s back to somebody in %s', (startsAt, zone, here, words) => {
    const at = new Date(startsAt);
    expect(readBack(at, zone, otherZone(at, zone, here))).toBe(words);
  });
});
