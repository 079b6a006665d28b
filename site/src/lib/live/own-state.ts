/** What the room's machine knows of acts on one's own questions, and what one can do to them. */
import type { OwnQuestion } from '#shared/question.ts';

/** What a person does with a question of theirs; `asked` = the words that are meant to be asked anew. */
export type OwnAct =
  | { readonly do: 'edit' | 'change' | 'wish-withdraw' | 'withdraw' | 'keep'; readonly id: string }
  | { readonly do: 'type'; readonly id: string; readonly text: string }
  | { readonly do: 'ask-again'; readonly id: string };

export type OwnPart = {
  /** Asked truly without a name: only this tab knows them, and shows them until the feed does. */
  readonly nameless: readonly OwnQuestion[];
  /** The question that is open for an act: its new words, or the wish to take it back. */
  readonly open: { readonly id: string; readonly act: 'edit' | 'withdraw'; readonly text: string; readonly busy: boolean } | null;
  /** What went wrong, beside the question. `inForm`: the new words are in the form, to be asked anew. */
  readonly notice: { readonly id: string; readonly text: string; readonly inForm?: true } | null;
  /** Words that changed, until a newer feed than this one has them. */
  readonly changed: Readonly<Record<string, { readonly text: string; readonly version: number }>>;
};

export const noOwn: OwnPart = { nameless: [], open: null, notice: null, changed: {} };
