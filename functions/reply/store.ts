/** Replies in the table: each is stored with the answer, the case's step and the line of the log in one transaction, or not at all. */
import type { AuditEntry } from '#shared/audit.ts';
import type { CaseId } from '#shared/case.ts';
import type { ContactId } from '#shared/ids.ts';
import { auditItem } from '../audit/entry.ts';
import { replied } from '../case/rules.ts';
import type { CaseStore } from '../case/store.ts';
import type { StoredCase } from '../case/stored.ts';
import type { QuestionStore } from '../question/store.ts';
import { answerKey, caseKey, contactKey, messageKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table, Write } from '../table/table.ts';
import { answerBy } from './answering.ts';
import { itemToReply, replyToItem, type StoredReply } from './stored.ts';

type World = {
  readonly table: Table;
  readonly now: () => Date;
  readonly question: Pick<QuestionStore, 'find' | 'decide'>;
  readonly cases: Pick<CaseStore, 'at' | 'clock' | 'write'>;
};

/** `busy`: others change the same case or question all the time. */
export type Sent =
  | { readonly kind: 'sent'; readonly reply: StoredReply; readonly case: StoredCase }
  | { readonly kind: 'known'; readonly reply: StoredReply; readonly case: StoredCase }
  | { readonly kind: 'refused'; readonly detail: string; readonly case: StoredCase }
  | { readonly kind: 'stale'; readonly case: StoredCase }
  | { readonly kind: 'gone' }
  | { readonly kind: 'busy' };

type How = {
  /** What was on the screen of whoever replied. */
  readonly version?: number | undefined;
  readonly entry: (before: StoredCase, after: StoredCase) => AuditEntry;
};

const TRIES = 5;
export const WORDLESS = 'There are no words to send any more.';

export const createReplyStore = ({ table, now, question, cases }: World) => {
  const find = async (contact: ContactId, of: CaseId, id: string): Promise<StoredReply | undefined> => {
    const item = await table.get(messageKey(contact, of, id), { strong: true });
    return item && itemToReply(item);
  };

  /** The reply as it is once sent, and the writes that go with it; or why it cannot be. */
  const toWrites = async (it: StoredCase, reply: StoredReply, put: (sent: StoredReply) => Write, also: readonly Write[]) => {
    const { text, ...rest } = reply;
    if (text === undefined) return { refused: WORDLESS };
    const sent: StoredReply = { ...rest, state: 'sent', sentAt: now().toISOString() };
    if (!it.question || !reply.answers) {
      const whole = { ...sent, text };
      return { sent: whole, store: async () => (await table.transact([put(whole), ...also])).ok };
    }
    const seen = await question.find(it.question);
    if (!seen) return { refused: 'This question is not there any more.' };
    const by = reply.by.split('@')[0] ?? '';
    const answered = answerBy(seen, { ...reply, text }, { by, now: now(), reply: reply.id });
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

  return {
    find,

    /** Sends what was written now, or what waited for its time. The same reply twice is sent once, and `known` the second time. */
    async send(reply: StoredReply, { version, entry }: How): Promise<Sent> {
      const clock = await cases.clock();
      for (let tries = 0; tries < TRIES; tries += 1) {
        const [seen, known] = await Promise.all([
          cases.at({ contact: reply.contact, id: reply.case }),
          find(reply.contact, reply.case, reply.id),
        ]);
        if (!seen) return { kind: 'gone' };
        if (known && known.state !== 'waiting') return { kind: 'known', reply: known, case: seen };
        // What waited and is not there any more was cancelled.
        if (reply.state === 'waiting' && !known) return { kind: 'gone' };
        if (version !== undefined && version !== seen.version) return { kind: 'stale', case: seen };
        const at = now().toISOString();
        const step = replied(seen, { at, settles: reply.answers, resolves: reply.after === 'resolve' }, clock);
        if (step.kind !== 'changed') return { kind: 'refused', detail: 'There is nothing to reply to.', case: seen };
        const put = (sent: StoredReply): Write => ({
          put: replyToItem(sent),
          when: known ? { equals: ['state', 'waiting'] } : { absent: 'pk' },
        });
        const also: Write[] = [await cases.write(seen, step.to), { put: auditItem(entry(seen, step.to)) }];
        const made = await toWrites(seen, reply, put, also);
        if ('refused' in made) return { kind: 'refused', detail: made.refused ?? WORDLESS, case: seen };
        if (await made.store()) return { kind: 'sent', reply: made.sent, case: step.to };
      }
      return { kind: 'busy' };
    },

    /** A reply whose words stand with its question already: once, and for nobody who was erased. */
    async record(reply: StoredReply): Promise<void> {
      await table.transact([
        { put: replyToItem(reply), when: { absent: 'pk' } },
        { check: contactKey(reply.contact), when: { absent: 'erasedAt' } },
      ]);
    },

    /** Keeps a reply for its time. False where it is kept already, or nobody waits for it any more. */
    async keep(reply: StoredReply, entry: AuditEntry): Promise<boolean> {
      const done = await table.transact([
        { put: replyToItem(reply), when: { absent: 'pk' } },
        { check: caseKey(reply.contact, reply.case), when: { exists: 'pk' } },
        { put: auditItem(entry) },
      ]);
      return done.ok;
    },

    /** Says why one that waited could not go out. */
    async stop(reply: StoredReply, why: string): Promise<void> {
      await table.put(replyToItem({ ...reply, state: 'stopped', why }), { equals: ['state', 'waiting'] });
    },

    /** Takes back one that waits for its time, or could not go out; false where it is on its way already. */
    async cancel({ contact, case: of, id }: StoredReply, entry: AuditEntry): Promise<boolean> {
      const when = { any: [{ equals: ['state', 'waiting'] as const }, { equals: ['state', 'stopped'] as const }] };
      return (await table.transact([{ remove: messageKey(contact, of, id), when }, { put: auditItem(entry) }])).ok;
    },
  };
};
export type ReplyStore = ReturnType<typeof createReplyStore>;
