/** What follows a sentence for publication: the mail that asks to agree, where nobody did yet. Safe to do twice. */
import { askFor } from '../consent/ask.ts';
import { toAsked } from '../consent/ledger.ts';
import { wasErased } from '../erasure/reactions.ts';
import type { Fact } from '../table/facts.ts';
import type { TeamDeps } from '../team-deps.ts';
import { itemToQuote } from './stored.ts';

/** An answers link is good for a year and may be passed on: agreeing takes the button of a mail of its own (DESIGN section 5). */
export const followQuote = async (deps: TeamDeps, { before, after }: Fact): Promise<void> => {
  if (!after || before?.at === after.at) return;
  const { person, at, locale } = itemToQuote(after);
  const asked = toAsked(['research'], at, { method: 'form', locale, page: '/answers/' });
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
