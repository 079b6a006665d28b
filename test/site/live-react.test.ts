/** Pressing signs and reading notes: what shows, what is sent, what is said. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublicNote } from '#shared/note.ts';
import { type ReactionForm, reactionForm, reactions } from '#shared/reaction.ts';
import { nextOver, noteNews, standingNotes } from '../../site/src/lib/live/notes.ts';
import { type React, type ReactEvent, shortCount, shownReactions, startReact, stepReact } from '../../site/src/lib/live/react.ts';

const tick = (at: number, online = true): ReactEvent => ({ is: 'tick', at, random: 0, online });
const feed = (at: number, ...totals: number[]): ReactEvent => ({ is: 'feed', at, totals });
const clap = (at: number): ReactEvent => ({ is: 'pressed', sign: 'clap', at });
const play = (events: readonly ReactEvent[], from: React = startReact): { react: React; sent: ReactionForm[] } => {
  const sent: ReactionForm[] = [];
  let react = from;
  for (const event of events) {
    const [next, form] = stepReact(react, event);
    react = next;
    if (form) sent.push(form);
  }
  return { react, sent };
};
const claps = (react: React, at: number) => {
  const { total, pulse } = shownReactions(react, at)[0] ?? { total: Number.NaN, pulse: Number.NaN };
  return { total, pulse };
};

describe('pressing a sign', () => {
  it('shows at once, goes out in one bundle, and is shown once when the feed has it', () => {
    const before = play([feed(0, 10, 0, 0, 0, 0), clap(100), clap(200), clap(300)]);
    expect(claps(before.react, 300)).toEqual({ total: 13, pulse: 0 });
    const { react, sent } = play([tick(1_000), { is: 'sent' }, tick(2_000), feed(3_000, 13, 0, 0, 0, 0)], before.react);
    expect(sent).toEqual([{ clap: 3 }]);
    expect(claps(react, 3_000)).toEqual({ total: 13, pulse: 0 });
  });

  it('sends at most one bundle in four seconds, of ten at most', () => {
    const events = Array.from({ length: 200 }, (_, i): ReactEvent[] => [clap(i * 100), tick(i * 100), { is: 'sent' }]).flat();
    const { sent } = play([feed(0, 0, 0, 0, 0, 0), ...events]);
    expect(sent).toHaveLength(5);
    for (const form of sent) expect(reactionForm.safeParse(form).success).toBe(true);
  });

  it('is dropped while offline, and where it is refused', () => {
    const offline = play([feed(0, 4, 0, 0, 0, 0), clap(0), tick(1_000, false), tick(9_000)]);
    expect([offline.sent, claps(offline.react, 9_000).total]).toEqual([[], 4]);
    const refused = play([
      feed(0, 4, 0, 0, 0, 0),
      clap(0),
      tick(1_000),
      { is: 'lost', at: 1_500, retryAfter: 8 },
      clap(2_000),
      tick(8_000),
    ]);
    expect([refused.sent, claps(refused.react, 8_000).total]).toEqual([[{ clap: 1 }], 5]);
    expect(play([tick(9_500)], refused.react).sent).toEqual([{ clap: 1 }]);
  });

  it('shows what others pressed beside the button, for a moment', () => {
    const { react } = play([feed(0, 10, 0, 0, 0, 0), clap(0), feed(1_000, 14, 0, 0, 0, 0)]);
    expect(claps(react, 1_000)).toEqual({ total: 14, pulse: 3 });
    expect(claps(react, 4_000)).toEqual({ total: 14, pulse: 0 });
  });

  it('takes a number back that no feed ever showed', () => {
    const { react } = play([feed(0, 1, 0, 0, 0, 0), clap(0), tick(1_000), { is: 'sent' }, tick(30_000)]);
    expect(claps(react, 30_000).total).toBe(1);
  });

  it('never shows less than the feed, and sends only what the server takes, whatever happens', () => {
    const event = fc.oneof(
      fc.record({ is: fc.constant('pressed' as const), sign: fc.constantFrom(...reactions) }),
      fc.record({ is: fc.constant('tick' as const), random: fc.double({ min: 0, max: 1, noNaN: true }), online: fc.boolean() }),
      fc.record({ is: fc.constant('feed' as const), totals: fc.array(fc.nat(500), { minLength: 5, maxLength: 5 }) }),
      fc.record({ is: fc.constant('sent' as const) }),
      fc.record({ is: fc.constant('lost' as const), retryAfter: fc.nat(60) }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(event, fc.nat(3_000)), { maxLength: 100 }), (events) => {
        let react = startReact;
        let at = 0;
        for (const [one, later] of events) {
          at += later;
          const [next, form] = stepReact(react, { ...one, at } as ReactEvent);
          react = next;
          if (form) expect(reactionForm.safeParse(form).success).toBe(true);
          shownReactions(react, at).forEach(({ total, pulse }, place) => {
            expect(total).toBeGreaterThanOrEqual(react.totals?.[place] ?? 0);
            expect(pulse).toBeGreaterThanOrEqual(0);
          });
        }
      }),
    );
  });

  it.each([
    [0, '0'],
    [999, '999'],
    [1_000, '1k'],
    [1_299, '1.2k'],
    [999_999, '999.9k'],
    [1_250_000, '1.2m'],
  ])('writes %i as %s', (count, words) => {
    expect(shortCount(count)).toBe(words);
    expect(shortCount(count, 'de-DE')).toBe(words.replace('.', ','));
  });
});

describe('notes', () => {
  const note = (id: string, more: Partial<PublicNote> = {}): PublicNote => ({
    id,
    text: `Note ${id}`,
    at: '2027-06-18T13:00:00.000Z',
    ...more,
  });
  const now = Date.parse('2027-06-18T13:10:00.000Z');
  const short = note('b', { until: '2027-06-18T13:12:00.000Z' });

  it('stand until they are put away or over', () => {
    expect(standingNotes([note('a'), short, note('c')], new Set(['c']), now).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(standingNotes([note('a'), short], new Set(), now + 120_000).map(({ id }) => id)).toEqual(['a']);
    expect(nextOver([note('a'), short], now)).toBe(120_000);
    expect(nextOver([note('a'), short], now + 120_000)).toBeUndefined();
  });

  it('are said once each, not again when a newer one is taken down', () => {
    const [old, fresh] = [note('a'), note('b', { at: '2027-06-18T13:05:00.000Z' })];
    expect(noteNews([], [old])).toEqual([{ say: 'From the host: {what}', what: 'Note a' }]);
    expect(noteNews([old], [fresh, old])).toEqual([{ say: 'From the host: {what}', what: 'Note b' }]);
    expect(noteNews([fresh], [old])).toEqual([]);
  });
});
