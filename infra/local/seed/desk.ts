/** What the demonstration's desk has at hand: answers that are written often, and what the shift before left. */
import { toEntry } from '#functions/audit/entry.ts';
import type { DeskDeps } from '#functions/desk-deps.ts';
import { NOTE_ID_BYTES, toNoteId } from '#functions/remark/rules.ts';
import { base32 } from '#shared/ids.ts';

const by = 'agent@example.com';

const answers = [
  {
    title: 'Recording and slides',
    text: 'Yes: the recording of “{webinar}” is on its page, with chapters, and the slides stand below it.\n\nKind regards\n{organisation}',
  },
  {
    title: 'We need a day',
    text: 'Dear {name}, we do not know yet, and we will not guess. We ask the colleagues who measured it and write to you by tomorrow.',
  },
  { title: 'Who sees my question', text: 'Only our team sees your name. In the room and on the page your question stands without it.' },
];

export const fillDesk = async (deps: DeskDeps): Promise<void> => {
  const now = deps.now();
  const at = now.toISOString();
  for (const answer of answers) {
    const saved = { ...answer, id: base32(deps.random(10)), by, at, version: 1 };
    const entry = toEntry(deps, { by, act: 'saved-answer.created', thing: `saved-answer#${saved.id}` }, {}, { title: saved.title });
    await deps.saved.replace(undefined, saved, entry);
  }
  const left = new Date(now.getTime() - 3 * 3_600_000);
  const id = toNoteId(left, deps.random(NOTE_ID_BYTES));
  const text = 'The numbers of the spring panel come this afternoon: whoever asks for them hears from us today, not before.';
  const entry = toEntry(deps, { by: 'host@example.com', act: 'handover.left', thing: 'cases' }, {}, { note: id });
  await deps.handover.add({ id, at: left.toISOString(), by: 'host@example.com', text }, entry);
};
