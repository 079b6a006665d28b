/** What customers ask, for those who do not answer it: ten questions of the week, what campaigns caused, and the Monday mail. */
import { Hono } from 'hono';
import * as z from 'zod';
import { isCampaignId } from '#shared/campaign.ts';
import { may } from '#shared/host.ts';
import { webinarOfQuestion } from '#shared/ids.ts';
import { LISTENED, type Listen, type ListenCampaign, type MondayMail, mondayForm, mondayOwnForm } from '#shared/listen.ts';
import { wholeQuery } from '#shared/page.ts';
import { toEntry } from '../audit/entry.ts';
import { hearCase } from '../case/hearing.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { causesOf, causesSince } from './causes.ts';
import { nextMonday } from './monday.ts';
import { pick, WEEK_MS } from './pick.ts';
import { gatherSince, toLines } from './reading.ts';

type Member = Env['Variables']['member'];

export const listenRoutes = (deps: DeskDeps) => {
  const [listens, changes] = [needs(deps, 'case.listen'), needs(deps, 'setting.change')];
  const monday = async ({ email, roles }: Member): Promise<MondayMail> => {
    const [seen, readers, wants, { timeZone }] = await Promise.all([
      deps.listen.find(),
      deps.listen.readers(),
      deps.listen.wants(email),
      deps.setting.recent(),
    ]);
    const nextAt = seen.nextAt ?? nextMonday(deps.now(), timeZone);
    return { isOn: seen.isOn, mine: may(roles, 'listen.mail') ? wants : null, people: readers.length, nextAt, version: seen.version };
  };

  return new Hono<Env>()
    .get('/api/console/listen', listens, async (c) => {
      validQuery(c, wholeQuery);
      const me = c.var.member.email;
      const since = new Date(deps.now().getTime() - WEEK_MS).toISOString();
      const read = await deps.listen.readBy(me);
      const [found, campaigns] = await Promise.all([gatherSince(deps, since), causesSince(deps, since, { me, read })]);
      const items = await toLines(deps, pick(found, { since, known: read, most: LISTENED }), { me, read });
      return c.json({ since, items, campaigns } satisfies Listen, 200);
    })

    .get('/api/console/listen/campaigns/:id', listens, async (c) => {
      validQuery(c, wholeQuery);
      const [id, me] = [c.req.param('id'), c.var.member.email];
      const [found, read] = await Promise.all([isCampaignId(id) ? deps.campaign.find(id) : undefined, deps.listen.readBy(me)]);
      const [one] = found ? await causesOf(deps, [found], { me, read }) : [];
      if (!one) throw new Failure('not-found', 'This campaign is not here any more.');
      return c.json(one satisfies ListenCampaign, 200);
    })

    .post('/api/console/listen/:question/read', listens, async (c) => {
      await valid(c, z.strictObject({}));
      const [id, by] = [c.req.param('question'), c.var.member.email];
      const known = deps.questionIds.isOf(webinarOfQuestion(id), id) ? await deps.question.recent(id) : undefined;
      if (!known) throw new Failure('not-found', 'This question is not here any more.');
      await Promise.all([deps.listen.read(by, id), hearCase(deps, id, by)]);
      return c.json({ id, read: true }, 200);
    })

    .get('/api/console/listen/mail', listens, async (c) => {
      validQuery(c, wholeQuery);
      return c.json((await monday(c.var.member)) satisfies MondayMail, 200);
    })

    .put('/api/console/listen/mail', changes, async (c) => {
      const { isOn, version } = await valid(c, mondayForm);
      const seen = await deps.listen.find();
      const stale = async () =>
        new Failure('conflict', 'Somebody changed this meanwhile. Please look at it as it is now.', {
          current: await monday(c.var.member),
        });
      if (version !== seen.version) throw await stale();
      const entry = toEntry(
        deps,
        { by: c.var.member.email, act: 'setting.changed', thing: 'settings' },
        { mondayMail: seen.isOn },
        { mondayMail: isOn },
      );
      if (isOn !== seen.isOn && !(await deps.listen.turn(seen, isOn, entry))) throw await stale();
      return c.json((await monday(c.var.member)) satisfies MondayMail, 200);
    })

    .put('/api/console/listen/mail/mine', listens, async (c) => {
      const { isOn } = await valid(c, mondayOwnForm);
      await deps.listen.turnOwn(c.var.member.email, isOn);
      return c.json((await monday(c.var.member)) satisfies MondayMail, 200);
    });
};
