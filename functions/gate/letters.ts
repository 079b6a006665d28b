/** The mail with the link to a report. */
import { mayAnswer } from '../contact/may.ts';
import { sendOnce } from '../mail/once.ts';
import { toPaperMail } from '../mail/paper.ts';
import { letterTo } from '../mail/reader.ts';
import type { Mailer } from '../mail/turn.ts';
import type { PaperMessage } from '../ports.ts';
import type { WorkDeps } from '../work-deps.ts';
import { toPaperToken } from './link.ts';

/** Once a form; nothing to who is erased or cannot be reached, and nothing of a report that is withdrawn. */
export const sendPaper = (deps: WorkDeps, mailer: Mailer, { contact: id, slug, cause }: PaperMessage): Promise<void> =>
  sendOnce(deps, mailer, { pk: `contact#${id}`, name: `paper#${slug}#${cause}` }, async () => {
    const [contact, paper, request] = await Promise.all([deps.contact.find(id), deps.paper.find(slug), deps.gate.find(id, slug)]);
    if (!mayAnswer(contact) || paper?.state !== 'published' || !request) return undefined;
    const letter = { ...(await letterTo(deps, contact)), locale: paper.locale };
    const openUrl = `${letter.base}/api/reports/${slug}/open/${toPaperToken(deps.signer, { contact: id, slug }, new Date(cause))}`;
    return {
      from: letter.from,
      mail: { ...toPaperMail({ ...letter, title: paper.title, openUrl }), to: request.address, purpose: 'service' },
    };
  });
