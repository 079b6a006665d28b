/** What a key or a button sets in motion on the board. */
import type { ConsoleQuestion, DecisionForm } from '#shared/question.ts';
import type { Board, BoardEvent } from '../lib/console/board.ts';
import type { Deed } from '../lib/console/keys.ts';

type Means = {
  readonly board: Board;
  readonly air: ConsoleQuestion | null;
  readonly next: ConsoleQuestion | null;
  readonly mayDecide: boolean;
  readonly dispatch: (event: BoardEvent) => void;
  readonly decide: (id: string, form: DecisionForm) => void;
  readonly reply: (id: string) => void;
  readonly find: () => void;
  readonly help: () => void;
};

const decisions: Partial<Record<Deed, DecisionForm['decision']>> = {
  approve: 'approve',
  answered: 'answered',
  'answered-now': 'answered',
  next: 'next',
  'follow-up': 'follow-up',
  hide: 'hide',
  reopen: 'reopen',
};

const moves: Partial<Record<Deed, BoardEvent>> = {
  down: { is: 'move', by: 1 },
  up: { is: 'move', by: -1 },
  right: { is: 'across', by: 1 },
  left: { is: 'across', by: -1 },
};

/** One at a time is on air: what was there before is answered by that. */
const putOnAir = (id: string, { air, decide }: Means): void => {
  if (air && air.id !== id) decide(air.id, { decision: 'answered' });
  decide(id, { decision: 'answering' });
};

const decideOne = (deed: Deed, id: string | null, means: Means): void => {
  const { air, decide, reply } = means;
  const target = deed === 'answered-now' ? (air?.id ?? id) : id;
  const decision = decisions[deed];
  if (target && deed === 'reply') reply(target);
  else if (target && deed === 'answering') putOnAir(target, means);
  else if (target && decision) decide(target, { decision });
};

export const act = (deed: Deed, id: string | null, means: Means): void => {
  const { board, next, mayDecide, dispatch, decide, find, help } = means;
  const move = moves[deed];
  if (move) dispatch(move);
  else if (deed === 'find') find();
  else if (deed === 'help') help();
  else if (!mayDecide) return;
  else if (deed === 'undo' && board.undo) decide(board.undo.id, { decision: 'undo' });
  else if (deed === 'go' && next) putOnAir(next.id, means);
  else decideOne(deed, id, means);
};
