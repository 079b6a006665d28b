/** What a mail's fate means for whom it was sent to. Pure. */
import type { Decision } from '../consent/rules.ts';
import { withdraw } from '../consent/rules.ts';
import type { Contact } from '../contact/store.ts';
import { bounced } from '../contact/suppress.ts';
import { touchKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item } from '../table/table.ts';
import type { MailEvent } from './ses.ts';

/** Of a mail that does not say what it was for. */
const everything = ['marketing', 'service'] as const;

/** What a complaint stops: the purpose of the mail, and both where it does not say. */
const complainedAbout = ({ purpose }: MailEvent): readonly ('marketing' | 'service')[] =>
  purpose === 'team' ? [] : purpose === undefined ? everything : [purpose];

/** Whoever was written to did not want it, or never had it. */
export const isReturn = (kind: MailEvent['kind']): kind is 'bounced' | 'complained' => kind === 'bounced' || kind === 'complained';

/** Undefined where nothing changes by it. */
export const decideEvent = (contact: Contact, event: MailEvent): Decision | undefined => {
  const { kind, at } = event;
  if (kind === 'bounced') return bounced(new Date(at))(contact);
  if (kind !== 'complained') return undefined;
  const how = { method: 'complaint', locale: contact.locale ?? 'en', page: '/api/inbound/mail' } as const;
  return withdraw(contact, complainedAbout(event), new Date(at), how);
};

/** What arrived, and was opened, says something for as long as somebody remembers the mail. */
const DAYS_KEPT = 90;
const passing: readonly MailEvent['kind'][] = ['delivered', 'opened'];

/** The act in the person's journey, named by the event itself: told twice, it is one. */
export const toTouch = (contact: string, { kind, at, purpose, id, link }: MailEvent): Item => ({
  ...touchKey(contact, at, `mail-${id}`),
  kind: 'mail',
  event: kind,
  at,
  ...(purpose ? { purpose } : {}),
  ...(link ? { link } : {}),
  ...(passing.includes(kind) ? { ttl: Math.floor(Date.parse(at) / 1000) + DAYS_KEPT * 86_400 } : {}),
  v: DATA_VERSION,
});
