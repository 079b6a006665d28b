/** How a reply is to go out. Pure. */
import type { Case } from '#shared/case.ts';
import { many } from '../../lib/console/words.ts';

export type Wish = {
  readonly isPublic: boolean;
  /** What everybody reads where it differs; undefined: the reply itself. */
  readonly publicText: string | undefined;
  readonly named: boolean;
  readonly merged: boolean;
  readonly voters: boolean;
  /** A local time, as its field writes it; '' now. */
  readonly later: string;
};

export const usualWish: Wish = { isPublic: false, publicText: undefined, named: false, merged: true, voters: false, later: '' };

export const sendAtOf = ({ later }: Wish): string | undefined =>
  Number.isNaN(Date.parse(later)) ? undefined : new Date(later).toISOString();

/** What is sent of it. A public text that was emptied again is none. */
export const toForm = (wish: Wish) => {
  const { isPublic, publicText, named, merged, voters } = wish;
  const [open, sendAt] = [isPublic && publicText?.trim(), sendAtOf(wish)];
  return {
    private: !isPublic,
    merged,
    voters,
    ...(isPublic ? { named } : {}),
    ...(open ? { publicText: open } : {}),
    ...(sendAt ? { sendAt } : {}),
  };
};

/** Others than the one who asked read the reply itself. */
export const isShared = ({ isPublic, publicText, merged, voters }: Wish, { question }: Pick<Case, 'question'>): boolean =>
  (isPublic && !publicText?.trim()) || (merged && question.merged > 0) || (voters && question.votes > 0);

/** Who gets it, and by which way. */
export const readersWords = (
  { merged, voters, isPublic }: Wish,
  { question, contact, source }: Pick<Case, 'question' | 'contact' | 'source'>,
): string => {
  const askers = merged ? question.merged + 1 : 1;
  const people = [
    askers > 1 ? `${askers} askers` : contact.name || 'the asker',
    ...(voters && question.votes > 0 ? [many(question.votes, 'voter')] : []),
  ];
  return `By mail to ${people.join(' and ')}, as everybody here is answered${isPublic ? `; public ${source === 'comment' ? 'under the comment' : 'on the webinar’s page'}` : ''}.`;
};
