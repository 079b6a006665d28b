/** A case as the inbox shows it: with the question as it is now, and whoever waits. Pure. */
import type { Case, CaseLine, CaseMessage } from '#shared/case.ts';
import type { Office } from '#shared/due.ts';
import type { Contact } from '../contact/store.ts';
import type { StoredQuestion } from '../question/stored.ts';
import { saidOf } from './said.ts';
import { dueOf, urgencyOf } from './sla.ts';
import type { StoredCase } from './stored.ts';

/** What stands around cases, each read once. */
export type Around = {
  readonly questions: ReadonlyMap<string, StoredQuestion>;
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly titles: ReadonlyMap<string, string>;
  /** Of a case of no question: what they said, by its id. */
  readonly words: ReadonlyMap<string, string>;
};

/** Who asked without a name stays without one; the answer reaches them all the same. */
const toWhom = (it: StoredCase, question: StoredQuestion | undefined, contact: Contact | undefined): CaseLine['contact'] => {
  if (question?.anonymous) return { id: '', name: '', company: '' };
  const [name, company] = [contact?.name || question?.by || '', contact?.company || question?.company || ''];
  return { id: it.contact, name, company, ...(contact?.address && contact.erasedAt === undefined ? { email: contact.address } : {}) };
};

const known = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

export const toLine = (it: StoredCase, { questions, contacts, titles, words }: Around, now: Date, office: Office): CaseLine => {
  const question = it.question ? questions.get(it.question) : undefined;
  const { id, state, source, campaign, owner, team, priority, waitingSince, snoozedUntil, version } = it;
  return known({
    ...{ id, state, source, campaign, owner, team, priority, waitingSince, snoozedUntil, version },
    ...(it.webinar ? { webinar: { id: it.webinar, title: titles.get(it.webinar) ?? '' } } : {}),
    question: {
      text: question?.text ?? words.get(it.id) ?? '',
      askedAt: question?.askedAt ?? it.openedAt,
      votes: question?.votes ?? it.votes,
      merged: question?.merged ?? 0,
    },
    contact: toWhom(it, question, contacts.get(it.contact)),
    labels: question?.labels ?? [],
    dueAt: dueOf(it),
    undelivered: it.undelivered ? true : undefined,
    breached: it.missed.length > 0 || urgencyOf(it, now, office) === 'overdue',
    urgency: urgencyOf(it, now, office),
  }) as CaseLine;
};

export const heardBy = ({ heard }: StoredCase): Case['heard'] => heard.map((one) => ({ at: one.slice(0, 24), by: one.slice(25) }));

export const toCase = (
  it: StoredCase,
  around: Around,
  { messages, realNow }: { readonly messages: readonly CaseMessage[]; readonly realNow: Date },
  now: Date,
  office: Office,
): Case => {
  const { openedAt, firstDueAt, firstReplyAt, nextDueAt, resolveDueAt, resolvedAt, reopened, replyBy, replyUntil } = it;
  const question = it.question ? around.questions.get(it.question) : undefined;
  const at = question?.at;
  const isReplying = replyBy !== undefined && replyUntil !== undefined && replyUntil > realNow.getTime();
  return {
    ...toLine(it, around, now, office),
    ...{ openedAt, reopened, messages, said: saidOf(it, question) },
    sla: known({ firstDueAt, firstReplyAt, nextDueAt, resolveDueAt, resolvedAt }),
    heard: heardBy(it),
    ...(at === undefined ? {} : { at }),
    ...(isReplying ? { replying: { by: replyBy, until: new Date(replyUntil).toISOString() } } : {}),
  };
};
