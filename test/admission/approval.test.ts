/** Webinars that are not for everybody: a host's yes, lists of domains. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addressToContact } from '#functions/contact/identity.ts';
import type { Webinar } from '#shared/webinar.ts';
import { itemsOf, pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

let world: World;
let host: string;
beforeEach(async () => {
  world = await openWorld();
  host = await signedIn(world, ['host'], 'hanna@example.com');
});

type Row = { readonly id: string; readonly email: string; readonly state: string; readonly since?: string };

const mailsTo = (email: string) => world.mails.filter(({ mail }) => mail.to === email).map(({ mail }) => mail);
const standing = async (email: string) => {
  const path = /\/waitlist\/[\w.~-]+/.exec(
    mailsTo(email)
      .map(({ text }) => text)
      .join('\n'),
  )?.[0];
  return (await get(world, `${path}?lang=en`)).text();
};
const idOf = (email: string): string => addressToContact(world.config.CONTACT_KEY, email);
const deciding = (webinar: Webinar, email: string, form: object, cookie = host) =>
  post(world, `/api/console/webinars/${webinar.id}/registrations/${idOf(email)}/decisions`, form, { cookie });
const decide = async (webinar: Webinar, email: string, form: object): Promise<Row> => {
  const answer = await deciding(webinar, email, form);
  if (answer.status !== 200) throw new Error(await answer.text());
  return (await answer.json()) as Row;
};
const list = async ({ id }: Webinar, state: string): Promise<string[]> => {
  const answer = await get(world, `/api/console/webinars/${id}/registrations?state=${state}`, host);
  return ((await answer.json()) as { items: Row[] }).items.map(({ email }) => email);
};

describe('a webinar that its hosts confirm', () => {
  it('gives no seat before their yes, and the ordinary link after it', async () => {
    const webinar = await openWebinar(world, { admission: { approval: true } });
    expect(await register(world, webinar.slug, 'ben@example.com', { question: 'May I come?' })).toBe('');
    await world.settle();
    expect(mailsTo('ben@example.com').map(({ subject }) => subject)).toEqual(['We have your request: When marketing answers the phone']);
    expect(mailsTo('ben@example.com')[0]?.text).not.toContain('/join/');
    expect(await standing('ben@example.com')).toContain('The hosts confirm each registration');
    expect([await list(webinar, 'in-review'), await list(webinar, 'registered')]).toEqual([['ben@example.com'], []]);
    expect((await world.deps.webinar.find(webinar.id))?.counts).toMatchObject({ registered: 0, inReview: 1 });
    expect(await itemsOf(world, '|question#')).toEqual([]);
    // The hosts read it before they decide.
    const shown = await get(world, `/api/console/webinars/${webinar.id}/registrations?state=in-review`, host);
    expect(await shown.json()).toMatchObject({ items: [{ email: 'ben@example.com', question: 'May I come?', confirmed: false }] });

    // Two hosts say yes at the same moment: one of them did it, and both see what holds.
    const both = await Promise.all([1, 2].map(() => deciding(webinar, 'ben@example.com', { decision: 'admit', state: 'in-review' })));
    for (const answer of both) expect([200, 409]).toContain(answer.status);
    expect(both.some(({ status }) => status === 200)).toBe(true);
    await world.settle();
    expect(mailsTo('ben@example.com').map(({ subject }) => subject.split(':')[0])).toEqual(['We have your request', 'You have a seat']);
    expect(await join(world, 'ben@example.com')).toContain('seat');
    expect(await itemsOf(world, '|question#')).toMatchObject([{ text: 'May I come?' }]);
    expect((await world.deps.webinar.find(webinar.id))?.counts).toMatchObject({ registered: 1, inReview: 0 });
    const admin = await signedIn(world, ['admin']);
    const log = (await (await get(world, `/api/console/audit?thing=webinar%23${webinar.id}`, admin)).json()) as {
      items: { act: string; by: string; changes: unknown }[];
    };
    expect(log.items.filter(({ act }) => act === 'registration.decided')).toMatchObject([
      {
        by: 'hanna@example.com',
        changes: [{ field: `registration ${idOf('ben@example.com')}`, before: 'in-review', after: 'registered' }],
      },
    ]);
  });

  it('mails nobody who is declined, tells them on their page, and takes it back while nothing was said', async () => {
    const webinar = await openWebinar(world, { admission: { approval: true } });
    for (const email of ['ben@example.com', 'cleo@example.com']) await register(world, webinar.slug, email);
    await world.settle();
    expect(await decide(webinar, 'ben@example.com', { decision: 'decline', state: 'in-review' })).toMatchObject({
      state: 'declined',
      was: 'in-review',
    });
    await world.settle();
    await post(world, '/api/resend', { email: 'ben@example.com', slug: webinar.slug });
    await world.settle();
    expect(mailsTo('ben@example.com')).toHaveLength(1);
    expect(await standing('ben@example.com')).toContain('The hosts could not give you a seat');
    // A decision that another one overtook is never shown as one that holds.
    const problem = await problemOf(await deciding(webinar, 'ben@example.com', { decision: 'admit', state: 'in-review' }), 'conflict');
    expect(problem.current).toMatchObject({ email: 'ben@example.com', state: 'declined' });
    expect(await decide(webinar, 'ben@example.com', { decision: 'undo', state: 'declined' })).toMatchObject({ state: 'in-review' });
    expect(await list(webinar, 'in-review')).toEqual(['ben@example.com', 'cleo@example.com']);
    // Registering again is no way around it.
    await decide(webinar, 'ben@example.com', { decision: 'decline' });
    await register(world, webinar.slug, 'ben@example.com');
    await world.settle();
    expect(await list(webinar, 'declined')).toEqual(['ben@example.com']);
    await problemOf(await deciding(webinar, 'nobody@example.com', { decision: 'admit' }), 'not-found');
    for (const form of [{ decision: 'offer' }, { decision: 'admit', state: 'gone' }, { decision: 'admit', row: {} }])
      await problemOf(await writesNothing(world, () => deciding(webinar, 'cleo@example.com', form)), 'invalid');
    await post(world, `/api/console/webinars/${webinar.id}/cancel`, {}, { cookie: host });
    await problemOf(await deciding(webinar, 'cleo@example.com', { decision: 'admit' }), 'refused');
  });

  it('lets somebody in by hand beyond the last seat, and offers nothing for it', async () => {
    const webinar = await openWebinar(world, { capacity: 1 });
    for (const email of ['anna@example.com', 'ben@example.com', 'cleo@example.com']) {
      await register(world, webinar.slug, email);
      await world.settle();
      world.tick(5_001);
    }
    await decide(webinar, 'cleo@example.com', { decision: 'admit', state: 'waiting' });
    await world.settle();
    expect((await world.deps.webinar.find(webinar.id))?.counts).toMatchObject({ registered: 2, waiting: 1, offered: 0 });
    expect(await join(world, 'cleo@example.com')).toContain('seat');
    expect(await list(webinar, 'waiting')).toEqual(['ben@example.com']);
  });
});

describe('a webinar for some domains', () => {
  it('refuses others kindly, in the reader’s language, and gives its own the link by mail only', async () => {
    const webinar = await openWebinar(world, { admission: { domains: { allow: ['@Example.com'], block: ['guests.example.com'] } } });
    expect(webinar.admission.domains).toEqual({ allow: ['example.com'], block: ['guests.example.com'] });
    const path = `/api/webinars/${webinar.slug}/registrations`;
    for (const [email, lang, words] of [
      ['ben@example.org', 'en', 'This webinar is for addresses at example.com. Please use yours there.'],
      ['ben@example.org', 'de', 'Dieses Webinar ist für Adressen bei example.com. Bitte verwenden Sie Ihre Adresse dort.'],
      ['ben@guests.example.com', 'en', 'This webinar takes no addresses of this provider. Please use the one of your work.'],
    ] as const) {
      const answer = await writesNothing(world, () => post(world, path, { email }, { 'accept-language': lang }));
      expect(answer.status).toBe(422);
      expect(((await answer.json()) as { errors: unknown }).errors).toEqual([{ pointer: '#/email', detail: words }]);
    }
    expect(await register(world, webinar.slug, 'ben@team.example.com')).toBe('');
    await world.settle();
    expect(mailsTo('ben@team.example.com')[0]?.subject).toMatch(/^You have a seat/);
    expect(await join(world, 'ben@team.example.com')).toContain('seat');
    // A robot that fills the trap is answered as everybody else is.
    expect(await register(world, webinar.slug, 'bot@example.com', { website: 'x' })).toBe('');
    expect(await itemsOf(world, idOf('bot@example.com'))).toEqual([]);
    const seen = (await (await get(world, `/api/webinars/${webinar.slug}`)).json()) as Record<string, unknown>;
    expect(seen).toMatchObject({ domains: ['example.com'], approval: false, full: false, byMail: true });
    expect(JSON.stringify(seen)).not.toContain('guests.example.com');
  });

  it('is set up with domains that are domains; an edit of one part leaves the other', async () => {
    const webinar = await openWebinar(world, { admission: { approval: true, domains: { allow: ['example.com'] } } });
    const patch = (admission: object) =>
      world.request(`/api/console/webinars/${webinar.id}`, {
        method: 'PATCH',
        body: JSON.stringify({ admission }),
        headers: { 'content-type': 'application/json', origin: BASE, cookie: host },
      });
    const problem = await problemOf(await patch({ domains: { allow: ['ok.example', 'javascript:alert(1)'], block: ['a b'] } }), 'invalid');
    expect(pointersOf(problem)).toEqual(['#/admission/domains/allow/1', '#/admission/domains/block/0']);
    expect(problem.errors?.[0]?.detail).toBe('“javascript:alert(1)” is no domain. Please write one like example.com.');
    for (const admission of [{ domains: ['example.com'] }, { approval: 'yes' }, { open: true }, null])
      await problemOf(await patch(admission as object), 'invalid');
    const changed = (await (await patch({ approval: false })).json()) as Webinar;
    expect(changed.admission).toEqual({ approval: false, domains: { allow: ['example.com'], block: [] } });
  });
});
