/** What every part of a row may do; one object for the life of the board, so that no row is drawn again because of it. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { DecisionForm } from '#shared/decision.ts';
import type { ConsoleQuestion } from '#shared/question.ts';
import type { BoardEvent } from '../lib/console/board.ts';
import type { Deed } from '../lib/console/keys.ts';

/** What opens inside the chosen row, or over the board (merge). */
export type Tool = 'reply' | 'label' | 'decline' | 'edit' | 'merge' | 'silence' | 'history';

export type Desk = {
  /** The path of the webinar's questions, and one's own short name. */
  readonly path: string;
  readonly me: string;
  readonly dispatch: (event: BoardEvent) => void;
  readonly act: (deed: Deed, id?: string | null) => void;
  readonly decide: (id: string, form: DecisionForm) => void;
  readonly silence: (question: ConsoleQuestion, silenced: boolean) => void;
  /** null closes what is open. */
  readonly open: (id: string, tool: Tool | null) => void;
  /** All questions as they are now. */
  readonly questions: () => readonly ConsoleQuestion[];
};

const none = (): never => {
  throw new Error('No board here');
};
const nowhere: Desk = { path: '', me: '', dispatch: none, act: none, decide: none, silence: none, open: none, questions: none };
export const DeskContext = createContext<Desk>(nowhere);
export const useDesk = (): Desk => useContext(DeskContext);
