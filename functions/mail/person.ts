/** One person of a run and their mail: whether they may be written to now, in their language and zone, with links of their own. */
import { createHash } from 'node:crypto';
import type { ContactId } from '#shared/ids.ts';
import type { Settings } from '#shared/setting.ts';
import { surveyOf } from '#shared/survey.ts';
import type { Webinar } from '#shared/webinar.ts';
import { listUnsubscribe, unsubscribeUrl } from '../consent/links.ts';
import { mayMail } from '../contact/may.ts';
import type { Contact } from '../contact/store.ts';
import { bounced } from '../contact/suppress.ts';
import type { Deps } from '../deps.ts';
import { describe } from '../http/request-log.ts';
import { isFor, isLateFor } from '../journey/page.ts';
import { minutesOf, type Run } from '../journey/plan.ts';
import { toAnswersToken } from '../me/answers-link.ts';
import type { Mail, Sender } from '../ports.ts';
import { clockOf } from '../question/after.ts';
import { findAfter } from '../question/letters.ts';
import { toLinks, toUid } from '../registration/links.ts';
import type { RegistrationRow } from '../registration/register.ts';
import { surveyUrlOf } from '../survey/link.ts';
import { contactKey } from '../table/keys.ts';
import { toPublic } from '../webinar/draft.ts';
import { AddressRefused, MailRefused, Unknown } from './carrier.ts';
import { sendOnce } from './once.ts';
import { letterTo, withForm } from './reader.ts';
import { toRunMail } from './run.ts';
import type { Mailer } from './turn.ts';

/** What everybody of a run is told about, and by whom; `owedBy`: until when that is answered whose clock begins then. ISO. */
export type Told = {
  readonly webinar: Webinar;
  readonly run: Run;
  readonly settings: Settings;
  readonly from: Sender;
  readonly mailer: Mailer;
  readonly owedBy?: (clock: string) => string | undefined;
};

/** The number of the seat; rows of before it was kept there say only that it may have changed hands. */
const epochOf = async (deps: Deps, webinar: string, { id, epoch, since }: RegistrationRow): Promise<number> => {
  if (epoch !== undefined || since === undefined) return epoch ?? 1;
  return (await deps.registration.find(id, webinar, { strong: true }))?.epoch ?? 1;
};

/** All addresses of a person, first the one that they are known by. */
const addressesOf = ({ id, aliases = [] }: Contact): readonly ContactId[] => [id, ...aliases];

/** Who has a seat under two addresses is told of it once: for the first of them that the step is for. */
const isTheirs = async (deps: Deps, { webinar, run }: Told, { id }: RegistrationRow, contact: Contact): Promise<boolean> => {
  for (const address of addressesOf(contact)) {
    if (address === id) return true;
    const other = await deps.registration.find(address, webinar.id, { strong: true });
    if (other?.row && isFor(run, webinar, other.row)) return false;
  }
  return true;
};

/** What a webinar that is over means to this person; of every other step nothing is read for it. */
const afterOf = async (deps: Deps, { webinar, run, owedBy }: Told, row: RegistrationRow, contact: Contact) => {
  const { id } = row;
  if (run.step !== 'after' || !webinar.endedAt) return { attended: false, after: { answered: [], owed: [] } };
  const found = await Promise.all(
    [...new Set([id, ...addressesOf(contact)])].map((address) => findAfter(deps, { webinar: webinar.id, contact: address, until: run.at })),
  );
  const attended = found.some((one) => one.attended);
  // Who asked after midnight is answered a day later than the end says.
  const by = owedBy?.(found.map(({ lastAt }) => lastAt).reduce(clockOf, webinar.endedAt));
  const questions = { answered: found.flatMap(({ answered }) => answered), owed: found.flatMap(({ owed }) => owed) };
  const answersUrl = `${deps.config.PARLEY_URL}/answers/${toAnswersToken(deps.signer, { contact: id, webinar: webinar.id }, webinar.endsAt)}`;
  const asks = attended && surveyOf(webinar) !== 'off' && row.survey === undefined;
  const survey = asks ? { surveyUrl: surveyUrlOf(deps, webinar, { contact: id, epoch: await epochOf(deps, webinar.id, row) }) } : {};
  return { attended, after: { ...questions, answersUrl, ...(by ? { owedBy: by } : {}), ...survey } };
};

type Ready = { readonly isOwed: boolean; readonly mail: Mail };

const toMail = async (deps: Deps, told: Told, row: RegistrationRow, contact: Contact): Promise<Ready | undefined> => {
  const { webinar, run } = told;
  const own = await afterOf(deps, told, row, contact);
  const isOwed = own.after.owed.length > 0;
  if (isLateFor(run, webinar, row) && !isOwed) return undefined;
  // An address that was joined with another one is written to under that one.
  const to = row.id === contact.id ? row.email : contact.address;
  const content = toRunMail({
    ...(await letterTo(deps, withForm(contact, row))),
    ...{ step: run.step, minutes: minutesOf(run.step), sequence: Math.max(0, webinar.plan - 1), before: run.before ?? null },
    webinar: toPublic(webinar),
    ...{ state: row.state, to, uid: toUid(deps, webinar.id, row.id) },
    ...toLinks(deps, webinar, { contact: row.id, epoch: await epochOf(deps, webinar.id, row) }),
    stopUrl: unsubscribeUrl(deps, row.id, 'service'),
    ...own,
  });
  const one = [webinar.id, run.step, run.plan, row.id].join(' ');
  const id = createHash('sha256').update(one).digest('hex').slice(0, 32);
  return (
    content && { isOwed, mail: { ...content, to, purpose: 'service' as const, id, headers: listUnsubscribe(deps, row.id, 'service') } }
  );
};

/** A page whose mailer died is sent again. What is promised to somebody is noted for each of them, so that it is promised once. */
const hand = (deps: Deps, { from, mailer, webinar }: Told, { id }: RegistrationRow, { isOwed, mail }: Ready): Promise<void> =>
  isOwed
    ? sendOnce(deps, mailer, { pk: contactKey(id).pk, name: `owed#${webinar.id}` }, async () => ({ from, mail }))
    : deps.mail(from, mail);

/** Whoever may have got it gets no second one; one person's mail that is not taken keeps nobody else from theirs. */
const follow = async (deps: Deps, contact: string, error: unknown): Promise<boolean> => {
  if (error instanceof Unknown) return true;
  if (error instanceof AddressRefused) await deps.contact.decide(contact, bounced(deps.now()));
  else if (error instanceof MailRefused) deps.log.error('mail refused', { contact, ...describe(error) });
  else throw error;
  return false;
};

/** True where a mail left. Throws what the carrier throws while it is away. */
export const mailOne = async (deps: Deps, told: Told, row: RegistrationRow, contact: Contact | undefined): Promise<boolean> => {
  if (!contact || mayMail(contact, 'service', deps.now(), told.settings.timeZone) !== 'yes') return false;
  if (!(await isTheirs(deps, told, row, contact))) return false;
  const ready = await toMail(deps, told, row, contact);
  if (!ready) return false;
  try {
    await hand(deps, told, row, ready);
  } catch (error) {
    return follow(deps, row.id, error);
  }
  return true;
};
