/** Everybody, for those who write to people and answer them: who did something last stands first, or who is called so. */
import { Hono } from 'hono';
import { type ContactLine, contactQuery, FEWEST_LETTERS } from '#shared/contact.ts';
import type { Page } from '#shared/page.ts';
import { Failure } from '../failure.ts';
import { validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import type { TeamDeps } from '../team-deps.ts';
import { fits, isOpen, toLine } from './filter.ts';
import { fold } from './fold.ts';

const tooShort = () =>
  new Failure('invalid', 'Some fields need your attention.', {
    errors: [{ pointer: '#/find', detail: 'Please type two letters or more.' }],
  });

export const directoryRoutes = (deps: TeamDeps) =>
  new Hono<Env>().get('/api/console/contacts', needs(deps, 'contact.read'), async (c) => {
    const { find, limit, cursor, ...filter } = validQuery(c, contactQuery);
    const now = deps.now();
    const prefix = find === undefined ? undefined : fold(find);
    if (prefix !== undefined && [...prefix].length < FEWEST_LETTERS) throw tooShort();
    const wanted = { fits: (row: Parameters<typeof fits>[0]) => fits(row, filter, now), isOpen: isOpen(filter), limit, cursor };
    const { rows, next } = prefix === undefined ? await deps.directory.newest(wanted) : await deps.directory.find(prefix, wanted);
    const items = rows.map((row) => toLine(row, now));
    return c.json({ items, ...(next ? { next } : {}) } satisfies Page<ContactLine>, 200);
  });
