/** A page about one thing, for as long as that is not there: on its way, or refused with the one next step. */
import { Ghosts } from './Console.tsx';
import { Refused } from './Refused.tsx';
import type { Asked } from './use-answer.ts';

type Props = {
  readonly asked: Exclude<Asked<unknown>, { readonly is: 'here' }>;
  readonly again: () => void;
  /** Begins a sentence: “The campaign”. */
  readonly what: string;
  /** Where to look for what is not here. */
  readonly back?: { readonly href: string; readonly words: string };
};

export const Pending = ({ asked, again, what, back }: Props) =>
  asked.is === 'loading' ? <Ghosts /> : <Refused refusal={asked.refusal} again={again} what={what} wholePage {...(back ? { back } : {})} />;
