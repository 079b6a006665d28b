/** From what an agent typed to a reply that can be stored, and to what the check looks at. Pure. */
import { createHmac } from 'node:crypto';
import type { ReplyForm } from '#shared/case-forms.ts';
import type { Settings } from '#shared/setting.ts';
import type { StoredCase } from '../case/stored.ts';
import type { Contact } from '../contact/store.ts';
import type { StoredQuestion } from '../question/stored.ts';
import type { Checked } from './check.ts';
import { type StoredReply, toReplyId } from './stored.ts';

/** The same key of the same person about the same case is the same reply. */
export const keyedReplyId = (secret: string, { id }: Pick<StoredCase, 'id'>, by: string, key: string): string =>
  toReplyId(createHmac('sha256', secret).update(['reply', id, by, key].join('\n')).digest());

/** What makes a reply another one: all that was asked for. */
export const toFormMark = (secret: string, { key: _k, said: _s, ...wanted }: ReplyForm): string =>
  createHmac('sha256', secret)
    .update(`reply\n${JSON.stringify(wanted)}`)
    .digest('base64url')
    .slice(0, 22);

export const toReply = (
  it: StoredCase,
  form: ReplyForm,
  { id, by, at }: { readonly id: string; readonly by: string; readonly at: string },
): StoredReply => {
  const { text, private: hidden, answers, publicText, named, merged, voters, after, sendAt } = form;
  const wish = { text, private: hidden, answers, named, merged, voters, after };
  return {
    ...{ id, contact: it.contact, case: it.id, at, by, ...wish },
    ...(publicText === undefined ? {} : { publicText }),
    ...(sendAt === undefined ? { state: 'sent' } : { state: 'waiting', sendAt: new Date(sendAt).toISOString() }),
  };
};

type Around = {
  readonly question: StoredQuestion | undefined;
  readonly contact: Contact | undefined;
  readonly settings: Pick<Settings, 'phrasebook'>;
  readonly base: string;
  readonly known: ReadonlySet<string>;
};

/** Others read it where it is for everybody, or goes to more people than the one who asked. */
export const isShared = ({ private: hidden, publicText, merged, voters }: ReplyForm, question: StoredQuestion | undefined): boolean =>
  (!hidden && publicText === undefined) || (merged && (question?.merged ?? 0) > 0) || (voters && (question?.votes ?? 0) > 0);

export const toChecked = (
  { text, publicText, shared }: Pick<Checked, 'text' | 'publicText' | 'shared'>,
  { question, contact, settings, base, known }: Around,
): Checked => ({
  ...{ text, publicText, shared, base, known, phrasebook: settings.phrasebook },
  question: question?.text ?? '',
  asker: { name: contact?.name || question?.by || '', company: contact?.company || question?.company || '', email: contact?.address },
});
