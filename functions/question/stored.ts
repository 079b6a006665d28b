/** A question as it is kept: with what the console alone needs of it, and what it must remember to go back a step. */
import type { Question } from '#shared/question.ts';

export type StoredQuestion = Question & {
  /** When it was put on the Next card; the latest wins. */
  readonly nextAt?: string;
  readonly answeringAt?: string;
  readonly answeredAt?: string;
  /** Numbers of answers that an undo took back. */
  readonly withdrawn: readonly number[];
  /** What an undo goes back to. */
  readonly was?: Was;
  /** Entries of the history that moved into items of their own. */
  readonly earlier?: number;
  /** Whether its newest public answer is for everybody: from the answer on, until the team opens, declines or merges the question, and not while it is hidden. Before that was noted, while it stood as answered. */
  readonly published?: boolean;
  /** Its answer was made public by the service desk, which leaves out who asked. */
  readonly unnamed?: true;
  /** The comment of its asker that the team made it of: the letters of that one's id. */
  readonly comment?: string;
  /** How often its asker changed the words. */
  readonly changes?: number;
} & Beside;

/** What others write beside the decisions, each in its own time: no decision touches it, and none of it moves the version. */
type Beside = {
  /** People who reported it: kept by the counts. */
  readonly reports?: number;
  /** So many of them the team saw, and let it stand. */
  readonly kept?: number;
  /** Questions that were merged into this one, and into those. */
  readonly merged?: number;
  /** Its asker was silenced. */
  readonly silenced?: true;
  /** Who has the reply open, and until when (real time, milliseconds). */
  readonly replyBy?: string;
  readonly replyUntil?: number;
};

/** Attributes that a decision leaves alone: those of `Beside`, the votes (counts) and the asker ("These are mine"). */
export const beside = ['votes', 'asker', 'confirmed', 'reports', 'kept', 'merged', 'silenced', 'replyBy', 'replyUntil'] as const;

export const undoable = [
  'visibility',
  'reason',
  'resolution',
  'outcome',
  'into',
  'nextAt',
  'answeringAt',
  'answeredAt',
  'text',
  'labels',
  'owner',
  'unnamed',
  'published',
] as const;
export type Was = { readonly [K in (typeof undoable)[number]]?: StoredQuestion[K] | undefined } & { readonly answers: number };

/** What a step changes; an attribute that is there and undefined goes. */
export type Patch = { readonly [K in keyof StoredQuestion]?: StoredQuestion[K] | undefined };

/** Nobody may bring back what its asker took back. */
export const isWithdrawn = ({ resolution, outcome }: Question): boolean => resolution === 'closed' && outcome === 'withdrawn';

type Fate = Pick<StoredQuestion, 'published' | 'resolution' | 'visibility'>;

/** Who says that an answer was none gets another one; nobody else loses the one that is there. */
export const isPublished = ({ published, resolution, visibility }: Fate): boolean =>
  visibility !== 'hidden' && (published ?? resolution === 'answered');

/** How far it is for the room: answered for everybody, also while somebody waits for more. */
export const roomResolution = (question: Fate): Question['resolution'] =>
  isPublished(question) && (question.resolution === 'open' || question.resolution === 'follow-up') ? 'answered' : question.resolution;

type Stored = Readonly<Record<string, unknown>> | undefined;

const inside: ReadonlySet<string> = new Set([
  ...['replyBy', 'replyUntil', 'reports', 'kept', 'silenced', 'merged'],
  ...['labels', 'owner', 'was', 'history', 'earlier', 'version'],
]);

/** Whether a change is more than the team's own business: a lease renewed each few seconds must not have a whole room read again. */
export const isSeenOutside = (before: Stored, after: Stored): boolean => {
  const outside = (item: Stored): string =>
    JSON.stringify(
      Object.entries(item ?? {})
        .filter(([name]) => !inside.has(name))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  return outside(before) !== outside(after);
};
