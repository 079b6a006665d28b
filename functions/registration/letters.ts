/** The mail of a registration: its confirmation, and what becomes of it while it has no seat. */
import { createHash } from 'node:crypto';
import type { Webinar } from '#shared/webinar.ts';
import { standingOf } from '../admission/rules.ts';
import { mayAnswer } from '../contact/may.ts';
import { toSharedUrl, toVia } from '../contact/via.ts';
import type { Deps } from '../deps.ts';
import { toAdmissionMail } from '../mail/admission.ts';
import { toConfirmation } from '../mail/confirmation.ts';
import type { OtherDate } from '../mail/dates.ts';
import { letterTo, withForm } from '../mail/reader.ts';
import { type Mailer, Taken } from '../mail/turn.ts';
import type { ConfirmationMessage, MailContent, Sender } from '../ports.ts';
import { isTold, toPublic } from '../webinar/draft.ts';
import { toLinks, toUid } from './links.ts';
import type { Registration } from './store.ts';

/** What the form of a series registered for besides; a mail that a host's step caused tells of its own webinar only. */
const findDates = async (deps: Deps, { row, again, steppedAt }: Registration, cause: string): Promise<OtherDate[]> => {
  if (cause === steppedAt) return [];
  const found = await Promise.all(
    (again.also ?? []).map(async (id) => ({
      webinar: await deps.webinar.recent(id),
      registration: await deps.registration.find(row.id, id, { strong: true }),
    })),
  );
  return found.flatMap(({ webinar, registration }) => {
    const isOn = webinar && isTold(webinar) && webinar.state !== 'ended';
    if (!isOn || !registration?.row) return [];
    const state = standingOf(registration.row, deps.now());
    if (state !== 'registered' && state !== 'waiting' && state !== 'in-review') return [];
    const { joinUrl, standingUrl } = toLinks(deps, webinar, { contact: row.id, epoch: registration.epoch });
    const [uid, sequence] = [toUid(deps, webinar.id, row.id), Math.max(0, webinar.plan - 1)];
    return [{ webinar: toPublic(webinar), state, url: state === 'registered' ? joinUrl : standingUrl, uid, sequence }];
  });
};

/** Undefined where there is nothing to say, or nobody to say it to. */
const toMail = async (
  deps: Deps,
  webinar: Webinar,
  registration: Registration,
  cause: string,
): Promise<{ readonly from: Sender; readonly content: MailContent } | undefined> => {
  const { row, epoch } = registration;
  const dates = await findDates(deps, registration, cause);
  // Read last: whoever was erased a moment ago is not written to.
  const contact = await deps.contact.find(row.id);
  if (!mayAnswer(contact)) return undefined;
  const { joinUrl, standingUrl } = toLinks(deps, webinar, { contact: row.id, epoch });
  const letter = { ...(await letterTo(deps, withForm(contact, row))), webinar: toPublic(webinar), dates, standingUrl };
  const [sequence, uid] = [Math.max(0, webinar.plan - 1), toUid(deps, webinar.id, row.id)];
  const page = `${deps.config.PARLEY_URL}/webinars/${webinar.slug}/`;
  const shareUrl = toSharedUrl(page, toVia(deps.config.CONTACT_KEY, webinar.id, row.id));
  const content =
    row.state === 'registered'
      ? toConfirmation({ ...letter, to: row.email, joinUrl, sequence, uid, shareUrl })
      : toAdmissionMail({ ...letter, state: standingOf(row, deps.now()), ...(row.until ? { until: row.until } : {}) });
  return content && { from: letter.from, content };
};

/** Once a cause: the lease says who sends, `sent` that it is done. Only a death between the two sends a second one. */
export const sendConfirmation = async (
  deps: Deps,
  { name, handed }: Mailer,
  { contact, webinar: id, cause }: ConfirmationMessage,
): Promise<void> => {
  const one = [contact, id, cause].join(' ');
  const record = async (): Promise<void> => {
    await deps.registration.sent(contact, id, cause);
    handed.delete(one);
  };
  if (handed.has(one)) return record();
  const webinar = await deps.webinar.find(id);
  // Who registered while it was public gets their mail, also where it was hidden before that was sent.
  if (!webinar || !isTold(webinar)) return;
  const lease = await deps.registration.lease(contact, id, cause, name);
  if (lease.kind === 'taken') throw new Taken('Another mailer holds it');
  if (lease.kind !== 'mine') return;
  try {
    const mail = await toMail(deps, webinar, lease.registration, cause);
    if (mail) {
      const named = createHash('sha256').update(one).digest('hex').slice(0, 32);
      await deps.mail(mail.from, { ...mail.content, to: lease.registration.row.email, purpose: 'service', id: named });
      handed.add(one);
    }
  } catch (error) {
    await deps.registration.release(contact, id);
    throw error;
  }
  await record();
};
