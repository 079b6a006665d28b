/** Saved segments: which there are, making, changing and removing them, and what their rules may name. */
import { Hono } from 'hono';
import { base32 } from '#shared/ids.ts';
import { type Page, wholeQuery } from '#shared/page.ts';
import { isSegmentId, MOST_SEGMENTS, type Segment, segmentChange, segmentForm, segmentRemoval } from '#shared/segment.ts';
import type { SegmentParts } from '#shared/segment-parts.ts';
import { toEntry } from '../audit/entry.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findWebinar } from '../http/room.ts';
import { needs } from '../http/session.ts';
import type { TeamDeps } from '../team-deps.ts';
import { checkWebinars } from './check.ts';
import { changedMeanwhile, unknownSegment } from './refusals.ts';

const ID_BYTES = 10;

/** What an entry of the audit log compares: rules name webinars, labels and sources, and nobody. */
const facts = ({ name, rules, purpose, kind }: Segment) => ({ name, rules, purpose, kind });

export const segmentRoutes = (deps: TeamDeps) => {
  const [read, change] = [needs(deps, 'segment.read'), needs(deps, 'segment.change')];
  const find = async (id: string): Promise<Segment> => {
    const found = isSegmentId(id) ? await deps.segment.find(id) : undefined;
    if (!found) throw unknownSegment();
    return found;
  };
  const store = async (seen: Segment | undefined, next: Segment, by: string): Promise<Segment> => {
    const told = { by, act: seen ? 'segment.changed' : 'segment.created', thing: `segment#${next.id}` } as const;
    const entry = toEntry(deps, told, seen ? facts(seen) : {}, facts(next));
    if (!(await deps.segment.replace(seen, next, entry))) throw changedMeanwhile(await deps.segment.find(next.id));
    return next;
  };

  return new Hono<Env>()
    .get('/api/console/segments', read, async (c) => {
      validQuery(c, wholeQuery);
      return c.json({ items: await deps.segment.list() } satisfies Page<Segment>, 200);
    })

    .post('/api/console/segments', change, async (c) => {
      const form = await valid(c, segmentForm);
      await checkWebinars(deps, form.rules);
      if ((await deps.segment.list()).length >= MOST_SEGMENTS)
        throw new Failure('refused', `There are ${MOST_SEGMENTS} segments, and that is the most. Please remove one first.`);
      const by = c.var.member.email;
      const state = form.kind === 'snapshot' ? 'taking' : 'ready';
      const made = { id: base32(deps.random(ID_BYTES)), ...form, state, by, createdAt: deps.now().toISOString(), version: 1 } as const;
      await store(undefined, made, by);
      if (state === 'taking') await deps.queue('work', { kind: 'snapshot', segment: made.id });
      return c.json(made, 201);
    })

    .get('/api/console/segments/parts/:webinar', read, async (c) => {
      const { id } = await findWebinar(deps, c.req.param('webinar'));
      const [polls, notes] = await Promise.all([deps.poll.list(id), deps.note.all(id)]);
      const parts: SegmentParts = {
        polls: polls.map(({ id: poll, question, kind, options, counts }) => ({ id: poll, question, kind, options, places: counts.length })),
        notes: notes.flatMap(({ id: note, text, label, url }) => (url ? [{ id: note, label: label || text }] : [])),
      };
      return c.json(parts, 200);
    })

    .get('/api/console/segments/:id', read, async (c) => c.json(await find(c.req.param('id')), 200))

    .patch('/api/console/segments/:id', change, async (c) => {
      const { version, ...wanted } = await valid(c, segmentChange);
      const seen = await find(c.req.param('id'));
      if (seen.version !== version) throw changedMeanwhile(seen);
      if (wanted.rules) {
        if (seen.kind === 'snapshot')
          throw new Failure('refused', 'A snapshot keeps the people that it was made of. Please save these rules as a new segment.');
        await checkWebinars(deps, wanted.rules);
      }
      const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
      // What was counted was counted by other rules, or for something else.
      const { counted, ...kept } = seen;
      const isAsCounted = wanted.rules === undefined && wanted.purpose === undefined;
      const next: Segment = { ...kept, ...given, version: seen.version + 1, ...(counted && isAsCounted ? { counted } : {}) };
      return c.json(await store(seen, next, c.var.member.email), 200);
    })

    .delete('/api/console/segments/:id', change, async (c) => {
      const { version } = validQuery(c, segmentRemoval);
      const seen = await find(c.req.param('id'));
      if (seen.version !== (version ?? seen.version)) throw changedMeanwhile(seen);
      const told = { by: c.var.member.email, act: 'segment.deleted', thing: `segment#${seen.id}` } as const;
      // With its rules, so that what was removed by mistake can be made again.
      if (!(await deps.segment.remove(seen, toEntry(deps, told, facts(seen), {}))))
        throw changedMeanwhile(await deps.segment.find(seen.id));
      await deps.since.forget(`segment#${seen.id}`);
      return c.json({ id: seen.id, deleted: true }, 200);
    });
};
