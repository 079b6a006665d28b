/** What a key or a button sets in motion on the board. */
import type { DecisionForm } from '#shared/decision.ts';
import type { ConsoleQuestion } from '#shared/question.ts';
import type { Board, BoardEvent, Undo } from '../lib/console/board.ts';
import type { Deed } from '../lib/console/keys.ts';
import { didWords } from '../lib/console/predict.ts';
import type { Tool } from './desk.ts';

type Means = {
  readonly board: Board;
  readonly air: ConsoleQuestion | null;
  readonly next: ConsoleQuestion | null;
  readonly mayDecide: boolean;
  /** One's own short name. */
  readonly me: string;
  readonly dispatch: (event: BoardEvent) => void;
  readonly decide: (id: string, form: DecisionForm) => void;
  readonly silence: (question: ConsoleQuestion, silenced: boolean) => void;
  readonly open: (id: string, tool: Tool) => void;
  readonly find: () => void;
  readonly help: () => void;
  /** Why nothing happened. */
  readonly say: (words: string) => void;
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

const tools: Partial<Record<Deed, Tool>> = { reply: 'reply', merge: 'merge', decline: 'decline', label: 'label', edit: 'edit' };

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
  const { air, board, me, decide, open, say } = means;
  // The chosen row is not meant: a stage may have said “answered” a moment before, and this one nobody has heard.
  const target = deed === 'answered-now' ? air?.id : id;
  if (!target) {
    if (deed === 'answered-now') say('Nothing is on air.');
    return;
  }
  const [decision, tool] = [decisions[deed], tools[deed]];
  if (tool) open(target, tool);
  else if (deed === 'answering') putOnAir(target, means);
  else if (deed === 'assign') decide(target, { decision: 'assign', owner: board.shown.get(target)?.owner === me ? '' : me });
  else if (decision) decide(target, { decision });
};

const ONE_BREATH_MS = 100;

/** By the version that the decision made: what a colleague decided after it is theirs to undo. */
const undoLast = ({ board: { undo, shown }, decide, silence }: Means): void => {
  if (!undo) return;
  const question = undo.isPause && shown.get(undo.id);
  if (question) {
    silence(question, false);
    return;
  }
  const takeBack = ({ id, version }: Undo): void => decide(id, { decision: 'undo', ...(version ? { version } : {}) });
  takeBack(undo);
  // Going on air settled the one before in the same breath: both come back.
  const { before } = undo;
  if (undo.words === didWords.answering && before?.words === didWords.answered && undo.until - before.until < ONE_BREATH_MS)
    takeBack(before);
};

export const act = (deed: Deed, id: string | null, means: Means): void => {
  const { next, mayDecide, dispatch, find, help } = means;
  const move = moves[deed];
  if (move) dispatch(move);
  else if (deed === 'find') find();
  else if (deed === 'help') help();
  else if (!mayDecide) return;
  else if (deed === 'undo') undoLast(means);
  else if (deed === 'go' && next) putOnAir(next.id, means);
  else decideOne(deed, id, means);
};
