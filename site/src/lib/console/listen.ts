/** What became of a question, in words. */
import type { Heard, ListenCampaign } from '#shared/listen.ts';
import { many } from './words.ts';

const became: Readonly<Record<Heard['is'], { readonly words: string; readonly tone: string }>> = {
  open: { words: 'Not answered yet', tone: 'due' },
  'on-air': { words: 'Answered on air', tone: 'good' },
  written: { words: 'Answered', tone: 'good' },
  'in-private': { words: 'Answered to whoever asked', tone: 'good' },
};
export const becameWords = ({ is }: Heard): { readonly words: string; readonly tone: string } => became[is];

/** “Marketer has read 1 of 3 before the next of its series” */
export const gateWords = ({ owner, needed, heard }: ListenCampaign, me: string): string => {
  const who = owner === me ? 'You have' : `${owner} has`;
  if (needed === 0) return '';
  return heard >= needed
    ? `${who} read enough for the next one of its series.`
    : `${who} read ${heard} of ${many(needed, 'case')} before the next one of its series.`;
};
