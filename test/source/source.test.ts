/** Where people come from: in the form, on the person, in the funnel of each source; without a cookie, with and without script. */
import { beforeAll, describe, expect, it } from 'vitest';
import { mergeContact } from '#functions/contact/merge.ts';
import { toVia } from '#functions/contact/via.ts';
import type { Source, Sources } from '#shared/source.ts';
import { toSourceUrl } from '#shared/source.ts';
import { cameBy, toReferrer } from '#shared/touch.ts';
import type { Webinar } from '#shared/webinar.ts';
import { contactOf } from '../erasure/person.ts';
import { itemsOf, pointersOf, problemOf } from '../http/stored.ts';
import { get, join, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

describe('what an address says', () => {
  it('is the words of a campaign, who shared it, and what was before; each cut, and nothing else', () => {
    const said = new URLSearchParams(
      `utm_source=letter&utm_medium=&utm_term=${'x'.repeat(300)}&via=abc&referrer=https://news.example.com/a&token=secret`,
    );
    expect(cameBy(said)).toEqual({ utm: { source: 'letter', term: 'x'.repeat(200) }, via: 'abc', referrer: 'https://news.example.com/a' });
    expect(cameBy(new URLSearchParams())).toEqual({});
  });

  it.each([
    ['https://news.example.com/a/b?secret=1#x', 'https://news.example.com/a/b'],
    [`${BASE}/webinars/one/`, undefined],
    ['', undefined],
    ['android-app://com.example', undefined],
  ])('a page before, %s, is %s', (page, expected) => {
    expect(toReferrer(page, BASE)).toBe(expected);
  });

  it('of two forms the earlier is the first touch and the later the last, in whatever order they are followed', () => {
    const form = (at: string, source: string) => ({ id: 'c', address: 'a@example.com', name: '', company: '', at, came: { source } });
    const [early, late] = [form('2027-06-01T09:00:00.000Z', 'letter'), form('2027-06-02T09:00:00.000Z', 'social')];
    for (const [one, other] of [
      [early, late],
      [late, early],
    ] as const)
      expect(mergeContact(mergeContact(undefined, one), other)).toMatchObject({ first: { source: 'letter' }, last: { source: 'social' } });
  });
});

describe('the sources of a webinar', () => {
  let world: World;
  let webinar: Webinar;
  let marketer: string;
  const at = () => `/api/console/sources/${webinar.id}`;
  const read = async () => (await (await get(world, at(), marketer)).json()) as Sources;

  beforeAll(async () => {
    world = await openWorld();
    webinar = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } });
    marketer = await signedIn(world, ['marketer']);
  });

  it('show each step of the funnel for the first touch and the last, and who shared the page', async () => {
    const from = (source: string, more = {}) => ({ utm: { source }, ...more });
    await register(
      world,
      webinar.slug,
      'anna@example.com',
      from('Letter', { landing: '/', jobTitle: 'Lead', country: 'DE', phone: '+49 30 1' }),
    );
    await world.settle();
    const shared = /\S*utm_source=registrant\S*/.exec(world.mails.at(-1)?.mail.text ?? '')?.[0] ?? '';
    const via = new URL(shared).searchParams.get('via') ?? '';
    expect(via).toBe(toVia(world.config.CONTACT_KEY, webinar.id, contactOf(world, 'anna@example.com')));
    expect(shared).not.toContain(contactOf(world, 'anna@example.com'));
    await register(world, webinar.slug, 'ben@example.com', from('registrant', { via }));
    await register(world, webinar.slug, 'cleo@example.com');
    await world.settle();
    const anna = await join(world, 'anna@example.com');
    await post(world, `/api/live/${webinar.id}/presence`, { seconds: 0 }, { cookie: anna });
    await post(world, `/api/live/${webinar.id}/questions`, { text: 'Who came how?' }, { cookie: anna });
    await world.settle();
    const { last, first, sharers, people, more } = await read();
    const none = { confirmed: 0, attended: 0, asked: 0 };
    expect(last).toEqual([
      { source: '', registered: 1, ...none },
      { source: 'letter', registered: 1, confirmed: 1, attended: 1, asked: 1 },
      { source: 'registrant', registered: 1, ...none },
    ]);
    expect(first).toEqual(last);
    expect(sharers).toEqual([{ id: contactOf(world, 'anna@example.com'), name: '', registered: 1, ...none }]);
    expect([people, more]).toEqual([3, false]);
    expect(await world.deps.contact.find(contactOf(world, 'anna@example.com'))).toMatchObject({
      ...{ jobTitle: 'Lead', country: 'DE', phone: '+49 30 1' },
      ...{ first: { source: 'Letter', landing: '/' }, last: { source: 'Letter' } },
    });
  });

  it('are known without script, from the address of the form’s page; another site’s says nothing', async () => {
    const fill = async (email: string, referer: string) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', origin: BASE, referer };
      const body = new URLSearchParams({ email }).toString();
      expect((await world.request(`/api/webinars/${webinar.slug}/registrations`, { method: 'POST', body, headers })).status).toBe(303);
    };
    await fill('dora@example.com', `${BASE}/de/webinars/${webinar.slug}/?utm_source=poster&via=x1`);
    await fill('emil@example.com', 'https://elsewhere.example.com/?utm_source=thief');
    await world.settle();
    const touched = async (who: string) => (await world.deps.contact.find(contactOf(world, `${who}@example.com`)))?.first;
    expect(await touched('dora')).toMatchObject({ source: 'poster', via: 'x1', landing: `/de/webinars/${webinar.slug}/` });
    expect(await touched('emil')).toEqual({ at: expect.any(String) });
  });

  it('have named links, each name once, fifty at most; the audit tells of them', async () => {
    const form = { name: 'Poster in the hall', source: 'poster', campaign: 'June & July' };
    const made = (await (await post(world, at(), form, { cookie: marketer })).json()) as Source;
    expect(made).toMatchObject(form);
    expect(toSourceUrl(`${BASE}/webinars/x/`, made)).toBe(`${BASE}/webinars/x/?utm_source=poster&utm_campaign=June+%26+July`);
    const again = await problemOf(await post(world, at(), { ...form, name: 'poster IN the hall' }, { cookie: marketer }), 'invalid');
    expect(pointersOf(again)).toEqual(['#/name']);
    for (const bad of [{ ...form, name: '' }, { name: 'x' }, { ...form, extra: 1 }, { ...form, source: 'x'.repeat(61) }])
      await problemOf(await post(world, at(), bad, { cookie: marketer }), 'invalid');
    expect((await read()).items).toEqual([made]);
    expect((await send(world, 'DELETE', `${at()}/${made.id}`, marketer)).status).toBe(204);
    expect((await send(world, 'DELETE', `${at()}/${made.id}`, marketer)).status).toBe(204);
    expect((await read()).items).toEqual([]);
    expect((await itemsOf(world, 'audit#')).map(({ act }) => act)).toEqual(expect.arrayContaining(['source.created', 'source.deleted']));
    await problemOf(await get(world, '/api/console/sources/nowhere', marketer), 'not-found');
  });
});
