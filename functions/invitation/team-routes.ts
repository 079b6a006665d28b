/** Invitations as the team makes, looks at and sends them. */
import { type Context, Hono } from 'hono';
import { may } from '#shared/host.ts';
import { base32 } from '#shared/ids.ts';
import {
  type InvitationPreview,
  type InvitationView,
  invitationAct,
  invitationChange,
  invitationPreviewQuery,
  invitationQuery,
  invitationRequest,
  invitationTest,
} from '#shared/invitation.ts';
import { toEntry } from '../audit/entry.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findWebinar } from '../http/room.ts';
import { needs } from '../http/session.ts';
import { shownLetter } from '../mail/invitee.ts';
import { pageOfLists } from '../table/cursor.ts';
import { invitationsList } from '../table/keys.ts';
import type { TeamDeps } from '../team-deps.ts';
import { carryOut, reached, teamActs, toInvitation, toldAs } from './acts.ts';
import { standing } from './rules.ts';
import type { Invitation } from './stored.ts';
import { toRow, toView } from './view.ts';

const ID_BYTES = 16;
/** Of those who would get it, to be looked at. */
const SHOWN = 10;
const wrong = (pointer: string, detail: string) => new Failure('invalid', detail, { errors: [{ pointer, detail }] });

export const invitationRoutes = (deps: TeamDeps) => {
  const find = async (id: string): Promise<Invitation> => {
    const found = /^[0-9a-z]{26}$/.test(id) ? await deps.invitation.find(id) : undefined;
    if (!found) throw new Failure('not-found', 'We could not find this invitation.');
    return found;
  };
  const view = async (invitation: Invitation): Promise<InvitationView> => {
    const [words, webinar] = await Promise.all([deps.invitation.words(invitation.id), deps.webinar.recent(invitation.webinar)]);
    return toView(invitation, words, webinar, deps.now());
  };
  const rowOf = async (invitation: Invitation) => toRow(invitation, await deps.webinar.recent(invitation.webinar), deps.now());
  const entryOf = (c: Context<Env>, id: string, act: Parameters<typeof toEntry>[1]['act'], before: object, after: object) =>
    toEntry(deps, { by: c.var.member.email, act, thing: `invitation#${id}` }, { ...before }, { ...after });
  const changed = async (id: string): Promise<Failure> =>
    new Failure('conflict', 'Somebody changed this invitation meanwhile. Please look at it as it is now.', {
      current: await view(await find(id)),
    });

  /** The mail as one of those would get it who may be looked at; without a right to see people, as nobody in particular. */
  const letterOf = async (c: Context<Env>, id: string) => {
    const { as, locale } = validQuery(c, invitationPreviewQuery);
    const invitation = await find(id);
    const webinar = await findWebinar(deps, invitation.webinar);
    const contact = as && may(c.var.member.roles, 'contact.read') ? await deps.contact.living(as) : undefined;
    const words = await deps.invitation.words(id);
    return { invitation, as: contact?.id ?? null, ...(await shownLetter(deps, { webinar, words }, contact, locale)) };
  };
  const peopleOf = async (c: Context<Env>, invitation: Invitation): Promise<InvitationPreview['people']> => {
    if (!may(c.var.member.roles, 'contact.read')) return [];
    for await (const { ids } of deps.invitation.pieces(invitation)) {
      const known = await deps.contact.many(ids.slice(0, SHOWN));
      return [...known.values()].filter(({ address }) => address).map(({ id, name }) => ({ id, name }));
    }
    return [];
  };

  const routes = new Hono<Env>()
    .get('/api/console/invitations', needs(deps, 'invitation.read'), async (c) => {
      const { limit, cursor, webinar } = validQuery(c, invitationQuery);
      if (webinar) return c.json({ items: await Promise.all((await deps.invitation.of(webinar)).map(rowOf)) }, 200);
      const { rows, next } = await pageOfLists((_, more) => deps.invitation.page(more), [invitationsList], limit, cursor);
      return c.json({ items: await Promise.all(rows.map(rowOf)), ...(next ? { next } : {}) }, 200);
    })
    .post('/api/console/invitations', needs(deps, 'invitation.send'), async (c) => {
      const { subject = '', text = '', ...request } = await valid(c, invitationRequest);
      const webinar = await deps.webinar.find(request.webinar);
      if (!webinar) throw wrong('#/webinar', 'We could not find this webinar.');
      if (standing(webinar) === 'over' || webinar.state === 'draft')
        throw wrong('#/webinar', 'People can be invited to what is published, and still to come or with a recording.');
      const segment = await deps.segment.find(request.segment);
      if (!segment) throw wrong('#/segment', 'We could not find this segment.');
      if (segment.state !== 'ready') throw wrong('#/segment', 'The people of this segment are still being looked for.');
      const id = base32(deps.random(ID_BYTES));
      const invitation = toInvitation(request, { id, by: c.var.member.email, now: deps.now() });
      const { again, overHold } = invitation;
      const about = { webinar: webinar.id, segment: segment.id, again, ...(overHold ? { overHold } : {}) };
      await deps.invitation.create(invitation, { subject, text }, entryOf(c, id, 'invitation.created', {}, about));
      return c.json(await view(invitation), 202);
    })
    .get('/api/console/invitations/:id', needs(deps, 'invitation.read'), async (c) =>
      c.json(await view(await find(c.req.param('id'))), 200),
    )
    .patch('/api/console/invitations/:id', needs(deps, 'invitation.send'), async (c) => {
      const { version, subject, text, name, at } = await valid(c, invitationChange);
      const found = await find(c.req.param('id'));
      if (found.version !== version) throw await changed(found.id);
      if (found.state !== 'ready') throw new Failure('refused', 'It is on its way. What people get stays the same for all of them.');
      const words = await deps.invitation.words(found.id);
      const next = { name: name ?? found.name, at: at === undefined ? found.at : at === null ? undefined : new Date(at).toISOString() };
      const said = { subject: subject ?? words.subject, text: text ?? words.text };
      const entry = entryOf(c, found.id, 'invitation.changed', { name: found.name, at: found.at, ...words }, { ...next, ...said });
      const change = { set: next, ...(next.at ? {} : { remove: ['at'] }) };
      if (!(await deps.invitation.decide(found, change, entry, said))) throw await changed(found.id);
      return c.json(await view(await find(found.id)), 200);
    })
    .get('/api/console/invitations/:id/preview', needs(deps, 'invitation.read'), async (c) => {
      const { invitation, as, from, content } = await letterOf(c, c.req.param('id'));
      const { subject, text } = content;
      const people = await peopleOf(c, invitation);
      return c.json({ as, subject, text, from: `${from.name} <${from.address}>`, people } satisfies InvitationPreview, 200);
    })
    .get('/api/console/invitations/:id/letter', needs(deps, 'invitation.read'), async (c) => {
      const { content } = await letterOf(c, c.req.param('id'));
      // A mail has its looks in itself; nothing in it may do anything here.
      c.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https:; sandbox");
      return c.html(content.html, 200);
    })
    .post('/api/console/invitations/:id/test', needs(deps, 'invitation.send'), async (c) => {
      const { locale } = await valid(c, invitationTest);
      const { id } = await find(c.req.param('id'));
      const test = base32(deps.random(ID_BYTES));
      await deps.invitation.askTest(id, test, { email: c.var.member.email, ...(locale ? { locale } : {}) });
      await deps.queue('mail-now', { kind: 'invitation-test', id, test });
      return c.json({ to: c.var.member.email } as const, 202);
    });

  for (const act of teamActs)
    routes.post(`/api/console/invitations/:id/${act}`, needs(deps, 'invitation.send'), async (c) => {
      const { version } = await valid(c, invitationAct);
      const found = await find(c.req.param('id'));
      if (reached[act].includes(found.state)) return c.json(await view(found), 200);
      if (found.version !== version) throw await changed(found.id);
      const change = carryOut(act, found, deps.now());
      if (!change) throw new Failure('refused', 'That is not possible with this invitation now.', { current: await view(found) });
      const [before, after] = [{ state: found.state }, { state: change.set?.state, size: found.size }];
      if (!(await deps.invitation.decide(found, change, entryOf(c, found.id, toldAs[act], before, after)))) throw await changed(found.id);
      return c.json(await view(await find(found.id)), 200);
    });
  return routes;
};
