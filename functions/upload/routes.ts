/** Pictures from the team's browsers into our store: announced, sent by a signed request, looked at before anything may name them. */
import { Hono } from 'hono';
import { may, type TeamMember } from '#shared/host.ts';
import { base32 } from '#shared/ids.ts';
import { lookAt } from '#shared/picture-type.ts';
import {
  type CheckedUpload,
  MOST_BYTES,
  START_BYTES,
  type StartedUpload,
  type UploadPurpose,
  uploadId,
  uploadRequest,
  whyNotTaken,
} from '#shared/upload.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';

/** As long as ten megabytes take on a poor line. */
const SEND_SECONDS = 600;
const SHOW_SECONDS = 300;

const rightOf = {
  photo: 'webinar.change',
  logo: 'setting.brand',
  cover: 'paper.change',
  picture: 'article.change',
} as const satisfies Record<UploadPurpose, string>;

export const uploadRoutes = (deps: ConsoleDeps) => {
  const upload = needs(deps, 'picture.upload');
  const mayUse = ({ roles }: TeamMember, purpose: UploadPurpose): void => {
    if (!may(roles, rightOf[purpose])) throw new Failure('forbidden', 'Please ask an admin for the role that this needs.');
  };
  const find = async (id: string, member: TeamMember) => {
    const found = uploadId.safeParse(id).success ? await deps.upload.find(id) : undefined;
    // Until it is kept, an upload is its sender's alone.
    if (!found || (found.state !== 'kept' && found.by !== member.email))
      throw new Failure('not-found', 'We could not find this picture. It may be older than a day: please choose it again.');
    mayUse(member, found.purpose);
    return found;
  };
  /** What was sent, as far as it takes to say what it is. */
  const look = async (id: string) => {
    const start = await deps.pictures.start(id, START_BYTES);
    const seen = start && lookAt(start.bytes);
    if (seen?.is !== 'unfinished') return seen && { ...start, look: seen };
    const whole = await deps.pictures.start(id, MOST_BYTES);
    return whole && { ...whole, look: lookAt(whole.bytes) };
  };

  return new Hono<Env>()
    .post('/api/console/uploads', upload, async (c) => {
      const { purpose, type, size } = await valid(c, uploadRequest);
      mayUse(c.var.member, purpose);
      const id = base32(deps.random(16));
      await deps.upload.begin({ id, purpose, type, size, by: c.var.member.email });
      return c.json({ id, ...(await deps.pictures.upload(id, { type, size }, SEND_SECONDS)) } satisfies StartedUpload, 201);
    })
    .post('/api/console/uploads/:id/check', upload, async (c) => {
      const { id, purpose, type: declared, state } = await find(c.req.param('id'), c.var.member);
      const sent = state === 'kept' ? undefined : await look(id);
      if (!sent) throw new Failure('refused', 'The picture did not arrive. Please send it again.');
      const why = whyNotTaken(sent.look, declared);
      if (why !== undefined || sent.look.is !== 'picture') {
        await deps.upload.discard(id);
        throw new Failure('invalid', why ?? '', { errors: [{ pointer: '#', detail: why ?? '' }] });
      }
      const { type, width, height } = sent.look;
      await deps.upload.markChecked(id, { tag: sent.tag, width, height });
      return c.json({ id, purpose, type, width, height } satisfies CheckedUpload, 200);
    })
    .get('/api/console/uploads/:id/file', upload, async (c) => {
      const { id, state } = await find(c.req.param('id'), c.var.member);
      return c.redirect(await deps.pictures.link(id, state === 'kept' ? 'kept' : 'waiting', SHOW_SECONDS), 303);
    });
};
