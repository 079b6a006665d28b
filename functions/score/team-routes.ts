/** What the inputs of a score weigh, and what other weights would change before anybody saves them. */
import { Hono } from 'hono';
import { type ScorePreview, type ScoreSettings, scorePreviewForm, scoreSettingsForm, type Weights } from '#shared/score.ts';
import { toEntry } from '../audit/entry.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import type { TeamDeps } from '../team-deps.ts';
import { createPreview } from './preview.ts';
import { overallOf } from './rules.ts';

/** The latest webinars say enough, and somebody waits. */
const MOST_WEBINARS = 12;
const MOST_PEOPLE = 20_000;
const PAGE = 50;

const latestWebinars = async (deps: TeamDeps): Promise<readonly string[]> => {
  const pages = await Promise.all((['public', 'team'] as const).map((which) => deps.webinar.page(which, { limit: PAGE })));
  return pages
    .flatMap(({ rows }) => rows)
    .filter(({ state }) => state === 'live' || state === 'ended' || state === 'archived')
    .toSorted((a, b) => (a.startsAt < b.startsAt ? 1 : -1))
    .slice(0, MOST_WEBINARS)
    .map(({ id }) => id);
};

const preview = async (deps: TeamDeps, weights: Weights): Promise<ScorePreview> => {
  const webinars = await latestWebinars(deps);
  const [seen, offers] = await Promise.all([deps.score.find(), deps.score.offers(webinars)]);
  const counted = createPreview();
  let looked = 0;
  for await (const { contact, parts } of deps.person.walk({ of: 'registered', webinars })) {
    looked += 1;
    if (looked > MOST_PEOPLE) break;
    const [before, after] = [seen.weights, weights].map((some) => overallOf(parts, offers, some, deps.now())?.points);
    const { id, name, email } = contact;
    if (before !== undefined && after !== undefined) counted.add({ id, name, email, before, after });
  }
  return { ...counted.result(), webinars: offers.size, more: looked > MOST_PEOPLE };
};

const stale = (current: ScoreSettings) =>
  new Failure('conflict', 'Somebody changed the weights meanwhile. Please look at them as they are now.', { current });

export const scoreRoutes = (deps: TeamDeps) =>
  new Hono<Env>()
    .get('/api/console/scores', needs(deps, 'score.read'), async (c) => c.json(await deps.score.find(), 200))

    .post('/api/console/scores/preview', needs(deps, 'score.change'), async (c) =>
      c.json(await preview(deps, (await valid(c, scorePreviewForm)).weights), 200),
    )

    .put('/api/console/scores', needs(deps, 'score.change'), async (c) => {
      const { weights, version } = await valid(c, scoreSettingsForm);
      const seen = await deps.score.find();
      if (version !== seen.version) throw stale(seen);
      const entry = toEntry(deps, { by: c.var.member.email, act: 'score.changed', thing: 'scores' }, seen.weights, weights);
      if (entry.changes.length === 0) return c.json(seen, 200);
      if (!(await deps.score.replace(seen, weights, entry))) throw stale(await deps.score.find());
      return c.json({ weights, version: seen.version + 1 } satisfies ScoreSettings, 200);
    });
