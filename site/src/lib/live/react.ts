/**
 * Pressing the five signs: shown at once, sent in small bundles, dropped where they do not arrive. What others pressed comes as the
 * difference between two feeds. Pure; times are milliseconds.
 */
import { type Reaction, type ReactionForm, reactions } from '#shared/reaction.ts';

const PACE = 4_000;
const SPREAD = 1_500;
/** Of one sign in one bundle, as the server takes it. */
const MOST = 10;
/** A press that no feed showed by then was lost, and its number goes back. */
const PATIENCE = 20_000;
/** How long a difference stays beside its button. */
const SHOWN = 2_500;

type Counts = Readonly<Record<Reaction, number>>;
const none: Counts = { clap: 0, heart: 0, laugh: 0, wow: 0, thumb: 0 };

export type React = {
  /** As the last feed says; null before the first. */
  readonly totals: readonly number[] | null;
  /** Pressed here and not in a feed yet. */
  readonly ahead: Counts;
  readonly unsent: Counts;
  readonly sending: boolean;
  readonly notBefore: number;
  readonly pressedAt: number;
  /** What the last change brought of each, from everybody else, and when. */
  readonly pulse: { readonly counts: Counts; readonly at: number };
};

export type ReactEvent =
  | { readonly is: 'pressed'; readonly sign: Reaction; readonly at: number }
  | { readonly is: 'tick'; readonly at: number; readonly random: number; readonly online: boolean }
  | { readonly is: 'feed'; readonly totals: readonly number[]; readonly at: number }
  | { readonly is: 'sent' }
  /** `retryAfter` in seconds. */
  | { readonly is: 'lost'; readonly at: number; readonly retryAfter?: number };

export const startReact: React = {
  totals: null,
  ahead: none,
  unsent: none,
  sending: false,
  notBefore: 0,
  pressedAt: 0,
  pulse: { counts: none, at: 0 },
};

const each = (of: (sign: Reaction, place: number) => number): Counts =>
  Object.fromEntries(reactions.map((sign, place) => [sign, of(sign, place)])) as Counts;
const isNone = (counts: Counts): boolean => reactions.every((sign) => counts[sign] === 0);

const takeTotals = (react: React, totals: readonly number[], at: number): React => {
  const before = react.totals;
  if (before === null || JSON.stringify(before) === JSON.stringify(totals)) return { ...react, totals };
  const grown = each((_, place) => Math.max(0, (totals[place] ?? 0) - (before[place] ?? 0)));
  // Of what is new, one's own is taken to be in it: nothing is shown twice.
  const arrived = each((sign) => Math.min(grown[sign], react.ahead[sign]));
  const others = each((sign) => grown[sign] - arrived[sign]);
  return {
    ...react,
    totals,
    ahead: each((sign) => react.ahead[sign] - arrived[sign]),
    pulse: isNone(others) ? react.pulse : { counts: others, at },
  };
};

const bundle = (react: React, { at, random, online }: Extract<ReactEvent, { is: 'tick' }>): readonly [React, ReactionForm | null] => {
  const kept = isNone(react.unsent) && !react.sending && at - react.pressedAt > PATIENCE ? { ...react, ahead: none } : react;
  if (isNone(kept.unsent) || kept.sending || at < kept.notBefore) return [kept, null];
  const settled = { ...kept, unsent: none, notBefore: at + PACE + random * SPREAD };
  // Applause that comes minutes later is none.
  if (!online) return [{ ...settled, ahead: none }, null];
  const form = Object.fromEntries(Object.entries(kept.unsent).filter(([, times]) => times > 0));
  return [{ ...settled, sending: true }, form];
};

export const stepReact = (react: React, event: ReactEvent): readonly [React, ReactionForm | null] => {
  switch (event.is) {
    case 'pressed': {
      // A thumb that is faster than the bundle counts as often as the bundle can say.
      if (react.unsent[event.sign] >= MOST) return [{ ...react, pressedAt: event.at }, null];
      const more = (counts: Counts): Counts => ({ ...counts, [event.sign]: counts[event.sign] + 1 });
      return [{ ...react, pressedAt: event.at, ahead: more(react.ahead), unsent: more(react.unsent) }, null];
    }
    case 'tick':
      return bundle(react, event);
    case 'feed':
      return [takeTotals(react, event.totals, event.at), null];
    case 'sent':
      return [{ ...react, sending: false }, null];
    case 'lost':
      return [
        { ...react, sending: false, ahead: react.unsent, notBefore: Math.max(react.notBefore, event.at + (event.retryAfter ?? 0) * 1_000) },
        null,
      ];
  }
};

export type Shown = { readonly sign: Reaction; readonly total: number; readonly pulse: number };

export const shownReactions = (react: React, at: number): readonly Shown[] =>
  reactions.map((sign, place) => ({
    sign,
    total: (react.totals?.[place] ?? 0) + react.ahead[sign],
    pulse: at - react.pulse.at < SHOWN ? react.pulse.counts[sign] : 0,
  }));

/** 1,234 as `1.2k`, or `1,2k` where the language of `tag` writes it so: beside a button there is room for four signs. */
export const shortCount = (count: number, tag = 'en-GB'): string => {
  const [unit, sign] = count < 1_000 ? [1, ''] : count < 1_000_000 ? [1_000, 'k'] : [1_000_000, 'm'];
  return `${(Math.floor((count * 10) / unit) / 10).toLocaleString(tag, { useGrouping: false })}${sign}`;
};
