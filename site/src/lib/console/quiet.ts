/** Rounds of care for the quiet in words: who is quiet, who is asked, what it caused. */
import { type QuietRound, type QuietState, quietRule, type Silence, toQuietWords } from '#shared/quiet.ts';
import { many } from './words.ts';

export const stateWords: Readonly<Record<QuietState, { readonly words: string; readonly tone: string }>> = {
  preparing: { words: 'Looking for people', tone: 'due' },
  ready: { words: 'Ready to ask', tone: 'accent' },
  running: { words: 'Being asked', tone: 'accent' },
  paused: { words: 'Paused', tone: 'due' },
  done: { words: 'Asked', tone: 'good' },
  stopped: { words: 'Stopped', tone: '' },
};

export const ruleWords = `Quiet is who registered for ${quietRule.webinars} or more webinars that took place in the last ${quietRule.withinDays} days, has been known for at least ${quietRule.knownDays} days, and never asked, voted, answered a poll or pressed a note’s button in any webinar.`;
export const basisWords = `Only who confirmed that they want invitations is asked: once in ${quietRule.againDays} days, by day where they are, and not while they wait for an answer of ours. Who answers, or wants no contact, is never asked again.`;

const count = (figures: Readonly<Record<string, number | undefined>>): number =>
  Object.values(figures).reduce<number>((sum, figure) => sum + (figure ?? 0), 0);

/** Of those who are to be asked, how many are through: asked, unknown or left out on the way. */
export const doneOf = ({ sent, unknown, skipped }: Pick<QuietRound, 'sent' | 'unknown' | 'skipped'>): number =>
  sent + unknown + count(skipped);

/** “Of 412 people 61 are quiet. 40 can be asked: left out 12 without consent, 9 on hold.” */
export const sizeWords = ({ looked, quiet, size, left }: Pick<QuietRound, 'looked' | 'quiet' | 'size' | 'left'>): string => {
  if (quiet === 0) return `Of ${many(looked, 'person', 'people')} nobody is quiet.`;
  const who = `Of ${many(looked, 'person', 'people')} ${quiet.toLocaleString('en-GB')} ${quiet === 1 ? 'is' : 'are'} quiet.`;
  const asked = size === 0 ? 'Nobody of them can be asked' : `${size.toLocaleString('en-GB')} of them can be asked`;
  return `${who} ${asked}${count(left) > 0 ? `: left out ${toQuietWords(left)}` : ''}.`;
};

/** What was left out on the way, and what nobody knows; undefined where there is neither. */
export const restWords = ({ skipped, unknown }: Pick<QuietRound, 'skipped' | 'unknown'>): string | undefined => {
  const parts = [
    ...(count(skipped) > 0 ? [`Left out just before their mail: ${toQuietWords(skipped)}.`] : []),
    ...(unknown > 0 ? [`Of ${many(unknown, 'mail')} nobody knows whether it arrived. None of them gets a second one.`] : []),
  ];
  return parts.length > 0 ? parts.join(' ') : undefined;
};

/** “7 of 40”, and as a share where there is one. */
export const heardWords = ({ sent, unknown, voices: { heard } }: Pick<QuietRound, 'sent' | 'unknown' | 'voices'>): string => {
  const touched = sent + unknown;
  return touched === 0 ? 'Nobody yet' : `${heard} of ${touched} (${Math.round((100 * heard) / touched)} %)`;
};

/** Why this person is in it. */
export const silenceWords = ({ webinars, came, since }: Silence): string =>
  `Registered for ${webinars} webinars since ${since}, ${came === 0 ? 'came to none' : `came to ${came}`}, said nothing`;
