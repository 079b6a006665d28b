/** Saved answers: kept by those who answer, for each other. */
import { Hono } from 'hono';
import { base32 } from '#shared/ids.ts';
import { wholeQuery } from '#shared/page.ts';
import { MOST_SAVED, type SavedAnswer, type SavedAnswers, savedForm } from '#shared/saved.ts';
import { toEntry } from '../audit/entry.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';

const ID_BYTES = 10;
const isSavedId = (text: string): boolean => /^[0-9a-hjkmnp-tv-z]{16}$/.test(text);

const stale = (current: SavedAnswer | undefined) =>
  new Failure('conflict', 'Somebody changed this answer meanwhile. Please look at it as it is now.', { current });

/** The log names it; its words are read where it stands. */
const told = ({ title }: SavedAnswer) => ({ title });

export const savedRoutes = (deps: DeskDeps) => {
  const mayWork = needs(deps, 'case.work');
  const find = async (id: string): Promise<SavedAnswer> => {
    const seen = isSavedId(id) ? await deps.saved.find(id) : undefined;
    if (!seen) throw new Failure('not-found', 'This answer is not here any more.');
    return seen;
  };

  return new Hono<Env>()
    .get('/api/console/saved-answers', mayWork, async (c) => {
      validQuery(c, wholeQuery);
      const [items, { organisation }] = await Promise.all([deps.saved.list(), deps.setting.recent()]);
      return c.json({ items, organisation } satisfies SavedAnswers, 200);
    })

    .post('/api/console/saved-answers', mayWork, async (c) => {
      const { version: _, ...form } = await valid(c, savedForm);
      if ((await deps.saved.list()).length >= MOST_SAVED)
        throw new Failure('refused', `There are ${MOST_SAVED} saved answers, and that is the most. Please remove one first.`);
      const [by, at] = [c.var.member.email, deps.now().toISOString()];
      const next: SavedAnswer = { ...form, id: base32(deps.random(ID_BYTES)), by, at, version: 1 };
      const entry = toEntry(deps, { by, act: 'saved-answer.created', thing: `saved-answer#${next.id}` }, {}, told(next));
      if (!(await deps.saved.replace(undefined, next, entry))) throw new Failure('busy', 'That did not work. Please try again.');
      return c.json(next, 201);
    })

    .patch('/api/console/saved-answers/:id', mayWork, async (c) => {
      const { version, ...form } = await valid(c, savedForm);
      const seen = await find(c.req.param('id'));
      if (version !== undefined && version !== seen.version) throw stale(seen);
      if (form.title === seen.title && form.text === seen.text) return c.json(seen, 200);
      const [by, at] = [c.var.member.email, deps.now().toISOString()];
      const next: SavedAnswer = { ...seen, ...form, by, at, version: seen.version + 1 };
      const entry = toEntry(deps, { by, act: 'saved-answer.changed', thing: `saved-answer#${seen.id}` }, told(seen), told(next));
      if (!(await deps.saved.replace(seen, next, entry))) throw stale(await deps.saved.find(seen.id));
      return c.json(next, 200);
    })

    .delete('/api/console/saved-answers/:id', mayWork, async (c) => {
      const seen = await find(c.req.param('id'));
      const entry = toEntry(
        deps,
        { by: c.var.member.email, act: 'saved-answer.deleted', thing: `saved-answer#${seen.id}` },
        told(seen),
        {},
      );
      if (!(await deps.saved.remove(seen, entry))) throw stale(await deps.saved.find(seen.id));
      return c.json({ id: seen.id, deleted: true }, 200);
    });
};
