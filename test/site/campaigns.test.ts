/** A campaign as its page says what it waits for, and sends what somebody changed. */
import { describe, expect, it } from 'vitest';
import type { CampaignView } from '#shared/campaign.ts';
import { toChange, toFields, waitWords } from '../../site/src/lib/console/campaigns.ts';

const at = '2027-06-18T09:00:12.345Z';
const one: CampaignView = {
  ...{ id: 'a'.repeat(26), name: 'June letter', promise: '', state: 'running', channel: 'mail', at, owner: 'bea@example.com', series: '' },
  ...{ segment: { id: 's', name: 'Everybody' }, people: 1_240, held: 2, landing: null, caused: 0, version: 3, byHour: [], gate: null },
  ...{ briefing: [], forecast: { is: 'unknown', earlier: 0, people: 0 }, origin: { kind: 'invitation', id: 'i' } },
};

it('sends what was changed: neither a time without its seconds, nor a size that was counted', () => {
  const start = toFields(one);
  expect(toChange(start, start)).toEqual({});
  expect(toChange(start, { ...start, series: 'Letters', briefing: 'What does it cost?' })).toEqual({
    series: 'Letters',
    briefing: [{ question: 'What does it cost?', reply: '' }],
  });
});

describe('what stands in its way', () => {
  const gate = { previous: { id: 'b', name: 'May letter', owner: 'bea@example.com', at }, needed: 3, heard: 1, watchedUntil: null };
  const time = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000);
  it.each([
    ['one that goes out first', gate, -1, /^It goes out first: .* Then bea@example.com reads 3 of the cases that it caused\.$/],
    [
      'one that may cause more',
      { ...gate, watchedUntil: at },
      1,
      /^bea@example.com has read 1 of 3 cases .* If there are fewer by .* enough\.$/,
    ],
    ['one that was watched to its end', gate, 1, /^bea@example.com has read 1 of 3 cases that it caused\.$/],
  ])('is said of %s', (_, it, minutes, words) => {
    expect(waitWords(it, time(minutes))).toMatch(words);
  });
});
