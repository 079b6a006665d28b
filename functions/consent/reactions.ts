/** What follows a request for the newsletter, or words left for publication: contact, ledger, the mail that asks to confirm it. Safe to do twice. */
import { isDeepStrictEqual } from 'node:util';
import type { ContactId } from '#shared/ids.ts';
import type { Locale } from '#shared/setting.ts';
import { mergeContact } from '../contact/merge.ts';
import type { Contact } from '../contact/store.ts';
import { isForgotten } from '../erasure/order.ts';
import { wasErased } from '../erasure/reactions.ts';
import { Failure } from '../failure.ts';
import type { Fact } from '../table/facts.ts';
import { idOf } from '../table/keys.ts';
import type { TeamDeps } from '../team-deps.ts';
import { askFor } from './ask.ts';
import { type ConsentEntry, overAt, toAsked } from './ledger.ts';
import type { NewsletterRequest } from './store.ts';

const TRIES = 5;

/** Of somebody who only asked, the record goes with the request. */
const withEnd = (contact: Contact, known: Contact | undefined, at: string): Contact =>
  known === undefined || known.ttl !== undefined ? { ...contact, ttl: overAt(at) } : contact;

/** True where the mail is to be queued. */
const storeRequest = async (deps: TeamDeps, id: string, request: NewsletterRequest, asked: readonly ConsentEntry[]): Promise<boolean> => {
  const said = { id, ...request, name: '', company: '' };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const known = await deps.contact.find(id);
    if (isForgotten(known, request.at)) return false;
    const { contact, isMailed } = askFor(withEnd(mergeContact(known, said), known, request.at), asked);
    if (known && isDeepStrictEqual(contact, known)) return isMailed;
    if (await deps.contact.store(contact, known)) return isMailed;
  }
  throw new Failure('busy', 'Many forms of one person came at once.');
};

export const followNewsletter = async (deps: TeamDeps, { pk, before, after }: Fact): Promise<void> => {
  if (!after || before?.at === after.at) return;
  const [id, request] = [idOf(pk), after as unknown as NewsletterRequest];
  const asked = toAsked(['marketing'], request.at, { method: 'newsletter', locale: request.locale, page: request.page });
  const isMailed = await storeRequest(deps, id, request, asked);
  for (const entry of asked) await deps.contact.asked(id, entry);
  if (await wasErased(deps, id, request.at)) return;
  if (isMailed) await deps.queue('mail-now', { kind: 'consent', contact: id, cause: request.at });
};

type Wrote = { readonly person: ContactId; readonly at: string; readonly locale: Locale };

/**
 * A personal link may have been passed on: agreeing takes the button of a mail of its own (DESIGN section 5). Nothing where they agreed
 * before. `page`: where the box stood. Safe to do twice.
 */
export const askForResearch = async (deps: TeamDeps, { person, at, locale }: Wrote, page: string): Promise<void> => {
  const asked = toAsked(['research'], at, { method: 'form', locale, page });
  let isMailed = false;
  const known = await deps.contact.decide(person, (contact) => {
    if (contact.consent?.research?.state === 'confirmed') return undefined;
    const decided = askFor(contact, asked);
    isMailed = decided.isMailed;
    return { contact: decided.contact, entries: [] };
  });
  if (!known || known.consent?.research?.state === 'confirmed') return;
  for (const entry of asked) await deps.contact.asked(person, entry);
  if (!(await wasErased(deps, person, at)) && isMailed) await deps.queue('mail-now', { kind: 'consent', contact: person, cause: at });
};
