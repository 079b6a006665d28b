/** Mail in the language of whoever registered. */
import { expect, it } from 'vitest';
import { get, openWebinar, register, signedIn } from '../support/people.ts';
import { BASE, openWorld } from '../support/world.ts';

const world = await openWorld();
const webinar = await openWebinar(world);

const mailFor = async (email: string, more: Record<string, unknown> = {}) => {
  await register(world, webinar.slug, email, more);
  await world.settle();
  const sent = world.mails.find(({ mail }) => mail.to === email);
  return sent?.mail;
};

it('is in German for a German form, with times as Germans write them', async () => {
  const mail = await mailFor('anna@example.com', { locale: 'de-AT', timeZone: 'America/New_York' });
  expect(mail?.subject).toBe('Ihr Platz ist reserviert: When marketing answers the phone');
  expect(mail?.html).toContain('<html lang="de">');
  expect(mail?.html).toContain('Raum öffnen');
  expect(mail?.text).toContain('Fr 18. Juni 2027, 15:00–16:00 Uhr Berlin (MESZ, UTC+2)');
  expect(mail?.text).toContain('Fr 18. Juni 2027, 09:00–10:00 Uhr New York (EDT, UTC−4), Ihre Zeit');
  expect(mail?.text).toContain('Gesendet von Parley.');
});

it('is in English for everybody whose language we do not speak', async () => {
  const mail = await mailFor('louis@example.com', { locale: 'fr' });
  expect(mail?.subject).toMatch(/^You have a seat: /);
  expect(mail?.html).toContain('<html lang="en">');
});

it('is in the organisation’s language for those who said none', async () => {
  const admin = await signedIn(world, ['admin']);
  const settings = (await (await get(world, '/api/console/settings', admin)).json()) as Record<string, unknown>;
  const answer = await world.request('/api/console/settings', {
    method: 'PUT',
    body: JSON.stringify({ ...settings, locale: 'de' }),
    headers: { 'content-type': 'application/json', origin: BASE, cookie: admin },
  });
  expect(answer.status).toBe(200);
  expect((await mailFor('ben@example.com'))?.subject).toMatch(/^Ihr Platz ist reserviert: /);
  expect((await mailFor('cleo@example.com', { locale: 'en' }))?.subject).toMatch(/^You have a seat: /);
});
