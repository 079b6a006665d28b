/** One case with all that was said in it: what the team noted, what was written to whoever waits, and how they would like to be answered. */
import type { CaseMessage } from '#shared/case.ts';
import type { StoredCase } from '../case/stored.ts';
import { toThread } from '../case/thread.ts';
import type { QuestionStore } from '../question/store.ts';
import type { StoredQuestion } from '../question/stored.ts';
import { contactKey, messagesOf, teamNotes, voiceKey } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';
import { itemToVoice, toWishes } from '../voice/stored.ts';

/** What the team wrote about this case; about the person in general stands on their page. */
const notesOf = async (table: Table, it: StoredCase): Promise<readonly Item[]> => {
  const notes: Item[] = [];
  for await (const item of table.all({ pk: contactKey(it.contact).pk, prefix: teamNotes, strong: true }))
    if (item.case === it.id) notes.push(item);
  return notes;
};

/** By which way somebody would like to be answered, where that is not by mail. */
const wishesOf = async (table: Table, { contact: id, source }: StoredCase): Promise<readonly CaseMessage[]> => {
  const item = source === 'quiet' ? await table.get(voiceKey(id), { strong: true }) : undefined;
  return item ? toWishes(itemToVoice(item)) : [];
};

/** What was written to whoever waits, with how far that is. */
const repliesOf = async (table: Table, { contact: id, id: of }: StoredCase): Promise<readonly Item[]> => {
  const replies: Item[] = [];
  for await (const item of table.all({ ...messagesOf(id, of), strong: true })) replies.push(item);
  return replies;
};

type World = { readonly table: Table; readonly question: Pick<QuestionStore, 'answers'> };

/** `asked`: the question of the case, read meanwhile. `more`: what else was said. */
export const readThread = async (
  { table, question }: World,
  it: StoredCase,
  asked: Promise<StoredQuestion | undefined>,
  more: readonly CaseMessage[],
): Promise<readonly CaseMessage[]> => {
  const [answers, notes, replies, wishes, known] = await Promise.all([
    it.question ? question.answers(it.question) : [],
    notesOf(table, it),
    repliesOf(table, it),
    wishesOf(table, it),
    asked,
  ]);
  return toThread(known, answers, { notes, replies, more: [...more, ...wishes] });
};
