/** Lists of codes: made and filled by marketing, given away by the desk. Codes are shown to who manages them, and stand in no log. */
import { type Context, Hono } from 'hono';
import {
  CODES_SHOWN,
  type CodesAdded,
  type CodesPage,
  codesForm,
  codesQuery,
  type Gift,
  giftChange,
  giftForm,
  MOST_CODES,
  MOST_GIFTS,
  readCodes,
  whyNoCodes,
} from '#shared/gift.ts';
import { base32 } from '#shared/ids.ts';
import { wholeQuery } from '#shared/page.ts';
import { giftId } from '#shared/thanks.ts';
import { toEntry } from '../audit/entry.ts';
import type { EditorDeps } from '../editor-deps.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { freshStock, type StoredGift, toView } from './rules.ts';
import { todayOf } from './today.ts';

const ID_BYTES = 10;
const TRIES = 5;

const told = ({ name, words, endsOn, budget, perMonth, againMonths }: Gift) => ({ name, words, endsOn, budget, perMonth, againMonths });

export const giftRoutes = (deps: EditorDeps) => {
  const [read, change] = [needs(deps, 'thanks.give'), needs(deps, 'gift.change')];
  const find = async (c: Context<Env>): Promise<StoredGift> => {
    const id = giftId.safeParse(c.req.param('id'));
    const found = id.success ? await deps.gift.find(id.data) : undefined;
    if (!found) throw new Failure('not-found', 'This list is not here.');
    return found;
  };
  const show = async (gift: StoredGift) => toView(gift, await todayOf(deps));

  return new Hono<Env>()
    .get('/api/console/gifts', read, async (c) => {
      validQuery(c, wholeQuery);
      const today = await todayOf(deps);
      return c.json({ items: (await deps.gift.list()).map((one) => toView(one, today)) }, 200);
    })

    .post('/api/console/gifts', change, async (c) => {
      const form = await valid(c, giftForm);
      if ((await deps.gift.list()).length >= MOST_GIFTS)
        throw new Failure('refused', `There are ${MOST_GIFTS} lists of codes, and that is the most.`);
      const [by, changedAt] = [c.var.member.email, deps.now().toISOString()];
      const next: StoredGift = { ...form, ...freshStock, id: base32(deps.random(ID_BYTES)), by, changedAt, version: 1 };
      const entry = toEntry(deps, { by, act: 'gift.created', thing: `gift#${next.id}` }, {}, told(next));
      if (!(await deps.gift.replace(undefined, next, entry))) throw new Failure('busy', 'That did not work. Please try again.');
      return c.json(await show(next), 201);
    })

    .patch('/api/console/gifts/:id', change, async (c) => {
      const { version, ...form } = await valid(c, giftChange);
      const by = c.var.member.email;
      for (let tries = 0; tries < TRIES; tries += 1) {
        const seen = await find(c);
        if (seen.version !== version)
          throw new Failure('conflict', 'Somebody changed this list meanwhile. Please look at it as it is now.', {
            current: await show(seen),
          });
        const next: StoredGift = { ...seen, ...form, by, changedAt: deps.now().toISOString(), version: version + 1 };
        const entry = toEntry(deps, { by, act: 'gift.changed', thing: `gift#${seen.id}` }, told(seen), told(next));
        // A code may have been given between: then once more, from what is there.
        if (await deps.gift.replace(seen, next, entry)) return c.json(await show(next), 200);
      }
      throw new Failure('busy', 'Much happens at once here. Please try again.');
    })

    .post('/api/console/gifts/:id/codes', change, async (c) => {
      const found = readCodes((await valid(c, codesForm)).codes);
      const why = whyNoCodes(found);
      if (why) throw new Failure('invalid', why, { errors: [{ pointer: '#/codes', detail: why }] });
      const by = c.var.member.email;
      for (let tries = 0; tries < TRIES; tries += 1) {
        const seen = await find(c);
        const toTold = (added: number) =>
          toEntry(deps, { by, act: 'gift.filled', thing: `gift#${seen.id}` }, { codes: seen.codes }, { codes: seen.codes + added });
        const done = await deps.gift.add(seen, found.codes, toTold);
        if (done === 'full') {
          const detail = `A list holds ${MOST_CODES.toLocaleString('en')} codes at most. Nothing of these was taken.`;
          throw new Failure('invalid', detail, { errors: [{ pointer: '#/codes', detail }] });
        }
        if (!done) continue;
        const repeated = found.repeated + found.codes.length - done.added;
        return c.json({ gift: await show(done.gift), added: done.added, repeated } satisfies CodesAdded, 200);
      }
      throw new Failure('busy', 'Much happens at once here. Please try again.');
    })

    .get('/api/console/gifts/:id/codes', change, async (c) => {
      const { from } = validQuery(c, codesQuery);
      const gift = await find(c);
      const { start, codes } = await deps.gift.codes(gift, from);
      const items = codes.map((code, at) => ({ code, given: start + at < gift.next && !gift.back.includes(start + at) }));
      return c.json({ items, next: start + CODES_SHOWN < gift.codes ? start + CODES_SHOWN : null } satisfies CodesPage, 200);
    });
};
