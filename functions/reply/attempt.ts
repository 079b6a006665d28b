/** One try to send a reply: what it meets, what stands in its way, and what is stored together with it. */
import type { AuditEntry } from '#shared/audit.ts';
import type { CaseId } from '#shared/case.ts';
import type { ContactId } from '#shared/ids.ts';
import { auditItem } from '../audit/entry.ts';
import { replied } from '../case/replies.ts';
import { saidOf } from '../case/said.ts';
import type { CaseStore } from '../case/store.ts';
import { holdersOf, type StoredCase } from '../case/stored.ts';
import type { QuestionStore } from '../question/store.ts';
import type { StoredQuestion } from '../question/stored.ts';
import { answerKey, messageKey, messagesOf } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table, Write } from '../table/table.ts';
import { answerBy } from './answering.ts';
import { isSame, itemToReply, replyToItem, type StoredReply } from './stored.ts';

export type World = {
  readonly table: Table;
  readonly now: () => Date;
  readonly question: Pick<QuestionStore, 'find' | 'decide' | 'answers'>;
  readonly cases: Pick<CaseStore, 'at' | 'find' | 'clock' | 'write'>;
};

/** `other`: other words went out, or wait, under the same key; `stale`: more was said since; `busy`: others change it all the time. */
export type Sent =
  | { readonly kind: 'sent' | 'known'; readonly reply: StoredReply; readonly case: StoredCase }
  | { readonly kind: 'refused'; readonly detail: string; readonly case: StoredCase }
  | { readonly kind: 'other' | 'stale'; readonly case: StoredCase }
  | { readonly kind: 'gone' }
  | { readonly kind: 'busy' };

export type Entry = (before: StoredCase, after: StoredCase) => AuditEntry;
type Seen = { readonly case: StoredCase; readonly question: StoredQuestion | undefined; readonly known: StoredReply | undefined };

const WORDLESS = 'There are no words to send any more.';
const OVERTAKEN = 'Something else was written to them since. Look whether these words still fit.';

export const createAttempts = ({ table, now, question, cases }: World) => {
  const find = async (contact: ContactId, of: CaseId, id: string): Promise<StoredReply | undefined> => {
    const item = await table.get(messageKey(contact, of, id), { strong: true });
    return item && itemToReply(item);
  };

  /** Of a case that came to somebody else it may lie with whoever had it before. */
  const seek = async (it: StoredCase, id: string): Promise<StoredReply | undefined> => {
    for (const contact of holdersOf(it)) {
      const found = await find(contact, it.id, id);
      if (found) return found;
    }
    return undefined;
  };
  /** The case as it is, with whomever it is by now. */
  const caseOf = async ({ contact, case: id }: Pick<StoredReply, 'contact' | 'case'>): Promise<StoredCase | undefined> =>
    (await cases.at({ contact, id })) ?? cases.find(id);

  /** What a reply meets, or why it goes no further. */
  const look = async (reply: StoredReply, said: string | undefined): Promise<Seen | Sent> => {
    const it = await caseOf(reply);
    if (!it) return { kind: 'gone' };
    const known = await seek(it, reply.id);
    if (known && !isSame(known, reply)) return { kind: 'other', case: it };
    if (known && known.state !== 'waiting') return { kind: 'known', reply: known, case: it };
    const asked = it.question ? await question.find(it.question) : undefined;
    if (!known && said !== undefined && said !== saidOf(it, asked)) return { kind: 'stale', case: it };
    return { case: it, question: asked, known };
  };

  /** Whether anything was written to them after this one was, and has gone out since, whoever had the case then. */
  const isOvertaken = async ({ id, at }: StoredReply, it: StoredCase, asked: StoredQuestion | undefined): Promise<boolean> => {
    for (const contact of holdersOf(it))
      for await (const item of table.all({ ...messagesOf(contact, it.id), strong: true })) {
        const other = itemToReply(item);
        if (other.id !== id && other.state === 'sent' && other.at > at) return true;
      }
    const given = asked ? await question.answers(asked.id) : [];
    // What was taken back says nothing any more.
    return given.some(({ n, reply, at: then }) => reply === undefined && then > at && !asked?.withdrawn.includes(n));
  };

  /** The reply as it is once sent, and the writes that go with it; or why it cannot be. */
  const toWrites = (
    { question: seen }: Seen,
    { text, ...sent }: StoredReply,
    { put, also, at }: { put: (sent: StoredReply) => Write; also: readonly Write[]; at: Date },
  ) => {
    if (text === undefined) return { refused: WORDLESS };
    if (!seen || !sent.answers) {
      const whole = { ...sent, text };
      return { sent: whole, store: async () => (await table.transact([put(whole), ...also])).ok };
    }
    const by = sent.by.split('@')[0] ?? '';
    const answered = answerBy(seen, { ...sent, text }, { by, now: at, reply: sent.id });
    if (answered.kind === 'refused') return { refused: answered.detail };
    const { second, n, changed } = answered;
    const more: Write[] = second
      ? [{ put: { ...answerKey(seen.id, second.n), ...second.answer, v: DATA_VERSION }, when: { absent: 'pk' } }]
      : [];
    const { publicText: _, ...whole } = { ...sent, n };
    return {
      sent: whole,
      store: async () => (await question.decide(seen, changed, { also: [put(whole), ...also, ...more] })) === 'stored',
    };
  };

  /** Why it cannot go out, or what it is once it did; undefined where somebody came between. */
  const tryOnce = async (reply: StoredReply, seen: Seen, entry: Entry): Promise<Sent | undefined> => {
    const { case: it, known } = seen;
    const refused = (detail: string): Sent => ({ kind: 'refused', detail, case: it });
    if (it.question && reply.answers && !seen.question) return refused('This question is not there any more.');
    if (reply.state === 'waiting' && (await isOvertaken(reply, it, seen.question))) return refused(OVERTAKEN);
    const time = now();
    const at = time.toISOString();
    const step = replied(it, { at, settles: reply.answers, resolves: reply.after === 'resolve' }, await cases.clock());
    if (step.kind !== 'changed') return refused('There is nothing to reply to.');
    const put = (sent: StoredReply): Write => ({
      put: replyToItem(sent),
      when: known ? { equals: ['state', 'waiting'] } : { absent: 'pk' },
    });
    const also: Write[] = [await cases.write(it, step.to), { put: auditItem(entry(it, step.to)) }];
    const made = toWrites(seen, { ...reply, state: 'sent', sentAt: at }, { put, also, at: time });
    if ('refused' in made) return refused(made.refused ?? WORDLESS);
    return (await made.store()) ? { kind: 'sent', reply: made.sent, case: step.to } : undefined;
  };

  return { find, seek, caseOf, look, tryOnce };
};
