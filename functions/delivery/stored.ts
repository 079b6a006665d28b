/** That a reply goes to somebody, and what became of it: an item of their own journey, counted on the reply. Pure. */
import type { CaseId } from '#shared/case.ts';
import type { ContactId, QuestionId, WebinarId } from '#shared/ids.ts';
import { deliveryKey, idOf, type ListKey, undeliveredList } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item } from '../table/table.ts';

/** Why somebody is told: they asked it, asked the same, or voted for it. */
export const roles = ['asker', 'merged', 'voter'] as const;
export type Role = (typeof roles)[number];

/** `left`: it is not sent to them at all; `failed`: it could not be handed over, and can be sent again. */
export type DeliveryState = 'waiting' | 'sent' | 'failed' | 'left';

/** Nobody to write to, gone, an address that takes no mail, a wish; then what a carrier said, or did not. */
export type DeliveryWhy = 'nobody' | 'erased' | 'bounced' | 'complained' | 'stopped' | 'taken-back' | 'refused' | 'unknown';

export type StoredDelivery = {
  readonly person: ContactId;
  /** When the reply went out; with `reply` it names the delivery. */
  readonly at: string;
  readonly reply: string;
  readonly state: DeliveryState;
  readonly why?: DeliveryWhy;
  readonly role: Role;
  /** It answers nothing: it asks something back. */
  readonly asks?: true;
  /** It was sent again. */
  readonly again?: number;
  /** Its case took it in that this one did not arrive. */
  readonly followed?: true;
  /** Whose case it is, and which. */
  readonly of: ContactId;
  readonly case: CaseId;
  readonly question?: QuestionId;
  readonly webinar?: WebinarId;
  /** The address of theirs that is registered. */
  readonly seat: ContactId;
  /** Whether it answered what they wanted to know, in their own words: a press. */
  readonly says?: 'yes' | 'not-yet';
  readonly saidAt?: string;
};

export const itemToDelivery = ({
  pk,
  sk,
  event,
  of,
  case: about,
  seat,
  role,
  why,
  question,
  webinar,
  says,
  saidAt,
  asks,
  again,
  followed,
}: Item): StoredDelivery => {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const [, at = '', name = ''] = sk.split('#');
  const some = { why: text(why), question: text(question), webinar: text(webinar), says: text(says), saidAt: text(saidAt) };
  return {
    ...{ person: idOf(pk), at, reply: name.slice('answer-'.length), state: event as DeliveryState, role: role as Role },
    ...{ of: String(of), case: String(about), seat: String(seat) },
    ...(asks === true ? { asks } : {}),
    ...(typeof again === 'number' ? { again } : {}),
    ...(followed === true ? { followed } : {}),
    ...(Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as Partial<StoredDelivery>),
  };
};

/** `kind` and `event` are those of every touch. */
export const deliveryToItem = ({ person, at, reply, state, ...delivery }: StoredDelivery): Item => ({
  ...deliveryKey(person, at, reply),
  ...{ kind: 'answer', event: state, at },
  ...delivery,
  v: DATA_VERSION,
});

export const isDelivery = ({ sk }: Item): boolean => /^touch#[^#]+#answer-/.test(sk);

/** Who has no address reads the answer where they asked; who was erased waits for none, and what was taken back is none. */
const inVain: ReadonlySet<DeliveryWhy | undefined> = new Set<DeliveryWhy>(['bounced', 'complained', 'stopped']);

/** Whoever waits for it did not get it. A voter waits for nothing, and who calls a mail spam, or says that it helped, had it. */
export const isLost = ({ role, state, why, says }: Pick<StoredDelivery, 'role' | 'state' | 'why' | 'says'>): boolean =>
  role !== 'voter' && says !== 'yes' && ((state === 'failed' && why !== 'complained') || (state === 'left' && inVain.has(why)));

/** Among those whom the reply did not reach. */
export const undelivered = ({ reply, person }: Pick<StoredDelivery, 'reply' | 'person'>): ListKey => ({
  listPk: undeliveredList(reply),
  listSk: person,
});

/** The mail that brings it, among the letters of its person. */
export const toLetterName = (reply: string): string => `answer#${reply}`;
