/** Each kind of token in each place that takes one: only its own place takes it, and only whole, in time, and signed by us. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { toStandingToken } from '#functions/admission/link.ts';
import { toConfirmToken, toPreferencesToken, toUnsubscribeToken } from '#functions/consent/links.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import { toCopyToken } from '#functions/copy/link.ts';
import { seatToToken } from '#functions/http/seat.ts';
import { createSigner } from '#functions/http/token.ts';
import { toInviteToken } from '#functions/invitation/link.ts';
import { toAnswersToken } from '#functions/me/answers-link.ts';
import { toMeToken } from '#functions/me/link.ts';
import { previewUntil, toPreviewToken } from '#functions/preview/link.ts';
import { toJoinToken } from '#functions/registration/seat.ts';
import { toVoiceToken } from '#functions/voice/link.ts';
import type { Webinar } from '#shared/webinar.ts';
import { get, openWebinar, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { plant, scan, writesNothing } from './stored.ts';

let world: World;
let webinar: Webinar;
let contact: string;
const tokens = new Map<string, string>();
beforeAll(async () => {
  world = await openWorld();
  webinar = await openWebinar(world, { live: true });
  const guest = await register(world, webinar.slug, 'anna@example.com', { name: 'Anna Example' });
  await world.settle();
  contact = (await scan(world)).find(({ sk }) => sk === 'contact')?.pk.slice(8) ?? '';
  const value = (cookie: string) => /=([^;]*)/.exec(cookie)?.[1] ?? '';
  tokens.set('guest', value(guest));
  tokens.set(
    'verified',
    seatToToken(world.deps.signer, { kind: 'verified', webinar: webinar.id, contact, epoch: 1, guest: undefined }, world.deps.now()),
  );
  tokens.set('join', toJoinToken(world.deps.signer, { webinar: webinar.id, contact, epoch: 1, endsAt: webinar.endsAt }));
  tokens.set('preview', toPreviewToken(world.deps.signer, webinar, previewUntil(world.deps.now())));
  tokens.set('session', value(await signedIn(world, ['admin'])));
  tokens.set(
    'login',
    world.deps.signer.sign('login', ['state', 'nonce', 'verifier', '/console/'], world.deps.now().getTime() / 1000 + 600),
  );
  const { signer, now } = world.deps;
  tokens.set('waitlist', toStandingToken(signer, { webinar: webinar.id, contact, endsAt: webinar.endsAt }));
  // Of somebody who is in no list of this webinar, so that its page is shown.
  const invited = addressToContact(world.config.CONTACT_KEY, 'inga@example.com');
  await plant(world, { pk: `contact#${invited}`, sk: 'contact', address: 'inga@example.com', name: '', company: '', version: 1 });
  tokens.set(
    'invite',
    toInviteToken(signer, { webinar: webinar.id, contact: invited, invitation: 'a'.repeat(26), endsAt: webinar.endsAt }),
  );
  tokens.set('preferences', toPreferencesToken(signer, contact, now()));
  tokens.set('unsubscribe', toUnsubscribeToken(signer, contact, 'service', now()));
  tokens.set('confirm', toConfirmToken(signer, { contact, cause: now().toISOString(), purposes: ['marketing'] }));
  tokens.set('me', toMeToken(world.deps.signer, contact, world.deps.now()));
  tokens.set('answers', toAnswersToken(world.deps.signer, { contact, webinar: webinar.id }, webinar.endsAt));
  const round = 'a'.repeat(26);
  await plant(world, { pk: `contact#${contact}`, sk: 'voice', round, state: 'sent', touchedAt: now().toISOString() });
  tokens.set('voice', toVoiceToken(signer, { contact, round }, now()));
  const copy = { id: 'a'.repeat(26), at: now().toISOString(), state: 'ready' } as const;
  await plant(world, { pk: `contact#${contact}`, sk: `copy#${copy.id}`, at: copy.at, state: copy.state });
  tokens.set('copy', toCopyToken(signer, contact, copy));
  tokens.set('nothing', '');
});

const token = (name: string): string => tokens.get(name) ?? '';
const places: Record<string, { takes: readonly string[]; ask: (token: string) => Promise<number>; refused: number }> = {
  'the personal link': { takes: ['join'], refused: 403, ask: async (it) => (await get(world, `/join/${it || 'x'}`)).status },
  // The webinar is public, so its preview leads to its page.
  'the preview': { takes: ['preview'], refused: 403, ask: async (it) => (await get(world, `/preview/${it || 'x'}`)).status },
  'the page of what somebody would like to know': {
    takes: ['voice'],
    refused: 403,
    ask: async (it) => (await get(world, `/voice/${it || 'x'}`)).status,
  },
  'the link to a copy': { takes: ['copy'], refused: 403, ask: async (it) => (await get(world, `/me/copy/${it || 'x'}`)).status },
  'the copy of it': { takes: ['me'], refused: 403, ask: async (it) => (await get(world, `/me/${it || 'x'}/data`)).status },
  'the seat’s cookie': {
    takes: ['guest', 'verified'],
    refused: 401,
    ask: async (it) => (await get(world, `/api/live/${webinar.id}/mine`, `__Host-seat-${webinar.id}=${it}`)).status,
  },
  'the session’s cookie': {
    takes: ['session'],
    refused: 401,
    ask: async (it) => (await get(world, '/api/console/me', `__Host-session=${it}`)).status,
  },
};
/** Pages of one person: GET shows, POST acts. */
const personal = ['waitlist', 'invite', 'preferences', 'unsubscribe', 'confirm', 'me', 'answers'];
for (const folder of personal)
  places[`the page ${folder}`] = {
    takes: [folder],
    refused: 403,
    ask: async (it) => (await get(world, `/${folder}/${it || 'x'}`)).status,
  };
