/** One case with all that was said in it: what the team noted, what was written to whoever waits, and how they would like to be answered. */
import type { CaseMessage } from '#shared/case.ts';
import type { Around } from '../case/show.ts';
import { holdersOf, type StoredCase } from '../case/stored.ts';
import { toThread } from '../case/thread.ts';
import { channelFor } from '../delivery/channel.ts';
import type { QuestionStore } from '../question/store.ts';
import { contactKey, messagesOf, teamNotes, voiceKey } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';
import { missingIn } from '../verdict/missing.ts';
import { itemToVoice, toWishes } from '../voice/stored.ts';

/** What the team wrote about this case; about the person in general stands on their page. */
const notesOf = async (table: Table, it: StoredCase): Promise<readonly Item[]> => {
  const notes: Item[] = [];
  for (const contact of holdersOf(it))
    for await (const item of table.all({ pk: contactKey(contact).pk, prefix: teamNotes, strong: true }))
      if (item.case === it.id) notes.push(item);
  return notes;
};

/** By which way somebody would like to be answered, where that is not by mail. */
const wishesOf = async (table: Table, { contact: id, source }: StoredCase): Promise<readonly CaseMessage[]> => {
  const item = source === 'quiet' ? await table.get(voiceKey(id), { strong: true }) : undefined;
  return item ? toWishes(itemToVoice(item)) : [];
};

/** What was written to whoever waits, with how far that is. */
const repliesOf = async (table: Table, it: StoredCase): Promise<readonly Item[]> => {
  const replies: Item[] = [];
  for (const contact of holdersOf(it))
    for await (const item of table.all({ ...messagesOf(contact, it.id), strong: true })) replies.push(item);
  return replies;
};

type World = { readonly table: Table; readonly question: Pick<QuestionStore, 'answers'> };

/** `around`: what stands around the case, read meanwhile. `more`: what else was said. */
export const readThread = async (
  { table, question }: World,
  it: StoredCase,
  around: Promise<Around>,
  more: readonly CaseMessage[],
): Promise<readonly CaseMessage[]> => {
  const written = repliesOf(table, it);
  const [answers, notes, replies, wishes, missing, { questions, contacts }] = await Promise.all([
    it.question ? question.answers(it.question) : [],
    notesOf(table, it),
    written,
    wishesOf(table, it),
    // A case may be opened by their word on an answer that came before it: then it never came back.
    written.then((some) => (some.length > 0 ? missingIn(table, it.id) : [])),
    around,
  ]);
  const isReachable = 'by' in channelFor(contacts.get(it.contact), 'asker');
  return toThread(it.question ? questions.get(it.question) : undefined, answers, {
    notes,
    replies,
    isReachable,
    more: [...more, ...wishes, ...missing],
  });
};
