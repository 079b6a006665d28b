/** The mail that brings an answer: once a person and reply, or visibly failed. */
import { secondsInto, toMomentHash } from '#shared/replay.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { Contact } from '../contact/store.ts';
import type { Deps } from '../deps.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { describe } from '../http/request-log.ts';
import { type AnswerInput, toAnswerMail } from '../mail/answer.ts';
import { AddressRefused, MailRefused, Unknown } from '../mail/carrier.ts';
import { type LetterMail, sendOnce } from '../mail/once.ts';
import { letterTo } from '../mail/reader.ts';
import type { Mailer } from '../mail/turn.ts';
import { voiceUrl } from '../mail/voice.ts';
import { toAnswersToken } from '../me/answers-link.ts';
import type { AnswerMessage } from '../ports.ts';
import type { NumberedAnswer } from '../question/item.ts';
import { airedAt } from '../question/public.ts';
import { toLinks } from '../registration/links.ts';
import type { StoredReply } from '../reply/stored.ts';
import { registrationKey } from '../table/keys.ts';
import { COMMENT_ROUND, SURVEY_ROUND } from '../voice/rules.ts';
import { type Spoken, wordsOf } from '../voice/stored.ts';
import { channelFor } from './channel.ts';
import { toPress } from './press.ts';
import { type DeliveryWhy, type StoredDelivery, toLetterName } from './stored.ts';

/** What this person may read of a reply: who asked it, their own words; everybody else what is for all who asked, or for everybody. */
const wordsFor = ({ role }: StoredDelivery, reply: StoredReply, answers: readonly NumberedAnswer[]): string | undefined => {
  if (reply.text !== undefined) return role === 'asker' ? reply.text : undefined;
  const own = answers.find(({ n }) => n === reply.n);
  if (role === 'asker') return own?.text;
  return (
    answers.find(({ reply: of, private: hidden }) => of === reply.id && !hidden)?.text ??
    (!own?.private || own.shared ? own?.text : undefined)
  );
};

/** Somebody who proved that the address is theirs; of a case of no webinar, by what they agreed to. */
const isConfirmed = async (deps: Pick<Deps, 'table'>, { seat, webinar }: StoredDelivery, { consent }: Contact): Promise<boolean> => {
  if (webinar === undefined) return Object.values(consent ?? {}).some(({ state }) => state === 'confirmed');
  return (await deps.table.get(registrationKey(seat, webinar), { strong: true }))?.confirmedAt !== undefined;
};

/** Whoever was asked what they would like to know has a page for that. */
const linksOfSpoken = (deps: Deps, told: StoredDelivery, { contact, seat = contact, round }: Spoken): Links => {
  if (round === COMMENT_ROUND || round === SURVEY_ROUND) return {};
  const answersUrl = voiceUrl(deps, seat, round);
  const url = `${answersUrl}#${toPress(told)}`;
  return { answersUrl, yesUrl: url, notYetUrl: url };
};

/** Where its recording says it too, behind a way in of this person's own. */
const momentUrlOf = async (
  deps: Deps,
  { seat }: StoredDelivery,
  webinar: Webinar,
  aired: string | undefined,
): Promise<string | undefined> => {
  const seconds = webinar.state === 'ended' && webinar.replay ? secondsInto(webinar.startedAt, aired) : undefined;
  if (seconds === undefined || aired === undefined || aired > (webinar.endedAt ?? '')) return undefined;
  const seated = await deps.registration.find(seat, webinar.id, { strong: true });
  return seated && `${toLinks(deps, webinar, { contact: seat, epoch: seated.epoch }).joinUrl}${toMomentHash(seconds)}`;
};

type Links = Pick<AnswerInput, 'title' | 'answersUrl' | 'yesUrl' | 'notYetUrl' | 'momentUrl'>;

