/** Two addresses that were joined are two people again, each as they were. Pure. */
import { isDeepStrictEqual } from 'node:util';
import { purposes } from '#shared/consent.ts';
import type { Contact, Suppressions } from '../contact/store.ts';
import { byPurpose, fields, filled, latest, type Snapshot, uniteSuppressions } from './rules.ts';

type Held = Readonly<Record<string, unknown>> | undefined;

/** What is as the join left it becomes what it was; what changed since stays. */
const backIn = (now: Held = {}, before: Held = {}, after: Held = {}): Record<string, unknown> => {
  const names = [...new Set([...Object.keys(now), ...Object.keys(before)])];
  const back = names.map((name) => [name, isDeepStrictEqual(now[name], after[name]) ? before[name] : now[name]] as const);
  return Object.fromEntries(back.filter(([, value]) => value !== undefined));
};

type Part = { readonly stays: Contact; readonly goes: Contact };

/** A no that came after the join holds for both addresses: nobody says which of them it was meant for. */
const saidSince = (now: Contact, after: Snapshot, frozen: Contact): Pick<Contact, 'consent' | 'suppressed'> => {
  const consent = { ...frozen.consent };
  for (const purpose of purposes) {
    const said = now.consent?.[purpose];
    if (said?.state === 'withdrawn' && said.at !== after.consent?.[purpose]?.at) consent[purpose] = said;
  }
  const known = after.suppressed ?? {};
  const fresh = Object.fromEntries(
    Object.entries(now.suppressed ?? {}).filter(([purpose, { at }]) => known[purpose as keyof Suppressions]?.at !== at),
  );
  return { consent, suppressed: uniteSuppressions(frozen.suppressed, fresh) };
};

/**
 * Two again. `now`: who stayed, as they are; `frozen`: the other address as it was. What changed since the join stays with who stayed;
 * questions that are still owed go with the address that asked them. Answers that it got meanwhile lie with who stayed, and it knows so.
 */
export const part = (now: Contact, frozen: Contact, { before, after }: { readonly before: Snapshot; readonly after: Snapshot }): Part => {
  const back: Record<string, unknown> = { ...now };
  for (const field of fields) {
    const isChanged = before[field] !== undefined || after[field] !== undefined;
    if (byPurpose.has(field)) back[field] = backIn(now[field] as Held, before[field] as Held, after[field] as Held);
    else if (isChanged && isDeepStrictEqual(now[field], after[field])) back[field] = before[field];
  }
  const gone = new Set([frozen.id, ...(frozen.aliases ?? [])]);
  const theirs = frozen.owed ?? new Set<string>();
  const owed = [...(now.owed ?? [])];
  const { mergedInto: _, ...other } = frozen;
  const stays = {
    ...(back as Contact),
    owed: new Set(owed.filter((id) => !theirs.has(id))),
    aliases: (now.aliases ?? []).filter((id) => !gone.has(id)),
  };
  const goes = {
    ...other,
    ...saidSince(now, after, frozen),
    lastAt: now.lastAt > (after.lastAt ?? now.lastAt) ? latest(now.lastAt, frozen.lastAt) : frozen.lastAt,
    owed: new Set(owed.filter((id) => theirs.has(id))),
    parted: [...new Set([...(frozen.parted ?? []), now.id, ...(now.parted ?? [])])].sort(),
  };
  return { stays: filled(stays), goes: filled(goes) };
};
