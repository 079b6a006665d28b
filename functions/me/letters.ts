/** The mail with the link to one's own data. */
import { mayAnswer } from '../contact/may.ts';
import type { Deps } from '../deps.ts';
import { toManageMail } from '../mail/manage.ts';
import { sendOnce } from '../mail/once.ts';
import { letterTo } from '../mail/reader.ts';
import type { Mailer } from '../mail/turn.ts';
import type { ManageMessage } from '../ports.ts';
import { ME_MINUTES, toMeToken } from './link.ts';

/** Once a request. Its hour begins when it is sent. */
export const sendManage = (deps: Deps, mailer: Mailer, { contact: id, cause }: ManageMessage): Promise<void> =>
  sendOnce(deps, mailer, { pk: `contact#${id}`, name: `manage#${cause}` }, async () => {
    const contact = await deps.contact.find(id);
    if (!mayAnswer(contact)) return undefined;
    const letter = await letterTo(deps, contact);
    const manageUrl = `${letter.base}/me/${toMeToken(deps.signer, id, deps.now())}`;
    const mail = toManageMail({ ...letter, manageUrl, minutes: ME_MINUTES });
    return { from: letter.from, mail: { ...mail, to: contact.address, purpose: 'service' } };
  });
