/** Tells the colleague who asked for an export that took its time: they have gone on to something else. */
import { toExportReadyMail } from '../mail/export-ready.ts';
import { sendOnce } from '../mail/once.ts';
import { letterToTeam } from '../mail/team.ts';
import type { Mailer } from '../mail/turn.ts';
import type { ExportReadyMessage } from '../ports.ts';
import type { TeamDeps } from '../team-deps.ts';
import { goneAt } from './stored.ts';

/** Once an export. Nothing is sent of a file that is gone, or is written once more. */
export const sendExportReady = async (deps: TeamDeps, mailer: Mailer, { id }: ExportReadyMessage): Promise<void> => {
  const found = await deps.exports.find(id);
  if (found?.state !== 'ready') return;
  await sendOnce(deps, mailer, { pk: `member#${found.by}`, name: `export#${id}` }, async () => {
    const letter = await letterToTeam(deps);
    const { filename, rows, excluded } = found;
    // Whoever opens it has seldom just signed in.
    const url = `${letter.base}/auth/login?return=/api/console/exports/${id}/file`;
    const mail = toExportReadyMail({ ...letter, filename, rows, excluded, url, until: goneAt(found) });
    return { from: letter.from, mail: { ...mail, to: found.by, purpose: 'team' } };
  });
};
