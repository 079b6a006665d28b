/** What the demonstration's people agreed to and took back before anybody looks: confirmed by mail long ago, so that nobody is asked now. */
import { toEntry } from '#functions/audit/entry.ts';
import { toAsked } from '#functions/consent/ledger.ts';
import { ask, confirm, withdraw } from '#functions/consent/rules.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import { mergeContact } from '#functions/contact/merge.ts';
import { decideEvent } from '#functions/inbound/rules.ts';
import type { TeamDeps } from '#functions/team-deps.ts';
import { each } from './each.ts';
import { type Person, people } from './people.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WEEKS_AGO = 6;

const before = (deps: TeamDeps, ms: number): Date => new Date(deps.now().getTime() - ms);

/** A newsletter's request, and the button in its mail some minutes later. */
const agree = async (deps: TeamDeps, { email, name, company, timeZone }: Person, at: Date): Promise<string> => {
  const id = addressToContact(deps.config.CONTACT_KEY, email);
  const said = { id, address: email, name, company, timeZone, locale: 'en', at: at.toISOString() };
  const asked = toAsked(['marketing'], said.at, { method: 'newsletter', locale: 'en', page: '/' });
  await deps.contact.point(id, email);
  await deps.contact.store(ask(mergeContact(undefined, said), asked), undefined);
  for (const entry of asked) await deps.contact.asked(id, entry);
  const how = { method: 'mailed-button', locale: 'en', page: '/confirm/' } as const;
  await deps.contact.decide(id, (known) => confirm(known, ['marketing'], new Date(at.getTime() + 7 * MINUTE), how));
  return id;
};

/** One address is gone, one person complained, one left, the last two just now: a form that came after would be a new request. */
const leave = async (deps: TeamDeps, [gone, annoyed, full]: readonly string[]): Promise<void> => {
  const event = { address: '', purpose: 'marketing', id: 'demonstration' } as const;
  const bounced = { ...event, kind: 'bounced', at: before(deps, 20 * DAY).toISOString() } as const;
  const complained = { ...event, kind: 'complained', at: before(deps, 30 * MINUTE).toISOString() } as const;
  if (gone) await deps.contact.decide(gone, (known) => decideEvent(known, bounced));
  if (annoyed) await deps.contact.decide(annoyed, (known) => decideEvent(known, complained));
  const how = { method: 'one-click', locale: 'en', page: '/unsubscribe/' } as const;
  if (full) await deps.contact.decide(full, (known) => withdraw(known, ['marketing'], before(deps, 12 * MINUTE), how));
};

const byTheTeam = async (deps: TeamDeps): Promise<void> => {
  const told = { by: 'marketer@example.com', thing: 'suppressions' };
  const who = (address: string) => ({ id: addressToContact(deps.config.CONTACT_KEY, address), address });
  const manual = { purposes: ['marketing', 'service'], why: 'manual', at: before(deps, 15 * DAY).toISOString() } as const;
  await deps.suppression.many([who('press@example.net')], manual, () =>
    toEntry(deps, { ...told, act: 'suppression.added' }, {}, { purposes: manual.purposes }),
  );
  const list = Array.from({ length: 12 }, (_, i) => who(`former${i + 1}@example.org`));
  const imported = { purposes: ['marketing'], why: 'imported', at: before(deps, 30 * DAY).toISOString() } as const;
  await deps.suppression.many(list, imported, (addresses) =>
    toEntry(deps, { ...told, act: 'suppression.imported' }, {}, { purposes: imported.purposes, addresses }),
  );
};

/** Comes before anybody registers: whoever has said yes is not asked again by their form. */
export const fillConsents = async (deps: TeamDeps): Promise<void> => {
  const agreed = people.filter(({ marketing }) => marketing);
  const ids: string[] = [];
  await each(agreed, async (person, i) => {
    ids[i] = await agree(deps, person, before(deps, WEEKS_AGO * 7 * DAY - i * 19 * 60 * MINUTE));
  });
  await leave(deps, [ids[4] ?? '', ids[9] ?? '', ids[14] ?? '']);
  await byTheTeam(deps);
};
