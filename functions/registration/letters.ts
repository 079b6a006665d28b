/** The mail of a registration: its confirmation, and what becomes of it while it has no seat. */
import { createHash } from 'node:crypto';
import { toLocale } from '#shared/locale.ts';
import { standingOf } from '../admission/rules.ts';
import { mayAnswer } from '../contact/may.ts';
import type { Deps } from '../deps.ts';
import { logosOf } from '../http/pages.ts';
import { toAdmissionMail } from '../mail/admission.ts';
import { toMailBrand } from '../mail/brand.ts';
import { toConfirmation } from '../mail/confirmation.ts';
import type { OtherDate } from '../mail/dates.ts';
import { toSender } from '../mail/sender.ts';
import { type Mailer, Taken } from '../mail/turn.ts';
import type { ConfirmationMessage } from '../ports.ts';
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
  const { row, epoch } = lease.registration;
  try {
    const base = deps.config.PARLEY_URL;
    const settings = await deps.setting.recent();
    const from = toSender(deps.config.MAIL_FROM, settings, 'service');
    const { joinUrl, standingUrl } = toLinks(deps, webinar, { contact, epoch });
    const letter = {
      ...{ webinar: toPublic(webinar), base, from, brand: toMailBrand(settings, await logosOf(deps, settings), base) },
      ...(row.timeZone ? { readerZone: row.timeZone } : {}),
      locale: toLocale(row.locale) ?? settings.locale,
      now: deps.now(),
      dates: await findDates(deps, lease.registration, cause),
    };
    const mail =
      row.state === 'registered'
        ? toConfirmation({
            ...letter,
            to: row.email,
            joinUrl,
            standingUrl,
            sequence: Math.max(0, webinar.plan - 1),
            uid: toUid(deps, id, contact),
          })
        : toAdmissionMail({
            ...letter,
            standingUrl,
            state: standingOf(row, deps.now()),
            ...(row.until ? { until: row.until } : {}),
          });
    // Read last: whoever was erased a moment ago is not written to.
    if (mail && mayAnswer(await deps.contact.find(contact))) {
      const named = createHash('sha256').update(one).digest('hex').slice(0, 32);
      await deps.mail(from, { ...mail, to: row.email, purpose: 'service', id: named });
      handed.add(one);
    }
  } catch (error) {
    await deps.registration.release(contact, id);
    throw error;
  }
  await record();
};
