/** Which questions and lines of chat wait for a decision, and where they stand among them. Pure. */
import type { StoredLine } from '../chat/line.ts';
import type { StoredQuestion } from '../question/stored.ts';

/** Nobody of the team looked at them yet. */
const openReports = ({ reports = 0, kept = 0 }: { readonly reports?: number; readonly kept?: number }): number =>
  reports > kept ? reports : 0;

/** Undefined where nobody is waited for. `reports`: those that nobody looked at. */
export type Wait = { readonly reports: number; readonly place: string };

/** Read first, or reported: not what is settled, hidden, or among the team only. */
export const questionWait = (question: StoredQuestion): Wait | undefined => {
  const { visibility, resolution, askedAt, id } = question;
  const reports = visibility === 'live' ? openReports(question) : 0;
  const waits = visibility === 'in-review' || reports > 0;
  return waits && resolution !== 'closed' ? { reports, place: `${askedAt}-${id}` } : undefined;
};

export const lineWait = (line: StoredLine): Wait | undefined => {
  const reports = openReports(line);
  return reports > 0 && line.removedAt === undefined ? { reports, place: line.id } : undefined;
};
