/** By which way an answer reaches somebody. Mail is the one there is; another joins as one more entry. Pure. */
import type { Contact } from '../contact/store.ts';
import type { DeliveryWhy, Role } from './stored.ts';

type Reached = Pick<Contact, 'address' | 'suppressed' | 'erasedAt'>;

export type Channel = {
  readonly kind: 'mail';
  /** Why it does not reach this person; undefined where it does. */
  readonly whyNot: (contact: Reached, role: Role) => DeliveryWhy | undefined;
};

/**
 * Who asked, asked for the answer: that they want no more reminders does not keep it from them. A vote is less than that. An address
 * that takes no mail, a complaint, and what the team put on its list hold for everybody.
 */
const mail: Channel = {
  kind: 'mail',
  whyNot: ({ address, suppressed }, role) => {
    if (!address) return 'nobody';
    const why = suppressed?.service?.why;
    if (why === undefined) return undefined;
    if (why === 'bounced' || why === 'complained' || why === 'erased') return why;
    if (why === 'unsubscribed' && role !== 'voter') return undefined;
    return 'stopped';
  },
};

/** In the order in which they are tried. */
const channels: readonly Channel[] = [mail];

/** The way to this person, or why there is none. */
export const channelFor = (contact: Reached | undefined, role: Role): { readonly by: Channel } | { readonly why: DeliveryWhy } => {
  if (!contact) return { why: 'nobody' };
  if (contact.erasedAt !== undefined) return { why: 'erased' };
  const by = channels.find(({ whyNot }) => whyNot(contact, role) === undefined);
  return by ? { by } : { why: channels.map(({ whyNot }) => whyNot(contact, role)).find((why) => why !== undefined) ?? 'nobody' };
};
