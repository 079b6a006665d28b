/** Whom a list may hold, by what it is made for, and the words for whom it leaves out. */

export const listPurposes = ['service', 'marketing', 'research'] as const;
export type ListPurpose = (typeof listPurposes)[number];

/**
 * Why somebody is left out; each person has one reason, the first that applies in this order. `stopped`: by the team, by hand or by import;
 * `unconfirmed`: ticked, and the mailed button was not pressed; `hold`: owed an answer.
 */
export const leftReasons = [
  'erased',
  'bounced',
  'complained',
  'unsubscribed',
  'stopped',
  'unconfirmed',
  'consent',
  'paused',
  'hold',
] as const;
export type Left = (typeof leftReasons)[number];

/** After a number: “180 without consent, 52 on hold, 11 bounced”. */
export const leftWords = {
  erased: 'erased',
  bounced: 'bounced',
  complained: 'complained',
  unsubscribed: 'unsubscribed',
  stopped: 'stopped by the team',
  unconfirmed: 'with consent not confirmed',
  consent: 'without consent',
  paused: 'paused',
  hold: 'on hold',
} as const satisfies Record<Left, string>;

/** How many for each reason; a reason without people is absent. */
export type LeftCounts = Readonly<Partial<Record<Left, number>>>;

/** The most frequent first. Empty where nobody is left out. */
export const toLeftWords = (counts: LeftCounts): string =>
  leftReasons
    .flatMap((why) => (counts[why] ? [[why, counts[why]] as const] : []))
    .toSorted(([, a], [, b]) => b - a)
    .map(([why, count]) => `${count.toLocaleString('en')} ${leftWords[why]}`)
    .join(', ');
