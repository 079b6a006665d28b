/** What the page of links says of a funnel. */
import type { SourceFunnel } from '#shared/source.ts';

/** A source as people call it; who came without any typed the address, or was told. */
export const sourceWords = (source: string): string =>
  source === ''
    ? 'Without a source'
    : source === 'registrant'
      ? 'Passed on by registrants'
      : source === 'invitation'
        ? 'Invitations'
        : source;

/** The steps of a funnel, in order. */
export const steps = ['invited', 'registered', 'confirmed', 'attended', 'asked'] as const;
export type Step = (typeof steps)[number];

export const countOf = (row: SourceFunnel, step: Step): string => {
  const count = row[step];
  return count === undefined ? '–' : count.toLocaleString('en');
};
