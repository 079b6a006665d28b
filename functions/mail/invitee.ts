/** One person's invitation: in their language and zone, with a link that is theirs; and the same without anybody, to be looked at. */

import { paragraphsOf } from '#shared/invitation.ts';
import { toLocale } from '#shared/locale.ts';
import type { Webinar } from '#shared/webinar.ts';
import { speakMail } from '#shared/words/mail.ts';
import { unsubscribeUrl } from '../consent/links.ts';
import type { Contact } from '../contact/store.ts';
import type { Deps } from '../deps.ts';
import { toInviteToken } from '../invitation/link.ts';
import type { Invitation, Words } from '../invitation/stored.ts';
import type { MailContent, Sender } from '../ports.ts';
import { toPublic } from '../webinar/draft.ts';
import { toInvitationMail } from './invitation.ts';
import { letterTo } from './reader.ts';
import { toSender } from './sender.ts';
import { letterToTeam } from './team.ts';

type Told = { readonly webinar: Webinar; readonly words: Words };
type Ready = { readonly from: Sender; readonly content: MailContent };

const saying = ({ webinar, words: { subject, text } }: Told) => ({ webinar: toPublic(webinar), subject, paragraphs: paragraphsOf(text) });

export const inviteeLetter = async (
  deps: Deps,
  told: Told & { readonly invitation: Pick<Invitation, 'id'> },
  contact: Contact,
): Promise<Ready> => {
  const { webinar, invitation } = told;
  const letter = await letterTo(deps, contact, 'marketing');
  const token = toInviteToken(deps.signer, {
    ...{ webinar: webinar.id, contact: contact.id, invitation: invitation.id, endsAt: webinar.endsAt },
  });
  const links = { inviteUrl: `${letter.base}/invite/${token}`, stopUrl: unsubscribeUrl(deps, contact.id, 'marketing') };
  return { from: letter.from, content: toInvitationMail({ ...letter, ...saying(told), ...links }) };
};

/** Links of one person are keys: whoever looks at their mail gets it without them. */
const withoutKeys = (deps: Deps) => {
  const home = `${deps.config.PARLEY_URL}/`;
  return { inviteUrl: home, stopUrl: home, preferencesUrl: home };
};

export const shownLetter = async (deps: Deps, told: Told, contact: Contact | undefined, locale?: string): Promise<Ready> => {
  const settings = await deps.setting.recent();
  const letter = contact ? await letterTo(deps, contact, 'marketing') : await letterToTeam(deps);
  const from = toSender(deps.config.MAIL_FROM, settings, 'marketing');
  const spoken = toLocale(locale) ?? letter.locale;
  return { from, content: toInvitationMail({ ...letter, from, locale: spoken, ...saying(told), ...withoutKeys(deps) }) };
};

export const testLetter = async (deps: Deps, { locale, ...told }: Told & { readonly locale: unknown }): Promise<Ready> => {
  const { from, content } = await shownLetter(deps, told, undefined, typeof locale === 'string' ? locale : undefined);
  const { t } = speakMail(toLocale(typeof locale === 'string' ? locale : undefined) ?? (await deps.setting.recent()).locale);
  return { from, content: { ...content, subject: t('Test: {subject}', { subject: content.subject }) } };
};
