/** The mail that the copy of one's data is there. */
import { mayAnswer } from '../contact/may.ts';
import type { Deps } from '../deps.ts';
import { toCopyReadyMail } from '../mail/copy.ts';
import { sendOnce } from '../mail/once.ts';
import { letterTo } from '../mail/reader.ts';
import type { Mailer } from '../mail/turn.ts';
import type { CopyMessage } from '../ports.ts';
import { toCopyToken } from './link.ts';
import { goneAt, isThere } from './rules.ts';

/** Once a copy. Nothing is sent of one that is gone by now, or of somebody who is. */
export const sendCopyReady = (deps: Deps, mailer: Mailer, { contact: whose, id }: CopyMessage): Promise<void> =>
  sendOnce(deps, mailer, { pk: `contact#${whose}`, name: `copy#${id}` }, async () => {
    const [contact, copy] = await Promise.all([deps.contact.find(whose), deps.copy.find(whose, id)]);
    if (!mayAnswer(contact) || !copy || !isThere(copy, contact, deps.now())) return undefined;
    const letter = await letterTo(deps, contact);
    const url = `${letter.base}/me/copy/${toCopyToken(deps.signer, whose, copy)}`;
    const mail = toCopyReadyMail({ ...letter, url, until: goneAt(copy) });
    return { from: letter.from, mail: { ...mail, to: contact.address, purpose: 'service' } };
  });
