/** Thanks on the page of a person: whether they may be thanked, from which lists, and the one press. */
import { Hono } from 'hono';
import { isContactId } from '#shared/ids.ts';
import { INVITATION_AGAIN_MONTHS, type ThanksView, thanksForm } from '#shared/thanks.ts';
import type { EditorDeps } from '../editor-deps.ts';
import { toView } from '../gift/rules.ts';
import { todayOf } from '../gift/today.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { giveThanks, nobody } from './giving.ts';
import { notBefore, whyNot } from './rules.ts';
import { toThanks } from './stored.ts';

export const thanksRoutes = (deps: EditorDeps) => {
  const give = needs(deps, 'thanks.give');
  const idIn = (id: string): string => {
    if (!isContactId(id)) throw nobody();
    return id;
  };

  return new Hono<Env>()
    .get('/api/console/contacts/:id/thanks', give, async (c) => {
      const contact = await deps.contact.living(idIn(c.req.param('id')));
      if (!contact) throw nobody();
      const now = deps.now();
      const [{ latest, of }, gifts, today] = await Promise.all([deps.thanks.known(contact), deps.gift.list(), todayOf(deps)]);
      const last = latest && (await deps.thanks.find(of, latest.at));
      const view: ThanksView = {
        last: last ? toThanks(last) : null,
        why: whyNot(contact, now) ?? null,
        lists: gifts
          .map((one) => toView(one, today))
          .map(({ id, name, left, againMonths }) => ({ id, name, left, from: notBefore(latest, againMonths, now) ?? null })),
        from: notBefore(latest, INVITATION_AGAIN_MONTHS, now) ?? null,
      };
      return c.json(view, 200);
    })

    .post('/api/console/contacts/:id/thanks', give, async (c) => {
      const form = await valid(c, thanksForm);
      return c.json(toThanks(await giveThanks(deps, idIn(c.req.param('id')), form, c.var.member.email)), 201);
    });
};