/** `aired`: when its answer on air began. */
const linksOf = async (deps: Deps, told: StoredDelivery, aired: string | undefined): Promise<Links> => {
  const webinar = told.webinar === undefined ? undefined : await deps.webinar.find(told.webinar);
  if (!webinar) return {};
  const momentUrl = await momentUrlOf(deps, told, webinar, aired);
  const answersUrl = `${deps.config.PARLEY_URL}/answers/${toAnswersToken(deps.signer, { contact: told.seat, webinar: webinar.id }, webinar.endsAt)}`;
  const press = (says: string) => `${answersUrl}?says=${says}&of=${toPress(told)}#${toPress(told)}`;
  return { title: webinar.title, answersUrl, yesUrl: press('yes'), notYetUrl: press('not-yet'), ...(momentUrl ? { momentUrl } : {}) };
};

/** Read at the mailer's turn, so that what was taken back, or who was erased meanwhile, gets nothing. */
const toLetter = async (deps: DeskDeps, told: StoredDelivery): Promise<LetterMail | { readonly left: DeliveryWhy }> => {
  const contact = await deps.contact.find(told.person);
  const way = channelFor(contact, told.role);
  if ('why' in way || !contact) return { left: 'why' in way ? way.why : 'nobody' };
  const [reply, question] = await Promise.all([
    deps.reply.find(told.of, told.case, told.reply),
    told.question ? deps.question.find(told.question) : undefined,
  ]);
  if (!reply || (told.question && !question)) return { left: 'taken-back' };
  const given = question ? (await deps.question.answers(question.id)).filter(({ n }) => !question.withdrawn.includes(n)) : [];
  const answer = wordsFor(told, reply, given);
  if (answer === undefined) return { left: 'taken-back' };
  const letter = await letterTo(deps, contact);
  // What was said behind a mailed link, or below an article, was said by whose address it is.
  const spoken = told.question ? undefined : await deps.voice.spokenIn(told.case, told.of);
  const isWritten = question?.comment !== undefined && question.asker === told.seat;
  const isTheirs = spoken !== undefined || isWritten || (await isConfirmed(deps, told, contact));
  const words = isTheirs ? { words: { question: question?.text ?? (spoken ? wordsOf(spoken) : ''), answer } } : {};
  const mail = toAnswerMail({
    ...letter,
    ...(spoken ? linksOfSpoken(deps, told, spoken) : await linksOf(deps, told, question && airedAt(question, given))),
    ...words,
    role: told.role,
    answers: reply.answers,
  });
  return { from: letter.from, mail: { ...mail, to: contact.address, purpose: 'service', answer: toPress(told) } };
};

/** What a carrier's refusal means for this one; undefined where the same mail later is the right answer. */
const whyFailed = (error: unknown, unsure: boolean): DeliveryWhy | undefined => {
  if (error instanceof AddressRefused) return 'bounced';
  if (error instanceof MailRefused) return 'refused';
  // It went to the queue once more after the first time; then nobody knows, and a person decides.
  return error instanceof Unknown && unsure ? 'unknown' : undefined;
};

/** The letter says that it was sent, then the delivery does: what dies between the two finds the letter sent. */
export const sendAnswer = async (
  deps: DeskDeps,
  mailer: Mailer,
  { contact, cause, reply, unsure }: AnswerMessage & { readonly unsure?: true | undefined },
): Promise<void> => {
  const told = await deps.delivery.find(contact, cause, reply);
  if (told?.state !== 'waiting') return;
  let left: DeliveryWhy | undefined;
  try {
    await sendOnce(deps, mailer, { pk: `contact#${contact}`, name: toLetterName(reply) }, async () => {
      const made = await toLetter(deps, told);
      if ('mail' in made) return made;
      left = made.left;
      return undefined;
    });
  } catch (error) {
    const why = whyFailed(error, unsure === true);
    if (why) await deps.delivery.settle(told, 'failed', why);
    if (why !== 'refused') throw error;
    return deps.log.error('answer refused', { contact, ...describe(error) });
  }
  await deps.delivery.settle(told, left ? 'left' : 'sent', left);
};
