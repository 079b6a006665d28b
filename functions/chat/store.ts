/** Chat lines in the table, in the order of their time. A removed one keeps its place, so that a repeat does not bring it back. */
import { type ContactId, type QuestionId, toTag, type WebinarId } from '#shared/ids.ts';
import { limits } from '#shared/limits.ts';
import type { Seat } from '../http/seat.ts';
import { type Ballot, itemToBallot } from '../live/ballot.ts';
import type { Condition } from '../table/expression.ts';
import { chatKey, registrationKey, webinarKey, within } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';
import { type NotStamped, stampLine, whyNoLine } from './ballot.ts';
import { isVisible, itemToLine, type StoredLine, toPublicLine } from './line.ts';
import { CHAT_LINES } from './public.ts';
import { linesOf } from './slots.ts';

export type ChatStore = ReturnType<typeof createChatStore>;
export type StampedLine = NotStamped | { readonly kind: 'done'; readonly id: string; readonly ballot: Ballot };

type Wanted = {
  readonly most: number;
  /** The line that they stand before. */
  readonly before?: string | undefined;
  readonly strong?: boolean;
  readonly isWanted?: (line: StoredLine) => boolean;
};

export const createChatStore = ({ table, now }: { table: Table; now: () => Date }) => {
  const changed = (item: Item | undefined): StoredLine | undefined => item && itemToLine(item);

  /** Newest first, and how many items on the way were no lines. */
  const newest = async (webinar: WebinarId, { most, before, strong = false, isWanted = isVisible }: Wanted) => {
    const lines: StoredLine[] = [];
    let skipped = 0;
    const { pk } = webinarKey(webinar);
    const from = before ? { after: chatKey(webinar, before) } : {};
    for await (const item of table.all({ pk, prefix: within.chat, strong, newestFirst: true, limit: most, ...from })) {
      const line = itemToLine(item);
      if (!line) skipped += 1;
      else if (isWanted(line)) lines.push(line);
      if (lines.length === most) break;
    }
    return { lines, skipped };
  };

  return {
    newest,

    /** What the feed shows, oldest first and read strongly, with one line more where there are as many. */
    async last(webinar: WebinarId) {
      const { lines, skipped } = await newest(webinar, { most: CHAT_LINES + 1, strong: true });
      return { lines: lines.map(toPublicLine).reverse(), skipped };
    },

    /** The write that comes before a line: it holds the limit, and gives the line its id. */
    async stamp(seat: Seat, tag: string): Promise<StampedLine> {
      const at = now();
      const { change, when } = stampLine(seat, tag, at);
      const done = await table.change(registrationKey(seat.contact, seat.webinar), change, when);
      if (!done.ok) return whyNoLine(done.item, seat, tag, at);
      const item = done.item ?? {};
      return { kind: 'done', id: linesOf(item)[0] ?? '', ballot: itemToBallot(item) };
    },

    /** Stores a new line; false where it is stored already (a repeat). */
    async add(webinar: WebinarId, line: StoredLine): Promise<boolean> {
      return (await table.put({ ...chatKey(webinar, line.id), ...line, v: DATA_VERSION }, { absent: 'pk' })).ok;
    },

    async find(webinar: WebinarId, id: string): Promise<StoredLine | undefined> {
      return changed(await table.get(chatKey(webinar, id), { strong: true }));
    },

    /** Hides a line from the room and keeps it for the team; the first to remove it stands there. */
    async remove(webinar: WebinarId, id: string, by: string): Promise<StoredLine | undefined> {
      const change = { set: { removedAt: now().toISOString(), removedBy: by } };
      return changed((await table.change(chatKey(webinar, id), change, { all: [{ exists: 'pk' }, { absent: 'removedAt' }] })).item);
    },

    /** Takes one's own line back, words and all; undefined where it is another's. */
    async takeBack(webinar: WebinarId, id: string, writers: readonly ContactId[]): Promise<StoredLine | undefined> {
      const change = { initial: { removedAt: now().toISOString() }, set: { text: '' } };
      const done = await table.change(chatKey(webinar, id), change, {
        any: writers.map((writer): Condition => ({ equals: ['writer', writer] })),
      });
      return done.ok ? changed(done.item) : undefined;
    },

    /** Takes the words and the name from every line of these writers; the lines keep their places. */
    async forget(webinar: WebinarId, writers: readonly ContactId[]): Promise<void> {
      const change = {
        initial: { removedAt: now().toISOString() },
        set: { text: '', by: '', company: '' },
        remove: ['writer', 'confirmed'],
      };
      for await (const { pk, sk, writer } of table.all({ pk: webinarKey(webinar).pk, prefix: within.chat, strong: true }))
        if (writers.includes(String(writer))) await table.change({ pk, sk }, change, { equals: ['writer', writer] });
    },

    /** Whether a writer was silenced here, also as the person that a guest turned out to be. */
    async isSilenced(writer: ContactId, webinar: WebinarId): Promise<boolean> {
      const ballot = await table.get(registrationKey(writer, webinar));
      const owner = ballot?.adoptedBy;
      const last = typeof owner === 'string' ? await table.get(registrationKey(owner, webinar)) : ballot;
      return last?.silenced !== undefined;
    },

    /** Notes which question a host made of a line. */
    async nameQuestion(webinar: WebinarId, id: string, question: QuestionId): Promise<void> {
      await table.change(chatKey(webinar, id), { set: { question } }, { exists: 'pk' });
    },

    /**
     * Puts a question among a writer's own, and answers who that is now: whoever pressed "These are mine" is another contact than the
     * guest that wrote. Somebody with as many questions as a ballot names is still the asker.
     */
    async giveQuestion(writer: ContactId, webinar: WebinarId, question: QuestionId): Promise<ContactId> {
      const ballot = await table.get(registrationKey(writer, webinar), { strong: true });
      const asker = typeof ballot?.adoptedBy === 'string' ? ballot.adoptedBy : writer;
      const when = { all: [{ exists: 'at' }, { fewerThan: ['asked', limits.questionsPerWebinar] as const }] };
      await table.change(registrationKey(asker, webinar), { add: { asked: new Set([toTag(question)]) } }, when);
      return asker;
    },
  };
};
