/** What every part of the inbox may do; one object for its life. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Case, CaseLine } from '#shared/case.ts';
import type { TeamMember } from '#shared/host.ts';
import type { Place } from '../../lib/console/inbox.ts';

/** `path`: behind `/cases/{id}/`. `as`: how the line looks once it is done. `words`: said when it is. */
export type Step = {
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly as: (line: CaseLine) => CaseLine;
  readonly words: string;
};

export type Desk = {
  readonly me: TeamMember;
  readonly go: (to: Partial<Place>) => void;
  /** Shown at once; taken back where the server refuses. Undefined then. */
  readonly change: (line: CaseLine, step: Step) => Promise<Case | undefined>;
  readonly say: (words: string, bad?: boolean) => void;
};

const none = (): never => {
  throw new Error('No inbox here');
};
export const DeskContext = createContext<Desk>({ me: { email: '', name: '', roles: [] }, go: none, change: none, say: none });
export const useDesk = (): Desk => useContext(DeskContext);

/** Without what the list has no use for. */
export const toLine = ({ messages: _m, sla: _s, heard: _h, openedAt: _o, reopened: _r, said: _w, ...line }: Case): CaseLine => line;
