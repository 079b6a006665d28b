/** What follows a form of a gate: the person, the ledger, the mails. Safe to do twice. */
import { isDeepStrictEqual } from 'node:util';
import { askFor } from '../consent/ask.ts';
import { overAt } from '../consent/ledger.ts';
import { countMail } from '../contact/mails.ts';
import { mergeContact } from '../contact/merge.ts';
import { isForgotten } from '../erasure/order.ts';
import { wasErased } from '../erasure/reactions.ts';
import { Failure } from '../failure.ts';
import type { Fact } from '../table/facts.ts';
import { idOf } from '../table/keys.ts';
import type { WorkDeps } from '../work-deps.ts';
import { entriesOf, isTwice, itemToRequest, type PaperRequest } from './request.ts';

const TRIES = 5;

/** Which mails are due, within the day's limit: the link, and the one that asks to confirm the box. */
type Due = { readonly link: boolean; readonly consent: boolean };

/** Of an address that nobody confirmed the record goes with the request. */
const storeReader = async (deps: WorkDeps, id: string, slug: string, request: PaperRequest, isAgain: boolean): Promise<Due | undefined> => {
  const { at, address, locale, timeZone, came } = request;
  const asked = entriesOf(request).map(({ text: _, ...entry }) => entry);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const known = await deps.contact.find(id);
    if (isForgotten(known, at)) return undefined;
    const said = { id, at, address, name: '', company: '', locale, timeZone, ...(came ? { came } : {}) };
    const merged = mergeContact(known, said);
    const withEnd = known === undefined || known.ttl !== undefined ? { ...merged, ttl: Math.max(overAt(at), known?.ttl ?? 0) } : merged;
    const counted = request.isKnown || isAgain ? undefined : countMail(withEnd, `paper-${slug}`, at);
    const { contact, isMailed } = askFor(counted ?? withEnd, asked);
    const due = { link: counted !== undefined, consent: isMailed };
    if (known && isDeepStrictEqual(contact, known)) return due;
    if (await deps.contact.store(contact, known)) return due;
  }
  throw new Failure('busy', 'Many forms of one person came at once.');
};

export const followPaperRequest = async (deps: WorkDeps, { pk, before, after }: Fact): Promise<void> => {
  const [was, request] = [itemToRequest(before), itemToRequest(after)];
  if (!after || !request || was?.at === request.at) return;
  const [id, slug] = [idOf(pk), String(after.slug)];
  const due = await storeReader(deps, id, slug, request, isTwice(was, request));
  if (due) for (const entry of entriesOf(request)) await deps.contact.asked(id, entry);
  if (await wasErased(deps, id, request.at)) return;
  if (!due) return;
  await deps.gate.count(id, slug);
  if (due.link) await deps.queue('mail-now', { kind: 'paper', contact: id, cause: request.at, slug });
  if (due.consent) await deps.queue('mail-now', { kind: 'consent', contact: id, cause: request.at });
};
