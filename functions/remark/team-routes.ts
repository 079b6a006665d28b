/** What the team writes about a person: added, put right by who wrote it, deleted by them or an admin. */
import { Hono } from 'hono';
import { noteForm, type TeamNote } from '#shared/contact.ts';
import type { TeamMember } from '#shared/host.ts';
import { isContactId } from '#shared/ids.ts';
import { toEntry } from '../audit/entry.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import type { TeamDeps } from '../team-deps.ts';
import { isTeamNoteId, NOTE_ID_BYTES, toNoteId } from './rules.ts';

const gone = () => new Failure('not-found', 'This note is not here any more.');
const nobody = () => new Failure('not-found', 'We know nobody by this address of the page. They may have had everything erased.');

type Act = 'contact.noted' | 'contact.note-changed' | 'contact.note-deleted';

export const remarkRoutes = (deps: TeamDeps) => {
  const change = needs(deps, 'contact.change');
  /** The log names the note, and never holds its words. */
  const told = ({ email }: TeamMember, act: Act, contact: string, note: string) =>
    toEntry(deps, { by: email, act, thing: `contact#${contact}` }, {}, { note });

  const find = async (contact: string, id: string): Promise<TeamNote> => {
    const found = isContactId(contact) && isTeamNoteId(id) ? await deps.remark.find(contact, id) : undefined;
    if (!found) throw gone();
    return found;
  };

  return new Hono<Env>()
    .post('/api/console/contacts/:id/notes', change, async (c) => {
      const { text } = await valid(c, noteForm);
      const contact = c.req.param('id');
      const at = deps.now();
      const id = toNoteId(at, deps.random(NOTE_ID_BYTES));
      const by = c.var.member.email;
      const isAdded =
        isContactId(contact) && (await deps.remark.add(contact, { id, by, text }, told(c.var.member, 'contact.noted', contact, id)));
      if (!isAdded) throw nobody();
      return c.json({ id, at: at.toISOString(), by, text } satisfies TeamNote, 201);
    })

    .patch('/api/console/contacts/:id/notes/:note', change, async (c) => {
      const { text } = await valid(c, noteForm);
      const contact = c.req.param('id');
      const note = await find(contact, c.req.param('note'));
      if (note.by !== c.var.member.email)
        throw new Failure('refused', 'A colleague wrote this note. You can write one of your own below.', { current: note });
      if (text === note.text) return c.json(note satisfies TeamNote, 200);
      const entry = told(c.var.member, 'contact.note-changed', contact, note.id);
      if (!(await deps.remark.edit(contact, note, text, entry))) throw gone();
      return c.json({ ...note, text, editedAt: entry.at } satisfies TeamNote, 200);
    })

    .delete('/api/console/contacts/:id/notes/:note', change, async (c) => {
      const contact = c.req.param('id');
      const note = await find(contact, c.req.param('note'));
      if (note.by !== c.var.member.email && !c.var.member.roles.includes('admin'))
        throw new Failure('refused', 'A colleague wrote this note. They or an admin can delete it.', { current: note });
      if (!(await deps.remark.remove(contact, note.id, told(c.var.member, 'contact.note-deleted', contact, note.id)))) throw gone();
      return c.json(note satisfies TeamNote, 200);
    });
};
