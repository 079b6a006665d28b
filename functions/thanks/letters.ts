/** The mail that thanks somebody: once, or visibly not sent, and then its code is there for another. */

import { paragraphsOf } from '#shared/invitation.ts';
import type { ThanksWhy } from '#shared/thanks.ts';
import { listUnsubscribe, unsubscribeUrl } from '../consent/links.ts';
import type { Contact } from '../contact/store.ts';
import { idsOf } from '../contact/stored.ts';
import { describe } from '../http/request-log.ts';
import { toInviteToken } from '../invitation/link.ts';
import { standing } from '../invitation/rules.ts';
import { AddressRefused, MailRefused, Unknown } from '../mail/carrier.ts';
import { type LetterMail, sendOnce } from '../mail/once.ts';
import { letterTo } from '../mail/reader.ts';
import { type Brought, toThanksMail } from '../mail/thanks.ts';
import type { Mailer } from '../mail/turn.ts';
import type { ThanksMessage } from '../ports.ts';
import { contactKey } from '../table/keys.ts';
import { toPublic } from '../webinar/draft.ts';
import type { WorkDeps } from '../work-deps.ts';
import { judge } from './rules.ts';
import type { StoredThanks } from './stored.ts';

type Held = { readonly left: ThanksWhy } | { readonly later: string };

/** What it brings, as that is by now. */
const broughtBy = async (deps: WorkDeps, told: StoredThanks, contact: Contact): Promise<Brought | { readonly left: ThanksWhy }> => {
  if (told.webinar === undefined) {
    const gift = told.gift === undefined ? undefined : await deps.gift.find(told.gift);
    return { code: told.code ?? '', endsOn: gift?.endsOn ?? null };
  }
  const webinar = await deps.webinar.find(told.webinar);
  if (!webinar || standing(webinar) === 'over') return { left: 'over' };
  const seats = await Promise.all(idsOf(contact).map((one) => deps.registration.find(one, webinar.id, { strong: true })));
  if (seats.some((seat) => seat?.row)) return { left: 'joined' };
  const token = toInviteToken(deps.signer, { webinar: webinar.id, contact: contact.id, invitation: told.id, endsAt: webinar.endsAt });
  return { webinar: toPublic(webinar), inviteUrl: `${deps.config.PARLEY_URL}/invite/${token}` };
};

/** Read at the mailer's turn: whoever said no meanwhile, or sleeps, gets nothing now. */
const toLetter = async (deps: WorkDeps, told: StoredThanks): Promise<LetterMail | Held> => {
  const [contact, { timeZone }] = await Promise.all([deps.contact.find(told.person), deps.setting.recent()]);
  const verdict = judge(contact, deps.now(), timeZone);
  if (verdict !== 'yes' || !contact) return verdict === 'yes' ? { left: 'erased' } : verdict;
  const brought = await broughtBy(deps, told, contact);
  if ('left' in brought) return brought;
  const letter = await letterTo(deps, contact, 'marketing');
  const words = told.gift === undefined ? undefined : (await deps.gift.find(told.gift))?.words[letter.locale];
  const content = toThanksMail({
    ...{ ...letter, stopUrl: unsubscribeUrl(deps, contact.id, 'marketing') },
    ...{ paragraphs: paragraphsOf(words ?? ''), brought },
  });
  const headers = listUnsubscribe(deps, contact.id, 'marketing');
  return { from: letter.from, mail: { ...content, to: contact.address, purpose: 'marketing', headers } };
};

/** What a carrier's refusal means for this one; undefined where the same mail later is the right answer. */
const whyFailed = (error: unknown, unsure: boolean): ThanksWhy | undefined => {
  if (error instanceof AddressRefused) return 'bounced';
  if (error instanceof MailRefused) return 'refused';
  return error instanceof Unknown && unsure ? 'unknown' : undefined;
};

/** The letter says that it was sent, then the thank-you does: what dies between the two finds the letter sent. */
export const sendThanks = async (
  deps: WorkDeps,
  mailer: Mailer,
  { contact, cause, unsure }: ThanksMessage & { readonly unsure?: true | undefined },
): Promise<void> => {
  const told = await deps.thanks.find(contact, cause);
  if (told?.state !== 'waiting') return;
  let held: Held | undefined;
  try {
    await sendOnce(deps, mailer, { pk: contactKey(contact).pk, name: `thanks#${cause}` }, async () => {
      const made = await toLetter(deps, told);
      if ('mail' in made) return made;
      held = made;
      return undefined;
    });
  } catch (error) {
    const why = whyFailed(error, unsure === true);
    if (why) await deps.thanks.missed(told, 'failed', why);
    if (why !== 'refused') throw error;
    return deps.log.error('thanks refused', { contact, ...describe(error) });
  }
  const left = held as Held | undefined;
  if (!left) return deps.thanks.sent(told);
  await ('later' in left ? deps.thanks.wait(told, left.later) : deps.thanks.missed(told, 'left', left.left));
};
