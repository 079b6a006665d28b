/** Campaigns as marketing plans them and service sees them come. */
import { type Context, Hono } from 'hono';
import { type CampaignView, campaignChange, campaignForm, campaignQuery, cancelForm, isCampaignId, readyForm } from '#shared/campaign.ts';
import { base32 } from '#shared/ids.ts';
import { toEntry } from '../audit/entry.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { byHourOf, casesOf, forecastFor } from './figures.ts';
import { asItStands, gateOf, missingOf, toRefusal } from './gate.ts';
import { earlierThan, toLines } from './reading.ts';
import { callOff, changeCampaign, markReady, planCampaign, told } from './steps.ts';
import { type Briefing, type Campaign, isAhead } from './stored.ts';

const ID_BYTES = 16;
const DAY_MS = 86_400_000;
/** Without a wish, the list begins so long ago. */
const BACK_DAYS = 31;

const gone = () => new Failure('not-found', 'This campaign is not here any more.');
const wrong = (pointer: string, detail: string) => new Failure('invalid', detail, { errors: [{ pointer, detail }] });

export const campaignRoutes = (deps: DeskDeps) => {
  const [reads, changes] = [needs(deps, 'campaign.read'), needs(deps, 'campaign.change')];
  const find = async (id: string): Promise<Campaign> => {
    const found = isCampaignId(id) ? await deps.campaign.find(id) : undefined;
    if (!found) throw gone();
    return found;
  };
  const view = async (it: Campaign): Promise<CampaignView> => {
    const earlier = await earlierThan(deps, it);
    const [[line], briefing, caused, gate] = await Promise.all([
      toLines(deps, [it]),
      deps.campaign.briefing(it.id),
      deps.cause.caused([it, ...earlier].map(({ name }) => name)),
      isAhead(it) ? gateOf(deps, it, earlier) : undefined,
    ]);
    if (!line) throw gone();
    const figures = { forecast: forecastFor(it, earlier, caused), byHour: byHourOf(it, caused), gate: gate ?? null };
    return { ...line, ...figures, briefing, ...(it.overridden === undefined ? {} : { overridden: it.overridden }) };
  };
  const stale = async (id: string) => {
    const current = await deps.campaign.find(id);
    if (!current) return gone();
    return new Failure('conflict', 'Somebody changed this campaign meanwhile. Please look at it as it is now.', {
      current: await view(current),
    });
  };
  const checkSegment = async (segment: string | null | undefined): Promise<void> => {
    if (segment && !(await deps.segment.find(segment))) throw wrong('#/segment', 'We could not find this segment.');
  };
  const entryOf = (c: Context<Env>, act: 'created' | 'changed' | 'deleted', id: string, before: object, after: object) =>
    toEntry(deps, { by: c.var.member.email, act: `campaign.${act}`, thing: `campaign#${id}` }, { ...before }, { ...after });
  /** Stores what became of one, and hands it back. */
  const change = async (c: Context<Env>, seen: Campaign, next: Campaign, more: { briefing?: Briefing | undefined; told?: object } = {}) => {
    const expected = more.briefing && { expected: more.briefing.length };
    const entry = entryOf(c, 'changed', seen.id, told(seen), { ...told(next), ...expected, ...more.told });
    if (!(await deps.campaign.replace(seen, next, entry, more.briefing))) throw await stale(seen.id);
    return c.json((await view(next)) satisfies CampaignView, 200);
  };

  return new Hono<Env>()
    .get('/api/console/campaigns', reads, async (c) => {
      const { from, to, limit } = validQuery(c, campaignQuery);
      const start = from ?? new Date(deps.now().getTime() - BACK_DAYS * DAY_MS).toISOString();
      return c.json({ items: await toLines(deps, await deps.campaign.between(start, to ?? '9999', { most: limit })) }, 200);
    })

    .post('/api/console/campaigns', changes, async (c) => {
      const form = await valid(c, campaignForm);
      await checkSegment(form.segment);
      const it = planCampaign(form, { id: base32(deps.random(ID_BYTES)), by: c.var.member.email, now: deps.now() });
      const entry = entryOf(c, 'created', it.id, {}, { ...told(it), expected: form.briefing.length });
      if (!(await deps.campaign.replace(undefined, it, entry, form.briefing)))
        throw new Failure('busy', 'That did not work. Please try again.');
      return c.json((await view(it)) satisfies CampaignView, 201);
    })

    .get('/api/console/campaigns/:id', reads, async (c) => c.json((await view(await find(c.req.param('id')))) satisfies CampaignView, 200))

    .patch('/api/console/campaigns/:id', changes, async (c) => {
      const { version, briefing, ...fields } = await valid(c, campaignChange);
      const seen = await find(c.req.param('id'));
      if (version !== seen.version) throw await stale(seen.id);
      await checkSegment(fields.segment);
      const changed = changeCampaign(seen, fields, casesOf(seen, await deps.cause.caused([seen.name])));
      if (typeof changed === 'string') throw new Failure('refused', changed, { current: await view(seen) });
      if (!changed && !briefing) return c.json(await view(seen), 200);
      const next = changed ? await asItStands(deps, changed) : { ...seen, version: seen.version + 1 };
      return change(c, seen, next, { briefing });
    })

    .post('/api/console/campaigns/:id/ready', changes, async (c) => {
      const { version, override } = await valid(c, readyForm);
      const seen = await find(c.req.param('id'));
      if (seen.state === 'ready') return c.json(await view(seen), 200);
      if (version !== seen.version) throw await stale(seen.id);
      if (seen.state !== 'planned')
        throw new Failure('refused', 'Only what is planned can be marked ready.', { current: await view(seen) });
      const gate = await gateOf(deps, seen, await earlierThan(deps, seen));
      const missing = missingOf(gate);
      if (gate && missing > 0 && !override) throw new Failure('refused', toRefusal(gate, deps.now()), { current: await view(seen) });
      const reason = missing > 0 ? override?.reason : undefined;
      return change(c, seen, markReady(seen, reason), { told: reason === undefined ? {} : { override: reason, unread: missing } });
    })

    .post('/api/console/campaigns/:id/cancel', changes, async (c) => {
      const { version } = await valid(c, cancelForm);
      const seen = await find(c.req.param('id'));
      if (seen.state === 'cancelled') return c.json(await view(seen), 200);
      if (version !== seen.version) throw await stale(seen.id);
      if (seen.origin)
        throw new Failure('refused', 'It registered itself. Please stop what it was made of.', { current: await view(seen) });
      if (!isAhead(seen)) throw new Failure('refused', 'It went out already.', { current: await view(seen) });
      return change(c, seen, callOff(seen));
    })

    .delete('/api/console/campaigns/:id', changes, async (c) => {
      const seen = await find(c.req.param('id'));
      // What went out is what forecasts are made of.
      if (!isAhead(seen) && seen.state !== 'cancelled') throw new Failure('refused', 'It went out: it stays, with what it caused.');
      if (!(await deps.campaign.remove(seen, entryOf(c, 'deleted', seen.id, told(seen), {})))) throw await stale(seen.id);
      return c.json({ id: seen.id, deleted: true }, 200);
    });
};
