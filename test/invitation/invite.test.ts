/** What an invitation leads to: one button that registers, a webinar that only invited people find, and what the team may do. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { InvitationPreview } from '#shared/invitation.ts';
import type { Webinar } from '#shared/webinar.ts';
import { itemsOf, problemOf, writesNothing } from '../http/stored.ts';
import { draft, get, join, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { act, addPerson, idOf, inviteLink, look, makeInvitation } from './segment.ts';

let world: World;
let webinar: Webinar;
const press = (link: string) =>
  world.request(link, { method: 'POST', body: '', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
/** One person, who has the mail. */
const invite = async (about: Webinar, more: Record<string, unknown> = {}): Promise<{ id: string; link: string }> => {
  const { id } = await makeInvitation(world, about, { again: true, ...more });
  await act(world, id, 'send');
  await world.settle();
  return { id, link: inviteLink(world, 'ida@example.com') };
};
beforeEach(async () => {
  world = await openWorld({ at: '2027-06-10T09:00:00.000Z' });
  webinar = await openWebinar(world);
  await addPerson(world, 'ida@example.com', { name: 'Ida Example', company: 'Example Air', locale: 'de' });
});

describe('the page of an invitation', () => {
  it('shows one button and nobody’s name, and writes nothing, whoever looks at it', async () => {
    const { link } = await invite(webinar);
    const page = await writesNothing(world, () => get(world, link));
    const html = await page.text();
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(html.match(/<button/g)).toHaveLength(1);
    for (const said of ['Sie sind eingeladen', webinar.title, 'Platz sichern', 'i•••@example.com']) expect(html).toContain(said);
    expect(html).not.toMatch(/Ida|Example Air|ida@/);
    expect(await (await get(world, `${link}?lang=en`)).text()).toContain('Save my seat');
    expect((await writesNothing(world, () => world.request(link, { method: 'HEAD' }))).status).toBe(200);
  });

  it('registers with the button, once however often it is pressed, as a confirmed person who came by it', async () => {
    const { id, link } = await invite(webinar);
    const answers = await Promise.all([press(link), press(link)]);
    expect(answers.map(({ status, headers }) => [status, headers.get('location')?.startsWith('/waitlist/')])).toEqual([
      [303, true],
      [303, true],
    ]);
    await world.settle();
    const [row] = (await itemsOf(world, `registration#${webinar.id}`)).map((item) => item.row);
    expect(row).toMatchObject({ confirmed: true, name: 'Ida Example', utm: { source: 'invitation', medium: 'email', campaign: 'Autumn' } });
    expect(await look(world, id)).toMatchObject({ sent: 1, registered: 1 });
    expect((await world.deps.webinar.find(webinar.id))?.counts.registered).toBe(1);
    // Its own confirmation holds the personal link; the invitation from now on leads to where they stand.
    await join(world, 'ida@example.com');
    expect((await get(world, link)).headers.get('location')).toMatch(/^\/waitlist\//);
    expect(await (await get(world, (await get(world, link)).headers.get('location') ?? '')).text()).toContain('/join/');
    expect(await itemsOf(world, 'registration#')).toHaveLength(1);
  });

  it('says what became of the webinar, and takes nobody where there is nothing to come for', async () => {
    const host = await signedIn(world, ['host']);
    const off = await openWebinar(world, { title: 'Called off' });
    const [called, hidden] = [await invite(off), await invite(webinar)];
    await post(world, `/api/console/webinars/${off.id}/cancel`, {}, { cookie: host });
    expect(await (await get(world, called.link)).text()).toContain('Dieses Webinar wurde abgesagt');
    expect((await writesNothing(world, () => press(called.link))).status).toBe(409);
    const patch = { method: 'PATCH', headers: { cookie: host, origin: 'https://parley.example.com', 'content-type': 'application/json' } };
    await world.request(`/api/console/webinars/${webinar.id}`, { ...patch, body: '{"hidden":true}' });
    const gone = await get(world, hidden.link);
    expect([200, 404]).toContain(gone.status);
    const full = await openWebinar(world, { title: 'Small', capacity: 1 });
    await register(world, full.slug, 'first@example.com');
    await world.settle();
    const waiting = await invite(full);
    expect(await (await get(world, waiting.link)).text()).toContain('Auf die Warteliste');
    await press(waiting.link);
    expect((await world.deps.registration.find(idOf(world, 'ida@example.com'), full.id))?.row.state).toBe('waiting');
  });

  it('is nobody’s once they were erased, and says so when it is too old', async () => {
    const { link } = await invite(webinar);
    const known = await world.deps.contact.find(idOf(world, 'ida@example.com'));
    if (known) await world.deps.erasure.begin(known, 'asked');
    await world.settle();
    expect([(await get(world, link)).status, (await press(link)).status]).toEqual([410, 410]);
    world.tick(500 * 86_400_000);
    const old = await get(world, `${link}?lang=en`);
    expect([old.status, await old.text()]).toEqual([410, expect.stringContaining('This invitation is over')]);
  });
});

describe('a webinar by invitation only', () => {
  it('is not there for who was not invited, and is for who was', async () => {
    const secret = await openWebinar(world, { title: 'Behind the door', admission: { invited: true, approval: false, domains: {} } });
    const asNobody = async (path: string, init: RequestInit = {}) => {
      const [known, unknown] = await Promise.all(
        [secret.slug, 'no-such-webinar'].map(async (slug) => world.request(path.replace('{}', slug), init as never)),
      );
      const read = async (answer: Response | undefined) =>
        (await answer?.text())
          ?.replaceAll(secret.slug, '{}')
          .replaceAll('no-such-webinar', '{}')
          .replace(/"instance":"[^"]*"/, '');
      expect([known?.status, await read(known)]).toEqual([unknown?.status, await read(unknown)]);
      return known?.status;
    };
    expect(await asNobody('/api/webinars/{}')).toBe(404);
    expect(await asNobody('/webinars/{}/')).toBe(404);
    expect(await asNobody('/webinars/{}/registered/')).toBe(404);
    expect(await asNobody('/api/webinars/{}/calendar.ics')).toBe(404);
    const form = { method: 'POST', body: JSON.stringify({ email: 'ida@example.com' }), headers: { 'content-type': 'application/json' } };
    expect(await asNobody('/api/webinars/{}/registrations', form)).toBe(404);
    const { items } = (await (await get(world, '/api/webinars?state=live,upcoming,ended')).json()) as { items: { slug: string }[] };
    expect(items.map(({ slug }) => slug)).toEqual([webinar.slug]);
    expect(await itemsOf(world, `registration#${secret.id}`)).toEqual([]);

    const { link } = await invite(secret);
    expect(await (await get(world, link)).text()).toContain('Behind the door');
    await press(link);
    await world.settle();
    const seat = await join(world, 'ida@example.com');
    expect((await get(world, `/api/live/${secret.id}/mine`, seat)).status).toBe(200);
    expect((await get(world, `/webinars/${secret.slug}/room/`)).status).toBe(200);
  });

  it('stays so when a program changes something else of its admission', async () => {
    const secret = await openWebinar(world, { title: 'Kept', admission: { invited: true, approval: false, domains: {} } });
    const host = await signedIn(world, ['host']);
    const answer = await world.request(`/api/console/webinars/${secret.id}`, {
      method: 'PATCH',
      body: JSON.stringify({ admission: { approval: true, domains: {} } }),
      headers: { cookie: host, origin: 'https://parley.example.com', 'content-type': 'application/json' },
    });
    expect(((await answer.json()) as Webinar).admission).toMatchObject({ invited: true, approval: true });
  });
});

describe('the team', () => {
  it('looks at the mail as a person gets it, without the keys that are in theirs, and in its own inbox', async () => {
    const made = await makeInvitation(world, webinar, { text: 'Come <b>and</b> ask.' });
    const path = `/api/console/invitations/${made.id}`;
    const [marketer, host] = [await signedIn(world, ['marketer']), await signedIn(world, ['host'])];
    const ida = idOf(world, 'ida@example.com');
    const shown = (await (await get(world, `${path}/preview?as=${ida}`, marketer)).json()) as InvitationPreview;
    expect(shown).toMatchObject({ as: ida, subject: `Sie sind eingeladen: ${webinar.title}`, people: [{ id: ida, name: 'Ida Example' }] });
    expect(shown.text).not.toMatch(/\/(invite|unsubscribe|preferences)\//);
    // A host may look at the mail, and not at people.
    expect(await (await get(world, `${path}/preview?as=${ida}`, host)).json()).toMatchObject({ as: null, people: [] });
    const letter = await get(world, `${path}/letter`, host);
    expect(letter.headers.get('content-security-policy')).toContain('sandbox');
    expect(await letter.text()).toContain('Come &lt;b&gt;and&lt;/b&gt; ask.');
    expect((await post(world, `${path}/test`, { locale: 'de' }, { cookie: marketer })).status).toBe(202);
    await world.settle();
    expect(world.mails.map(({ mail }) => [mail.to, mail.purpose, mail.subject])).toEqual([
      ['marketer@example.com', 'team', `Test: Sie sind eingeladen: ${webinar.title}`],
    ]);
    expect(JSON.stringify(world.logged)).not.toContain('ida@example.com');
  });

  it('finds what it cannot send refused, and changes nothing that is on its way', async () => {
    const marketer = await signedIn(world, ['marketer']);
    const made = await makeInvitation(world, webinar);
    const path = `/api/console/invitations/${made.id}`;
    const ask = (body: unknown) => post(world, '/api/console/invitations', body, { cookie: marketer });
    const wanted = { webinar: webinar.id, segment: 'a'.repeat(16), name: 'Autumn' };
    for (const bad of [
      { ...wanted, by: 'admin@example.com' },
      { ...wanted, segment: 'nobody' },
      { ...wanted, segment: '../a' },
      { ...wanted, webinar: '0000000000' },
      { ...wanted, name: ' ' },
      { ...wanted, at: 'tomorrow' },
      { ...wanted, overHold: { reason: '' } },
      { ...wanted, text: 'x'.repeat(501) },
      { ...wanted, webinar: { id: webinar.id } },
    ])
      await problemOf(await ask(bad), 'invalid');
    const drafted = (await (
      await post(world, '/api/console/webinars', { ...draft, title: 'Draft' }, { cookie: await signedIn(world, ['host']) })
    ).json()) as Webinar;
    await problemOf(await ask({ ...wanted, webinar: drafted.id }), 'invalid');
    await problemOf(await get(world, `/api/console/invitations/${'b'.repeat(26)}`, marketer), 'not-found');
    await problemOf(await get(world, '/api/console/invitations?limit=0', marketer), 'invalid');
    await problemOf(await get(world, '/api/console/invitations?cursor=eyJ9', marketer), 'invalid');
    const change = (body: unknown) =>
      world.request(path, {
        method: 'PATCH',
        body: JSON.stringify(body),
        headers: { cookie: marketer, origin: 'https://parley.example.com', 'content-type': 'application/json' },
      });
    const renamed = (await (await change({ version: made.version, name: 'Winter', at: '2027-06-12T10:00:00Z' })).json()) as {
      version: number;
    };
    await problemOf(await change({ version: made.version, name: 'Spring' }), 'conflict');
    await problemOf(await post(world, `${path}/send`, { version: made.version }, { cookie: marketer }), 'conflict');
    await problemOf(await post(world, `${path}/pause`, { version: renamed.version }, { cookie: marketer }), 'refused');
    await act(world, made.id, 'send');
    expect((await post(world, `${path}/send`, { version: 1 }, { cookie: marketer })).status).toBe(200);
    await problemOf(await change({ version: (await look(world, made.id)).version, name: 'Late' }), 'refused');
    const told = (await itemsOf(world, 'audit#'))
      .filter(({ thing }) => thing === `invitation#${made.id}`)
      .map(({ act: done, by }) => [done, by]);
    expect(told.toSorted()).toEqual([
      ['invitation.changed', 'marketer@example.com'],
      ['invitation.created', 'marketer@example.com'],
      ['invitation.sent', 'marketer@example.com'],
    ]);
    expect((await send(world, 'GET', '/api/console/invitations', marketer)).status).toBe(200);
  });
});
