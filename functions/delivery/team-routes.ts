/** Sending an answer once more to those whom it did not reach. */
import { Hono } from 'hono';
import { type Case, isCaseId } from '#shared/case.ts';
import { stateForm } from '#shared/case-forms.ts';
import { toEntry } from '../audit/entry.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { isReplyId } from '../reply/stored.ts';
import { channelFor } from './channel.ts';
import type { DeliveryWhy, StoredDelivery } from './stored.ts';

const PAGE = 100;

/** Why a press of the button would reach nobody, and what helps. */
const inVain: Partial<Record<DeliveryWhy, string>> = {
  bounced: 'The mailbox does not exist, so another mail would come back as well. Ask them for another address.',
  complained: 'They called our mail spam, so nothing is sent there any more.',
  stopped: 'They get no mail from us: they or a colleague stopped it.',
  erased: 'Everything about them was erased.',
};

type Sorted = { readonly reachable: readonly StoredDelivery[]; readonly why: DeliveryWhy | undefined };

/** Whom another mail could reach, and why it could not reach the others. */
const sortOut = async (deps: DeskDeps, failed: readonly StoredDelivery[]): Promise<Sorted> => {
  const reachable: StoredDelivery[] = [];
  let why: DeliveryWhy | undefined;
  for (let at = 0; at < failed.length; at += PAGE) {
    const some = failed.slice(at, at + PAGE);
    const people = await deps.contact.many(some.map(({ person }) => person));
    for (const one of some) {
      const way = channelFor(people.get(one.person), one.role);
      if ('by' in way) reachable.push(one);
      else why ??= way.why;
    }
  }
  return { reachable, why };
};

export const deliveryRoutes = (deps: DeskDeps) =>
  new Hono<Env>().post('/api/console/cases/:k/replies/:reply/retry', needs(deps, 'case.work'), async (c) => {
    await valid(c, stateForm.omit({ version: true }));
    const [k, id] = [c.req.param('k'), c.req.param('reply')];
    const it = isCaseId(k) ? await deps.cases.find(k) : undefined;
    if (!it) throw new Failure('not-found', 'This case is not here any more.');
    const reply = isReplyId(id) ? await deps.reply.seek(it, id) : undefined;
    if (!reply) throw new Failure('not-found', 'This reply is not here any more.');
    const show = (): Promise<Case> => deps.inbox.show(it, { messages: [], realNow: deps.realNow() });
    const { reachable, why } = await sortOut(deps, await deps.delivery.failed(reply.id));
    if (reachable.length === 0)
      throw new Failure('refused', (why && inVain[why]) ?? 'There is nobody left whom it could be sent to again.', {
        current: await show(),
      });
    const entry = toEntry(deps, { by: c.var.member.email, act: 'case.replied', thing: `case#${it.id}` }, {}, { again: reply.id });
    if ((await deps.delivery.again(reachable, entry)) === 0)
      throw new Failure('refused', 'A colleague sends it again already.', { current: await show() });
    return c.json((await show()) satisfies Case, 202);
  });
