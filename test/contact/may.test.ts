import { describe, expect, it } from 'vitest';
import { mayMail } from '#functions/contact/may.ts';
import type { MailPurpose } from '#shared/consent.ts';

const noon = '2027-06-18T10:00:00.000Z';
const agreed = { consent: { marketing: { state: 'confirmed', at: noon } } } as const;
const berlin = { ...agreed, timeZone: 'Europe/Berlin' } as const;
const unsubscribed = { why: 'unsubscribed', at: noon } as const;

type Row = readonly [string, Parameters<typeof mayMail>[0], MailPurpose, string, ReturnType<typeof mayMail>];
const rows: readonly Row[] = [
  ['mail to the team goes out', undefined, 'team', noon, 'yes'],
  ['nobody writes to somebody who is not known', undefined, 'service', noon, 'no'],
  ['service needs no consent', {}, 'service', noon, 'yes'],
  ['service goes out at night', berlin, 'service', '2027-06-18T02:00:00.000Z', 'yes'],
  ['who left marketing gets service', { suppressed: { marketing: unsubscribed } }, 'service', noon, 'yes'],
  ['who stopped service gets none', { suppressed: { service: unsubscribed } }, 'service', noon, 'no'],
  [
    'who stopped service still gets the marketing they agreed to',
    { ...agreed, suppressed: { service: unsubscribed } },
    'marketing',
    noon,
    'yes',
  ],
  ['an erased person gets nothing', { erasedAt: noon }, 'service', noon, 'no'],
  ['marketing needs consent', {}, 'marketing', noon, 'no'],
  ['a box that was ticked is no consent yet', { consent: { marketing: { state: 'asked', at: noon } } }, 'marketing', noon, 'no'],
  ['consent to quotes is none to marketing', { consent: { research: { state: 'confirmed', at: noon } } }, 'marketing', noon, 'no'],
  ['a withdrawn consent ends it', { consent: { marketing: { state: 'withdrawn', at: noon } } }, 'marketing', noon, 'no'],
  ['a suppression wins over consent', { ...agreed, suppressed: { marketing: unsubscribed } }, 'marketing', noon, 'no'],
  ['by day', berlin, 'marketing', noon, 'yes'],
  ['from eight, summer time', berlin, 'marketing', '2027-06-18T06:00:00.000Z', 'yes'],
  ['not before eight', berlin, 'marketing', '2027-06-18T05:59:59.999Z', 'later'],
  ['until eight in the evening', berlin, 'marketing', '2027-06-18T17:59:59.999Z', 'yes'],
  ['not after', berlin, 'marketing', '2027-06-18T18:00:00.000Z', 'later'],
  ['by the house’s clock where theirs is not known', agreed, 'marketing', '2027-06-18T18:00:00.000Z', 'later'],
  ['by the clock they chose', { ...berlin, preferences: { timeZone: 'America/New_York' } }, 'marketing', noon, 'later'],
  ['not while they pause', { ...berlin, preferences: { pausedUntil: '2027-06-19T00:00:00.000Z' } }, 'marketing', noon, 'later'],
  ['again after the pause', { ...berlin, preferences: { pausedUntil: noon } }, 'marketing', noon, 'yes'],
];

describe('writing to somebody', () => {
  it.each(rows)('%s', (_, contact, purpose, at, answer) => {
    expect(mayMail(contact, purpose, new Date(at), 'Europe/Berlin')).toBe(answer);
  });
});