const kinds = ['join', 'preview', 'guest', 'verified', 'session', 'login', ...personal, 'copy', 'nothing'];
const matrix = Object.keys(places).flatMap((place) => kinds.map((kind) => [kind, place] as const));

describe('a token', () => {
  it.each(matrix)('%s in %s opens only where it belongs', async (kind, name) => {
    const place = places[name];
    const status = await writesNothing(world, async () => place?.ask(token(kind)));
    expect(status).toBe(place?.takes.includes(kind) ? (/link|preview/.test(name) ? 303 : 200) : place?.refused);
  });

  // Of one's questions there is nothing to press.
  it.each([...personal.filter((folder) => folder !== 'answers').map((folder) => `/${folder}/`), '/api/unsubscribe/'])(
    'of another purpose does nothing by POST to %s',
    async (path) => {
      const own = path.split('/').at(-2);
      await writesNothing(world, async () => {
        for (const kind of kinds.filter((one) => one !== own)) {
          const headers = { 'content-type': 'application/x-www-form-urlencoded' };
          expect((await world.request(`${path}${token(kind) || 'x'}`, { method: 'POST', body: '', headers })).status, kind).toBe(
            own === 'answers' ? 405 : 403,
          );
        }
      });
    },
  );

  it('of another purpose does not let the callback of a sign-in through', async () => {
    for (const kind of kinds.filter((one) => one !== 'login')) {
      const answer = await get(world, '/auth/callback?code=x&state=state', `__Host-login=${token(kind)}`);
      expect([answer.status, answer.headers.getSetCookie().some((cookie) => cookie.startsWith('__Host-session'))]).toEqual([403, false]);
    }
  });

  it.each(Object.keys(places))('changed anywhere is refused by %s', async (name) => {
    const place = places[name];
    const whole = token(place?.takes[0] ?? '');
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/~';
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.constantFrom(...letters), async (at, letter) => {
        const changed = `${whole.slice(0, at)}${letter}${whole.slice(at + 1)}`;
        if (changed !== whole && !changed.includes('/')) expect(await place?.ask(changed)).not.toBeOneOf([200, 303]);
      }),
      { seed: 7, numRuns: 150 },
    );
    // The last letter of a part holds bits that no byte needs, and a lenient reader skips signs it does not know.
    const [id = '', body = '', signature = ''] = whole.split('.');
    const twins = [...letters.slice(0, 65)].flatMap((letter) => [
      `${id}.${body.slice(0, -1)}${letter}.${signature}`,
      `${id}.${body}.${signature.slice(0, -1)}${letter}`,
      `${id}.${body}${letter}.${signature}`,
    ]);
    for (const twin of twins.filter((one) => one !== whole)) expect(await place?.ask(twin)).not.toBeOneOf([200, 303]);
    for (const cut of [1, 2, 5, whole.length >> 1, whole.length - 1])
      expect(await place?.ask(whole.slice(0, -cut))).not.toBeOneOf([200, 303]);
    for (const longer of [
      `${whole}A`,
      `${whole}.`,
      `${whole}.x`,
      `${whole}=`,
      `A${whole}`,
      `.${whole}`,
      whole.replace('.', '=.'),
      whole.replaceAll('.', '..'),
    ])
      expect(await place?.ask(longer)).not.toBeOneOf([200, 303]);
  });

  it.each([
    ['a key that we do not have', [{ id: 'k2', secret: 'another-key-of-the-tests-0123456789abc' }]],
    ['our key’s name and another secret', [{ id: 'k1', secret: 'another-key-of-the-tests-0123456789abc' }]],
  ])('signed with %s is refused', async (_, keys) => {
    const forger = createSigner(keys);
    const expires = world.deps.now().getTime() / 1000 + 600;
    const who = JSON.stringify({ email: 'evil@example.com', name: '', roles: ['admin'] });
    expect(await places['the session’s cookie']?.ask(forger.sign('session', [who], expires))).toBe(401);
    expect(await places['the personal link']?.ask(forger.sign('join', [webinar.id, contact, '1'], expires))).toBe(403);
  });

  it.each(['none..', 'k1..', `.${Buffer.from('7:session').toString('base64url')}.`, 'null', 'undefined', 'k1', 'a.b.c', '%00', 'k1.%.%'])(
    '%j is refused',
    async (it) => {
      for (const place of Object.values(places)) expect(await place.ask(it)).toBe(place.refused);
    },
  );

  it('is good for one webinar only', async () => {
    const other = await openWebinar(world, { title: 'Another one', live: true });
    for (const kind of ['guest', 'verified'])
      expect((await get(world, `/api/live/${other.id}/mine`, `__Host-seat-${other.id}=${token(kind)}`)).status).toBe(401);
    const elsewhere = toJoinToken(world.deps.signer, { webinar: other.id, contact, epoch: 1, endsAt: other.endsAt });
    expect(await places['the personal link']?.ask(elsewhere)).toBe(403);
  });

  it('is good to the second', () => {
    const { signer } = world.deps;
    const at = new Date('2027-06-18T09:00:00.000Z');
    const signed = signer.sign('seat', ['x'], at.getTime() / 1000);
    expect(signer.read('seat', signed, new Date(at.getTime() - 1))).toEqual(['x']);
    expect(signer.read('seat', signed, at)).toBeUndefined();
  });

  it('stays good while its key is not the first any more, and ends with the key', () => {
    const [old, fresh] = [
      { id: 'k1', secret: 'a'.repeat(32) },
      { id: 'k2', secret: 'b'.repeat(32) },
    ];
    const signed = createSigner([old]).sign('seat', ['x'], 2e9);
    expect(createSigner([fresh, old]).read('seat', signed, new Date(0))).toEqual(['x']);
    expect(createSigner([fresh]).read('seat', signed, new Date(0))).toBeUndefined();
  });

  it('keeps its fields apart, whatever they hold', () => {
    const signer = createSigner([{ id: 'k1', secret: 'a'.repeat(32) }]);
    const text = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(fc.array(fc.oneof(text, fc.constantFrom('1:a', '3:abc0:', ':', '5:', '')), { maxLength: 6 }), (fields) => {
        expect(signer.read('join', signer.sign('join', fields, 2e9), new Date(0))).toEqual(fields);
      }),
    );
  });

  it('hides whose address a guest typed', () => {
    expect(Buffer.from(token('guest').split('.')[1] ?? '', 'base64url').toString()).not.toContain(contact);
    expect(token('guest')).not.toContain(contact);
  });
});
