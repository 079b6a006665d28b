/** Sentences that customers left for publication, as far as they agree to that now. */
import { Hono } from 'hono';
import * as z from 'zod';
import { type Page, pageQuery } from '#shared/page.ts';
import { standing } from '../consent/rules.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { fromCursor, toCursor } from '../table/cursor.ts';
import { quotesList } from '../table/keys.ts';

type Line = {
  readonly id: string;
  readonly person: string;
  readonly text: string;
  readonly at: string;
  readonly question: string;
  readonly webinar?: string;
};

export const quoteRoutes = (deps: DeskDeps) =>
  new Hono<Env>().get('/api/console/listen/quotes', needs(deps, 'case.listen'), async (c) => {
    const { limit, cursor } = validQuery(c, z.strictObject(pageQuery));
    const { after } = fromCursor(cursor, [quotesList]);
    const { quotes, next } = await deps.quote.page(Math.min(limit, 100), after);
    const people = await deps.contact.many([...new Set(quotes.map(({ person }) => person))]);
    const open = quotes.filter(({ person }) => {
      const known = people.get(person);
      return known?.erasedAt === undefined && known !== undefined && standing(known, 'research', deps.now())?.state === 'confirmed';
    });
    const items = await Promise.all(
      open.map(async ({ reply, person, text, at, question, webinar }): Promise<Line> => {
        const asked = question === undefined ? undefined : await deps.question.recent(question);
        return { id: reply, person, text, at, question: asked?.text ?? '', ...(webinar ? { webinar } : {}) };
      }),
    );
    const onward = toCursor(next);
    return c.json({ items, ...(onward ? { next: onward } : {}) } satisfies Page<Line>, 200);
  });
