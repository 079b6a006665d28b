/** What a browser's pages know of its seats: a cookie of ids beside the seats themselves, which scripts cannot read. */
import { describe, expect, it } from 'vitest';
import { toStandingToken } from '#functions/admission/link.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import { openWebinar, post } from '../support/people.ts';
import { BASE, openWorld } from '../support/world.ts';

const world = await openWorld({ at: '2027-06-16T09:00:00.000Z' });
const [one, other] = [await openWebinar(world, { title: 'One', capacity: 10 }), await openWebinar(world, { title: 'Other' })];

const jar = new Map<string, string>();
/** Keeps what an answer sets, as a browser does. */
const keep = (answer: Response): Response => {
  for (const line of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (line.includes('Max-Age=0')) jar.delete(name);
    else jar.set(name, value);
  }
  return answer;
};
const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
const register = async (slug: string, email: string) =>
  keep(await post(world, `/api/webinars/${slug}/registrations`, { email }, { cookie: cookie() }));
const giveUp = async (email: string) => {
  const contact = addressToContact(world.config.CONTACT_KEY, email);
  const token = toStandingToken(world.deps.signer, { webinar: one.id, contact, endsAt: one.endsAt });
  return keep(
    await world.request(`/waitlist/${token}`, {
      method: 'POST',
      body: 'act=give-up',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: BASE, accept: 'text/html', cookie: cookie() },
    }),
  );
};
const notes = () => jar.get('__Host-seats')?.split('.') ?? [];

describe('the note of seats', () => {
  it('names each webinar once, and is taken back with the place, by its own person only', async () => {
    await register(one.slug, 'colleague@example.com');
    await register(other.slug, 'anna@example.com');
    await register(one.slug, 'anna@example.com');
    expect(notes().sort()).toEqual([one.id, other.id].sort());
    expect(jar.has(`__Host-seat-${one.id}`)).toBe(true);

    // The colleague gives theirs back on this machine: it is Anna's seat that it holds.
    expect((await giveUp('colleague@example.com')).status).toBe(303);
    expect(jar.has(`__Host-seat-${one.id}`)).toBe(true);
    expect((await giveUp('anna@example.com')).status).toBe(303);
    expect([jar.has(`__Host-seat-${one.id}`), notes()]).toEqual([false, [other.id]]);
  });

  it('holds nothing that somebody wrote into it', async () => {
    jar.set('__Host-seats', `"><script>.${other.id}.nonsense`);
    await register(one.slug, 'anna@example.com');
    expect(notes().sort()).toEqual([one.id, other.id].sort());
  });
});
