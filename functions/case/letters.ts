/** The mail to who asked after the end: we owe you an answer, and by when. */

import { listUnsubscribe, unsubscribeUrl } from '../consent/links.ts';
import { mayMail } from '../contact/may.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { type LetterMail, sendOnce } from '../mail/once.ts';
import { toOwedMail } from '../mail/owed.ts';
import { letterTo } from '../mail/reader.ts';
import type { Mailer } from '../mail/turn.ts';
import { toAnswersToken } from '../me/answers-link.ts';
import type { OwedMessage } from '../ports.ts';
import { contactKey, registrationKey } from '../table/keys.ts';
import { isTold, toPublic } from '../webinar/draft.ts';
import { waitsFor } from './question.ts';
import type { StoredCase } from './stored.ts';

/** Read at the mailer's turn: what is answered by then, or whose asker is gone, is promised to nobody. */
const toLetter = async (
  deps: DeskDeps,
  { question: id, webinar: room, firstDueAt, contact: seat }: StoredCase,
): Promise<LetterMail | undefined> => {
  const [question, webinar] = await Promise.all([id ? deps.question.find(id) : undefined, room ? deps.webinar.find(room) : undefined]);
  if (!question || !waitsFor(question) || !webinar || !isTold(webinar)) return undefined;
  const [settings, confirmed] = [await deps.setting.recent(), await deps.table.get(registrationKey(seat, webinar.id), { strong: true })];
  const contact = await deps.contact.find(seat);
  if (!contact?.address || mayMail(contact, 'service', deps.now(), settings.timeZone) !== 'yes') return undefined;
  const letter = await letterTo(deps, contact);
  const content = toOwedMail({
    ...{ ...letter, webinar: toPublic(webinar), stopUrl: unsubscribeUrl(deps, contact.id, 'service') },
    ...(confirmed?.confirmedAt === undefined ? {} : { text: question.text }),
    ...(firstDueAt && firstDueAt > deps.now().toISOString() ? { owedBy: firstDueAt } : {}),
    answersUrl: `${deps.config.PARLEY_URL}/answers/${toAnswersToken(deps.signer, { contact: seat, webinar: webinar.id }, webinar.endsAt)}`,
  });
  const headers = listUnsubscribe(deps, contact.id, 'service');
  return { from: letter.from, mail: { ...content, to: contact.address, purpose: 'service', headers } };
};

/** One a day for a person and webinar, however much they ask: its page shows every question, and an address may be somebody else's. */
export const sendOwed = async (deps: DeskDeps, mailer: Mailer, { contact, case: id }: OwedMessage): Promise<void> => {
  const it = await deps.cases.at({ contact, id });
  if (!it?.webinar || it.state === 'resolved' || it.firstReplyAt !== undefined) return;
  const name = `owed#${it.webinar}#${it.openedAt.slice(0, 10)}`;
  await sendOnce(deps, mailer, { pk: contactKey(contact).pk, name }, () => toLetter(deps, it));
};
