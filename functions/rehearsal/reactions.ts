/** A rehearsal ends: it mailed nobody, it counted nowhere, and now it leaves nothing behind. */
import type { WebinarId } from '#shared/ids.ts';
import { Failure } from '../failure.ts';
import type { TeamDeps } from '../team-deps.ts';

/** What the stream still holds of it has been counted by then. */
const AGAIN_MS = 60_000;

/**
 * Twice: at its end, which closes the room, and a minute later, when nothing can follow any more. Safe to repeat; what was cut off
 * goes on with its run. Throws `busy` where the webinar was changed at the same moment.
 */
export const forgetRehearsal = async (deps: TeamDeps, id: WebinarId): Promise<void> => {
  const webinar = await deps.webinar.find(id);
  if (!webinar?.rehearsal) return;
  if (webinar.rehearsal.over) {
    await deps.rehearsal.sweep(id);
    // A message that came twice is no second end: its run comes when the minute is over.
    return deps.now().toISOString() < webinar.rehearsal.until ? undefined : deps.rehearsal.remove(webinar);
  }
  const until = new Date(deps.now().getTime() + AGAIN_MS).toISOString();
  const over = {
    ...webinar,
    state: 'archived',
    version: webinar.version + 1,
    rehearsal: { ...webinar.rehearsal, over: true, until },
  } as const;
  if ((await deps.webinar.replace(webinar, over)) !== 'stored') throw new Failure('busy', 'The rehearsal was changed at the same moment.');
  await deps.rehearsal.sweep(id);
};
