/** What a form makes of a person's record. Pure. */
import { toLocale } from '#shared/locale.ts';
import { withoutOver } from '../consent/rules.ts';
import type { Contact, Touched } from './store.ts';

/** What a form says of a person. `at`: when it was sent. */
export type Said = Pick<Contact, 'id' | 'address' | 'name' | 'company'> & {
  readonly at: string;
  readonly locale?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly jobTitle?: string | undefined;
  readonly country?: string | undefined;
  readonly phone?: string | undefined;
  /** How they came to this form. */
  readonly came?: Omit<Touched, 'at'>;
};

/** Language and zone of the latest form; where it says none, those of the one before. */
const latest = (known: Partial<Contact> | undefined, said: Said): Pick<Contact, 'locale' | 'timeZone'> => {
  const isLatest = known?.lastAt === undefined || said.at >= known.lastAt;
  const locale = (isLatest ? toLocale(said.locale) : undefined) ?? known?.locale;
  const timeZone = (isLatest ? said.timeZone : undefined) ?? known?.timeZone;
  return { ...(locale ? { locale } : {}), ...(timeZone ? { timeZone } : {}) };
};

/** What one form says of them is kept; what it leaves out, a later one may say. */
const details = (known: Partial<Contact> | undefined, said: Said): Pick<Contact, 'jobTitle' | 'country' | 'phone'> =>
  Object.fromEntries(
    (['jobTitle', 'country', 'phone'] as const).flatMap((name) => {
      const value = known?.[name] || said[name];
      return value ? [[name, value]] : [];
    }),
  );

/** Forms of one person may be followed in another order than they were sent in. */
const touches = (known: Partial<Contact> | undefined, { came, at }: Said): Pick<Contact, 'first' | 'last'> => {
  const { first, last } = known ?? {};
  if (!came) return { ...(first ? { first } : {}), ...(last ? { last } : {}) };
  const touched = { ...came, at };
  return { first: first && first.at <= at ? first : touched, last: last && last.at > at ? last : touched };
};

/** Who was erased comes back as somebody new. What is not mailed to them stays so, but for the mail of what they come back for. */
const asNew = ({ erasedAt, suppressed = {}, version }: Contact): Partial<Contact> => {
  const { service, ...others } = suppressed;
  const kept = service && service.why !== 'erased' ? suppressed : others;
  return { ...(erasedAt ? { forgotten: erasedAt } : {}), version, ...(Object.keys(kept).length > 0 ? { suppressed: kept } : {}) };
};

/** What is known stays, what was missing is filled in. Names of unconfirmed forms never replace others. */
export const mergeContact = (stored: Contact | undefined, said: Said): Contact => {
  const { id, address, name, company, at } = said;
  const known = stored && (stored.erasedAt === undefined ? withoutOver(stored, new Date(at)) : asNew(stored));
  return {
    ...known,
    // Whoever comes by another address of theirs stays who they are.
    id: known?.id ?? id,
    address: known?.address || address,
    name: known?.name || name,
    company: known?.company || company,
    firstAt: known?.firstAt ?? at,
    lastAt: known?.lastAt !== undefined && known.lastAt > at ? known.lastAt : at,
    mailDay: known?.mailDay ?? '',
    mails: known?.mails ?? [],
    ...latest(known, said),
    ...details(known, said),
    ...touches(known, said),
    version: known?.version ?? 0,
  };
};
