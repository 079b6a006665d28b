/** The mail of a round of care for the quiet: in one person's language with a link that is theirs; and as nobody's, to be looked at. */
import { unsubscribeUrl } from '../consent/links.ts';
import type { Contact } from '../contact/store.ts';
import type { Deps } from '../deps.ts';
import type { MailContent, Sender } from '../ports.ts';
import type { StoredRound } from '../quiet/stored.ts';
import { toVoiceToken } from '../voice/link.ts';
import { toQuietMail } from './quiet.ts';
import { letterTo } from './reader.ts';
import { toSender } from './sender.ts';
import { letterToTeam } from './team.ts';

type Ready = { readonly from: Sender; readonly content: MailContent };
type Round = Pick<StoredRound, 'id' | 'topics'>;

export const voiceUrl = (deps: Pick<Deps, 'config' | 'signer' | 'now'>, contact: string, round: string): string =>
  `${deps.config.PARLEY_URL}/voice/${toVoiceToken(deps.signer, { contact, round }, deps.now())}`;

export const quietLetter = async (deps: Deps, { id, topics }: Round, contact: Contact, came: boolean): Promise<Ready> => {
  const letter = await letterTo(deps, contact, 'marketing');
  const links = { voiceUrl: voiceUrl(deps, contact.id, id), stopUrl: unsubscribeUrl(deps, contact.id, 'marketing') };
  return { from: letter.from, content: toQuietMail({ ...letter, topics, came, ...links }) };
};

/** Links of one person are keys: whoever looks at the mail gets it without them. `came`: as for somebody who came to one. */
export const shownQuietLetter = async (deps: Deps, { topics }: Round, came: boolean): Promise<Ready> => {
  const letter = await letterToTeam(deps);
  const from = toSender(deps.config.MAIL_FROM, await deps.setting.recent(), 'marketing');
  const home = `${deps.config.PARLEY_URL}/`;
  const links = { voiceUrl: home, stopUrl: home, preferencesUrl: home };
  return { from, content: toQuietMail({ ...letter, from, topics, came, ...links }) };
};
