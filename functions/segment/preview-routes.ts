/** How many people a segment holds, saved or not: at once, or told later where it takes its time. */
import { type Context, Hono } from 'hono';
import { base32, type ContactId } from '#shared/ids.ts';
import { isSegmentId } from '#shared/segment.ts';
import { type Preview, previewForm, previewQuery } from '#shared/segment-preview.ts';
import type { Contact } from '../contact/store.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { countPeople } from '../tally/reactions.ts';
import type { Outcome, Wanted } from '../tally/store.ts';
import type { TeamDeps } from '../team-deps.ts';
import { checkWebinars } from './check.ts';
import { unknownSegment } from './refusals.ts';
import { namedIn, toPreview } from './view.ts';

const ID_BYTES = 16;
/** Of one request for many people. */
const MOST_KEYS = 100;

export const segmentPreviewRoutes = (deps: TeamDeps) => {
  const readMany = async (ids: readonly ContactId[]): Promise<ReadonlyMap<ContactId, Contact>> => {
    const found = new Map<ContactId, Contact>();
    for (let at = 0; at < ids.length; at += MOST_KEYS)
      for (const [id, contact] of await deps.contact.many(ids.slice(at, at + MOST_KEYS))) found.set(id, contact);
    return found;
  };
  const show = async (c: Context<Env>, { purpose }: Wanted, outcome: Outcome) =>
    c.json(toPreview(outcome, purpose, c.var.member, await readMany(namedIn(outcome))) satisfies Preview, 200);

  const count = async (c: Context<Env>, wanted: Wanted) => {
    const outcome = await countPeople(deps, wanted, { isPatient: false });
    if (!outcome) throw unknownSegment();
    if (outcome !== 'large') return show(c, wanted, outcome);
    const { id, looked } = await deps.tally.begin(base32(deps.random(ID_BYTES)), c.var.member.email, wanted);
    await deps.queue('work', { kind: 'tally', id });
    return c.json({ state: 'counting', id, looked } satisfies Preview, 202);
  };

  return new Hono<Env>()
    .post('/api/console/segments/preview', needs(deps, 'contact.read'), async (c) => {
      const wanted = await valid(c, previewForm);
      await checkWebinars(deps, wanted.rules);
      return count(c, wanted);
    })

    .get('/api/console/segments/:id/preview', needs(deps, 'segment.read'), async (c) => {
      const { purpose, since } = validQuery(c, previewQuery);
      const id = c.req.param('id');
      const segment = isSegmentId(id) ? await deps.segment.find(id) : undefined;
      if (!segment) throw unknownSegment();
      if (segment.state === 'taking')
        throw new Failure('refused', 'Its people are still being put together. Please look again in a moment.');
      if (segment.state === 'too-many')
        throw new Failure('refused', 'There were too many people to keep. Please make it a living segment.');
      return count(c, { segment: id, purpose: purpose ?? segment.purpose, ...(since ? { since } : {}) });
    })

    .get('/api/console/segments/previews/:id', needs(deps, 'segment.read'), async (c) => {
      const id = c.req.param('id');
      const job = /^[0-9a-z]{26}$/.test(id) ? await deps.tally.find(id) : undefined;
      // Somebody else's is as unknown as none: what it shows depends on who asked.
      if (job?.by !== c.var.member.email) throw new Failure('not-found', 'We could not find this count. Please start it again.');
      const { state, looked, wanted, outcome } = job;
      if (state === 'done' && outcome) return show(c, wanted, outcome);
      return c.json({ state: state === 'failed' ? 'failed' : 'counting', id, looked } satisfies Preview, 200);
    });
};
