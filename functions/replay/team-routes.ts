/** The transcript of a recording, as the team uploads, replaces and removes it. */
import { type Context, Hono } from 'hono';
import { base32 } from '#shared/ids.ts';
import type { TranscriptNote } from '#shared/transcript.ts';
import { readVtt, vttLimits } from '#shared/vtt.ts';
import type { Webinar } from '#shared/webinar.ts';
import { toEntry } from '../audit/entry.ts';
import type { EditorDeps } from '../editor-deps.ts';
import { Failure } from '../failure.ts';
import type { Env } from '../http/env.ts';
import { findWebinar } from '../http/room.ts';
import { needs } from '../http/session.ts';
import type { StoredTranscript } from './store.ts';

const path = '/api/console/webinars/:id/transcript';
const types = ['text/vtt', 'application/octet-stream'];

const missing = () => new Failure('not-found', 'This webinar has no transcript.');
const stale = () => new Failure('conflict', 'Somebody changed the transcript meanwhile. Please load the page again.');

/** Bytes as they are: a gateway keeps only those whole that are not called text. */
const bytesOf = async (c: Context<Env>): Promise<Uint8Array> => {
  const [type = ''] = (c.req.header('content-type') ?? '').toLowerCase().split(';');
  if (!types.includes(type.trim()) || c.req.header('content-encoding'))
    throw new Failure('wrong-type', 'Please send the file itself, as text/vtt or application/octet-stream, uncompressed.');
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  if (bytes.length === 0) throw new Failure('unparsable', 'The file is empty. Please choose the one with the transcript in it.');
  if (bytes.length > vttLimits.bytes)
    throw new Failure('too-large', 'The file has more than 1 MB. A transcript of an hour has about a tenth of that.');
  return bytes;
};

const toNote = ({ at, by, cues, seconds, bytes }: StoredTranscript): TranscriptNote => ({ at, by, cues, seconds, bytes });

const checkOver = (webinar: Webinar): void => {
  if (webinar.state !== 'ended')
    throw new Failure('refused', 'A transcript belongs to a recording. Please upload it once the webinar has ended.', { current: webinar });
};

export const transcriptRoutes = (deps: EditorDeps) => {
  const told = (by: string, act: 'transcript.stored' | 'transcript.removed', id: string, before: object, after: object) =>
    toEntry(deps, { by, act, thing: `webinar#${id}` }, { ...before }, { ...after });
  return new Hono<Env>()
    .get(path, needs(deps, 'webinar.read'), async (c) => {
      const { id } = await findWebinar(deps, c.req.param('id'));
      const found = await deps.replay.find(id);
      return found ? c.json(toNote(found), 200) : c.json(null, 200);
    })
    .put(path, needs(deps, 'webinar.change'), async (c) => {
      const webinar = await findWebinar(deps, c.req.param('id'));
      const bytes = await bytesOf(c);
      checkOver(webinar);
      const read = readVtt(bytes);
      if (!read.ok) throw new Failure('invalid', 'This file cannot be read as a transcript.', { errors: read.errors });
      const { email: by } = c.var.member;
      const seen = await deps.replay.find(webinar.id);
      const at = deps.now().toISOString();
      const next = { file: base32(deps.random(10)), cues: read.cues, bytes: bytes.length, at, by };
      const entry = told(by, 'transcript.stored', webinar.id, seen ? { bytes: seen.bytes } : {}, { bytes: bytes.length });
      const stored = await deps.replay.replace(webinar.id, seen, next, entry);
      if (!stored) throw stale();
      return c.json(toNote(stored), 200);
    })
    .delete(path, needs(deps, 'webinar.change'), async (c) => {
      const { id } = await findWebinar(deps, c.req.param('id'));
      const seen = await deps.replay.find(id);
      if (!seen) throw missing();
      const entry = told(c.var.member.email, 'transcript.removed', id, { bytes: seen.bytes }, {});
      if (!(await deps.replay.remove(id, seen, entry))) throw stale();
      return c.body(null, 204);
    });
};
