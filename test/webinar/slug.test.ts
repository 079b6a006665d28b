/** Addresses of webinars: what a host may choose, what is suggested, and what strange ones lead to. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { isSlug } from '#shared/ids.ts';
import { isReserved, nextSlugs, slugOf, whyNotSlug } from '#shared/slug.ts';
import type { Webinar } from '#shared/webinar.ts';
import { pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import { draft, get, openWebinar, post, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

let world: World;
let host: string;
let webinar: Webinar;
beforeAll(async () => {
  world = await openWorld();
  host = await signedIn(world, ['host']);
  webinar = await openWebinar(world, { title: 'The one that is there' });
});

const create = (slug: string) => post(world, '/api/console/webinars', { ...draft, title: 'Something else', slug }, { cookie: host });
const rename = (slug: string) =>
  world.request(`/api/console/webinars/${webinar.id}`, {
    method: 'PATCH',
    body: JSON.stringify({ slug }),
    headers: { 'content-type': 'application/json', origin: BASE, cookie: host },
  });

describe('an address that a host chooses', () => {
  it.each([
    ['taken', 'the-one-that-is-there', 'like the-one-that-is-there-2.'],
    ['reserved', 'new', 'Parley keeps “new” for itself. Please choose another, like new-webinar.'],
    ['reserved for programs', 'api', 'like api-webinar.'],
    ['the name of a part of a page', 'registered', 'like registered-webinar.'],
    ['a language', 'de', 'three letters or more, like de-webinar.'],
    ['like a rehearsal’s', 'rehearsal-0123456789', 'like 0123456789-webinar.'],
    ['Unicode', 'größe-zählt', 'like grosse-zahlt.'],
    ['in letters that have no Latin twin', '李小龙先生', 'digits and single hyphens.'],
    ['upper case', 'Summer-Launch', 'like summer-launch.'],
    ['with spaces', 'summer launch', 'like summer-launch.'],
    ['too long', 'x'.repeat(81), `80 letters at most, like ${'x'.repeat(60)}.`],
    ['too short', 'ab', 'three letters or more'],
    ['nothing', '', 'three letters or more'],
    ['a way up', '../../etc/passwd', 'like etc-passwd.'],
    ['dots', '...', 'digits and single hyphens.'],
    ['percent-encoded', '%2e%2e%2fsecret', 'like 2e-2e-2fsecret.'],
    ['with a sign of our keys', 'one#two', 'like one-two.'],
    ['with hyphens at the ends', '-one--two-', 'like one-two.'],
    ['a script', '<script>alert(1)</script>', 'like script-alert-1-script.'],
    ['of invisible letters', 'one\u200btwo', 'like one-two.'],
  ])('that is %s is refused, with one that goes', async (_, slug, words) => {
    for (const ask of slug === webinar.slug ? [create] : [create, rename]) {
      const { errors = [] } = await problemOf(await writesNothing(world, () => ask(slug)), 'invalid');
      expect(errors).toEqual([{ pointer: '#/slug', detail: expect.stringContaining(words) }]);
    }
  });

  it.each([
    ['AI', 'ai-webinar'],
    ['New', 'new-webinar'],
  ])('is made from the title %s so that it can be saved again', async (title, slug) => {
    const made = await post(world, '/api/console/webinars', { ...draft, title }, { cookie: host });
    const { id, slug: given, version } = (await made.json()) as Webinar;
    expect(given).toBe(slug);
    const saved = await world.request(`/api/console/webinars/${id}`, {
      method: 'PATCH',
      body: JSON.stringify({ slug: given, promise: 'Better than before.', version }),
      headers: { 'content-type': 'application/json', origin: BASE, cookie: host },
    });
    expect(saved.status).toBe(200);
  });

  it('may be one that another webinar had before only while that one does not come back', async () => {
    const named = await openWebinar(world, { title: 'Renamed later' });
    const answer = await world.request(`/api/console/webinars/${named.id}`, {
      method: 'PATCH',
      body: JSON.stringify({ slug: 'renamed-now' }),
      headers: { 'content-type': 'application/json', origin: BASE, cookie: host },
    });
    expect(answer.status).toBe(200);
    expect(pointersOf(await problemOf(await create('renamed-later'), 'invalid'))).toEqual(['#/slug']);
    expect((await create('renamed-later-2')).status).toBe(201);
    const old = await get(world, '/webinars/renamed-later/');
    expect([old.status, old.headers.get('location')]).toEqual([301, '/webinars/renamed-now/']);
  });

  it('that is suggested can be chosen, whatever was typed', () => {
    const odd = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.constantFrom('new', 'API', 'rehearsal-new', 'Rooms', 'x-'));
    fc.assert(
      fc.property(odd, (typed) => {
        const near = /, like (.+)\.$/.exec(whyNotSlug(typed) ?? '')?.[1];
        if (near) expect([near, whyNotSlug(near)]).toEqual([near, undefined]);
        const own = slugOf(typed, '0123456789');
        expect([own, isSlug(own), isReserved(own)]).toEqual([own, true, false]);
        for (const next of isSlug(typed) ? nextSlugs(typed) : []) expect(isSlug(next)).toBe(true);
      }),
      { seed: 4, numRuns: 400 },
    );
  });
});

describe('an address that somebody asks for', () => {
  it.each([
    '/webinars/new/',
    '/webinars/THE-ONE-THAT-IS-THERE/',
    '/webinars/the-one-that-is-there/secret/',
    '/webinars/..%2f..%2fetc%2fpasswd/',
    '/webinars/%2e%2e/',
    '/webinars/%00/',
    '/webinars/%E0%A4%A/',
    `/webinars/${'x'.repeat(2_000)}/`,
    '/webinars/one%23two/',
    '/fr/webinars/the-one-that-is-there/',
  ])('%s is a page that says there is none', async (path) => {
    const answer = await writesNothing(world, () => get(world, path));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8']);
  });

  it('with every letter percent-encoded is the same address', async () => {
    const encoded = [...webinar.slug].map((sign) => `%${sign.charCodeAt(0).toString(16)}`).join('');
    expect((await get(world, `/webinars/${encoded}/`)).status).toBe(200);
  });
});
