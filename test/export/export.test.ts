/** Exports from outside: who gets which file, and what is in it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { carryOut } from '#functions/consent/preferences.ts';
import { confirm, type Decision, withdraw } from '#functions/consent/rules.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import type { Contact } from '#functions/contact/store.ts';
import { safeReturn } from '#functions/host/routes.ts';
import { createWork } from '#functions/work.ts';
import type { ExportView } from '#shared/export.ts';
import type { OwnQuestion } from '#shared/question.ts';
import type { Webinar } from '#shared/webinar.ts';
import { pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let webinar: Webinar;
const cookies = new Map<string, string>();
const who = (role: string): string => cookies.get(role) ?? '';
beforeAll(async () => {
  world = await openWorld();
  for (const role of ['admin', 'host', 'marketer', 'agent'] as const) cookies.set(role, await signedIn(world, [role]));
  webinar = await openWebinar(world, {
    live: true,
    title: '=Title, with "quotes"; and more',
    questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' },
  });
  await register(world, webinar.slug, '=anna@example.com', {
    name: '@Anna Maria Example',
    company: 'Example; "Air", Inc.',
    phone: '+49 30 1234567',
    consent: { marketing: true },
    utm: { source: '=1+1' },
    timeZone: 'Europe/Berlin',
  });
  await world.settle();
  const seat = await join(world, '=anna@example.com');
  const ask = async (text: string) =>
    (await (await post(world, `/api/live/${webinar.id}/questions`, { text }, { cookie: seat })).json()) as OwnQuestion;
  const decide = (id: string, form: unknown) =>
    post(world, `/api/console/webinars/${webinar.id}/questions/${id}/decisions`, form, { cookie: who('host') });
  const { id } = await ask('=HYPERLINK("http://evil.example")\nand a second line');
  world.tick(5 * 60_000);
  await decide(id, { decision: 'label', labels: ['=1', '+2', 'plain'] });
  await decide(id, { decision: 'reply', text: '-1 is an answer' });
  await decide(id, { decision: 'reply', text: 'and a second' });
  const second = await ask('Declined?');
  await decide(second.id, { decision: 'decline' });
  await world.settle();
});

const request = (body: unknown, role = 'host') => post(world, '/api/console/exports', body, { cookie: who(role) });
const finished = async (target: string, purpose = 'service', role = 'host'): Promise<{ view: ExportView; lines: string[] }> => {
  const { id } = (await (await request({ webinar: webinar.id, target, purpose }, role)).json()) as ExportView;
  await world.settle();
  const view = (await (await get(world, `/api/console/exports/${id}`, who(role))).json()) as ExportView;
  const file = await get(world, view.url ?? '', who(role));
  expect([file.status, file.headers.get('location')]).toEqual([303, `https://files.example.com/exports/${id}/list.csv?seconds=300`]);
  const text = world.objects.get(`exports/${id}/list.csv`) ?? '';
  expect(text.startsWith('\ufeff')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  return { view, lines: text.slice(1, -2).split('\r\n') };
};

describe('the file of registrations', () => {
  it('is exact to the letter', async () => {
    const { view, lines } = await finished('plain');
    expect(view).toMatchObject({ state: 'ready', rows: 1, excluded: {} });
    expect(view.filename).toMatch(/^parley_title-with-quotes-and-more_plain_2027-06-18\.csv$/);
    expect(lines).toEqual([
      'email,name,first_name,last_name,company,job_title,country,phone,state,registered_at,address_confirmed,do_not_mail,language,time_zone,attended,minutes,registered_after_end,replay_percent,first_seen,last_seen,votes,polls_answered,survey_stars,survey_nps,questions_asked,questions_open,utm_source,utm_medium,utm_campaign,utm_term,utm_content,referrer,landing,contact_id',
      expect.stringMatching(
        /^"'=anna@example\.com","'@Anna Maria Example","'@Anna Maria",Example,"Example; ""Air"", Inc\.",,,"'\+49 30 1234567",registered,2027-06-18T09:00:[\d.]+Z,yes,,,Europe\/Berlin,no,,no,0,,,,0,,,2,0,"'=1\+1",,,,,,,[0-9a-z]{32}$/,
      ),
    ]);
  });

  it.each(['marketing', 'research'])('for %s leaves out who has not confirmed it, and says how many', async (purpose) => {
    const { view, lines } = await finished('plain', purpose);
    expect(view).toMatchObject({ rows: 0, excluded: purpose === 'marketing' ? { unconfirmed: 1 } : { consent: 1 } });
    expect(lines).toHaveLength(1);
  });
});

describe('the file of questions', () => {
  it('is exact to the letter', async () => {
    const { view, lines } = await finished('questions', 'service', 'agent');
    expect(view).toMatchObject({ rows: 2, excluded: {} });
    expect(lines).toHaveLength(3);
    expect(lines[1]?.split(',').slice(1).join(',')).toMatch(
      /^\w{10},"'=Title, with ""quotes""; and more",2027[^,]+,"'@Anna Maria Example","'=anna@example\.com","Example; ""Air"", Inc\.","'=HYPERLINK\(""http:\/\/evil\.example""\)\nand a second line",live,answered,0,2027[^,]+,host,"in writing, public","'-1 is an answer; and a second",,,,5,"'=1; '\+2; plain","asked, not confirmed",no$/,
    );
    expect(lines[2]).toContain(',Declined?,live,closed (declined),0,,,,,,,,,,');
  });

  it.each(['marketing', 'research'])('for %s holds nobody who has not confirmed it', async (purpose) => {
    const { view, lines } = await finished('questions', purpose);
    expect(view).toMatchObject({ rows: 0, excluded: purpose === 'marketing' ? { unconfirmed: 2 } : { consent: 2 } });
    expect(lines).toHaveLength(1);
  });
});

describe('a file for which consent is needed', () => {
  const cells = (lines: readonly string[], name: string): string[] => {
    const at = lines[0]?.split(',').indexOf(name) ?? -1;
    return lines.slice(1).map((line) => line.split(',')[at] ?? '');
  };
  const emails = ['yes@example.com', 'later@example.com', 'no@example.com', 'paused@example.com', 'asked@example.com'];
  const rule = async (email: string, decide: (contact: Contact) => Decision | undefined) =>
    world.deps.contact.decide(addressToContact(world.config.CONTACT_KEY, email), decide);

  it('holds who confirmed, with the proof, and says why the others are left out', async () => {
    for (const email of emails) await register(world, webinar.slug, email, { consent: { marketing: true, research: true }, locale: 'de' });
    await world.settle();
    const act = { method: 'mailed-button', locale: 'de', page: '/confirm/' } as const;
    const now = world.deps.now();
    for (const email of emails.slice(0, 4)) await rule(email, (contact) => confirm(contact, ['marketing', 'research'], now, act));
    await rule('no@example.com', (contact) => withdraw(contact, ['marketing'], now, { ...act, method: 'one-click' }));
    await rule('later@example.com', (contact) => withdraw(contact, ['research'], now, { ...act, method: 'preferences' }));
    await rule('paused@example.com', (contact) => carryOut(contact, { pause: '1' }, now, 'de'));
    const marketing = await finished('plain', 'marketing');
    expect(marketing.view).toMatchObject({ rows: 2, excluded: { unconfirmed: 2, unsubscribed: 1, paused: 1 } });
    expect(cells(marketing.lines, 'email').sort()).toEqual(['later@example.com', 'yes@example.com']);
    expect(cells(marketing.lines, 'consent_marketing')).toEqual(['confirmed', 'confirmed']);
    expect(cells(marketing.lines, 'consent_confirmed_at')).toEqual([now.toISOString(), now.toISOString()]);
    expect(cells(marketing.lines, 'consent_text_hash')[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(cells(marketing.lines, 'consent_language')).toEqual(['de', 'de']);
    for (const asked of cells(marketing.lines, 'consent_asked_at')) expect(asked < now.toISOString() && asked > '2027').toBe(true);
    const research = await finished('plain', 'research');
    expect(cells(research.lines, 'email').sort()).toEqual(['no@example.com', 'paused@example.com', 'yes@example.com']);
    const { lines } = await finished('plain', 'service');
    const stopped = new Map(cells(lines, 'email').map((email, at) => [email, cells(lines, 'do_not_mail')[at]]));
    expect([stopped.get('no@example.com'), stopped.get('yes@example.com')]).toEqual(['marketing: unsubscribed', '']);
  });
});

describe('an export', () => {
  it.each([
    [{}, ['#/target', '#/purpose']],
    [{ target: 'plain', purpose: 'service' }, ['#/webinar']],
    [{ webinar: 'w3k0000000', segment: 'abcdef', target: 'plain', purpose: 'service' }, ['#/webinar']],
    [{ webinar: '../x', target: 'plain', purpose: 'service' }, ['#/webinar']],
    [{ webinar: '0000000000', target: 'plain', purpose: 'service' }, ['#/webinar']],
    [{ webinar: 'W', target: 'plain;drop', purpose: 'service' }, ['#/webinar', '#/target']],
    [{ target: 'plain', purpose: 'fun', by: 'me' }, ['#/purpose', '#/by']],
  ])('is refused as %j', async (body, pointers) => {
    const problem = await problemOf(await writesNothing(world, () => request(body)), 'invalid');
    expect(pointersOf(problem)).toEqual(pointers);
  });

  it('of registrations is not for an agent: neither asking, nor looking, nor the file', async () => {
    await problemOf(
      await writesNothing(world, () => request({ webinar: webinar.id, target: 'plain', purpose: 'service' }, 'agent')),
      'forbidden',
    );
    const { view } = await finished('plain', 'service', 'marketer');
    await problemOf(await get(world, `/api/console/exports/${view.id}`, who('agent')), 'forbidden');
    await problemOf(await get(world, `${view.url}`, who('agent')), 'forbidden');
  });

  it('is not handed out before it is ready, nor after a day, nor under an invented id', async () => {
    const asked = (await (await request({ webinar: webinar.id, target: 'plain', purpose: 'service' })).json()) as ExportView;
    expect(asked).toMatchObject({ state: 'queued', rows: 0 });
    expect(asked.url).toBeUndefined();
    await problemOf(await get(world, `/api/console/exports/${asked.id}/file`, who('host')), 'refused');
    await world.settle();
    expect((await get(world, `/api/console/exports/${asked.id}/file`, who('host'))).status).toBe(303);
    for (const id of ['0'.repeat(26), 'x', `${asked.id.slice(0, -1)}#`, asked.id.toUpperCase()])
      await problemOf(await get(world, `/api/console/exports/${encodeURIComponent(id)}/file`, who('host')), 'not-found');
    world.tick(24 * 3_600_000 + 1_000);
    const late = await signedIn(world, ['host']);
    expect(await (await get(world, `/api/console/exports/${asked.id}`, late)).json()).toMatchObject({ state: 'expired' });
    await problemOf(await get(world, `/api/console/exports/${asked.id}/file`, late), 'gone');
    world.tick(6 * 24 * 3_600_000);
    await problemOf(await get(world, `/api/console/exports/${asked.id}`, await signedIn(world, ['host'])), 'not-found');
  });

  it('that cannot be written says so, and is ready after the next try', async () => {
    const cookie = await signedIn(world, ['host']);
    const { id } = (await (
      await post(world, '/api/console/exports', { webinar: webinar.id, target: 'plain', purpose: 'service' }, { cookie })
    ).json()) as ExportView;
    world.queued.splice(0);
    const Records = [{ messageId: 'm', body: JSON.stringify({ kind: 'export', id }) }] as never;
    world.fillDisk(true);
    expect(await world.handlers.work({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: 'm' }] });
    expect(await (await get(world, `/api/console/exports/${id}`, cookie)).json()).toMatchObject({ state: 'failed' });
    world.fillDisk(false);
    expect(await world.handlers.work({ Records })).toEqual({ batchItemFailures: [] });
    expect(await (await get(world, `/api/console/exports/${id}`, cookie)).json()).toMatchObject({ state: 'ready' });
  });

  it('that took long is told by mail, once, with a link that asks for a sign-in', async () => {
    const cookie = await signedIn(world, ['admin'], 'slow@example.com');
    const ask = async () => {
      const body = { webinar: webinar.id, target: 'plain', purpose: 'marketing' };
      const { id } = (await (await post(world, '/api/console/exports', body, { cookie })).json()) as ExportView;
      world.queued.splice(0);
      return id;
    };
    const written = (id: string, seconds: number) => {
      const { multipart } = world.deps.objects;
      const begin: typeof multipart.begin = async (...all) => {
        // Of each export its list and the opt-outs.
        world.tick(seconds * 500);
        return multipart.begin(...all);
      };
      const Records = [{ messageId: 'm', body: JSON.stringify({ kind: 'export', id }) }] as never;
      return createWork({ ...world.deps, objects: { ...world.deps.objects, multipart: { ...multipart, begin } } })({ Records });
    };
    await written(await ask(), 19);
    expect(world.queued).toEqual([]);
    const id = await ask();
    await written(id, 20);
    expect(world.queued.map(({ queue, message }) => [queue, message])).toEqual([['mail-now', { kind: 'export-ready', id }]]);
    world.mails.splice(0);
    await world.deps.queue('mail-now', { kind: 'export-ready', id });
    await world.settle();
    expect(world.mails.map(({ mail }) => [mail.to, mail.purpose])).toEqual([['slow@example.com', 'team']]);
    const text = world.mails[0]?.mail.text ?? '';
    expect(text).toMatch(/Left out:\n\n- \d+ · without consent\n/);
    const [, back = ''] = /\/auth\/login\?return=(\S+)/.exec(text) ?? [];
    expect(safeReturn(back)).toBe(back);
    expect([(await get(world, back)).status, (await get(world, back, cookie)).status]).toEqual([401, 303]);
  });

  it('that is worked on twice is the same file', async () => {
    const cookie = await signedIn(world, ['admin']);
    const { id, filename } = (await (
      await post(world, '/api/console/exports', { webinar: webinar.id, target: 'plain', purpose: 'service' }, { cookie })
    ).json()) as ExportView;
    const Records = [1, 2].map((n) => ({ messageId: `m${n}`, body: JSON.stringify({ kind: 'export', id }) }));
    expect(await world.handlers.work({ Records } as never)).toEqual({ batchItemFailures: [] });
    const once = world.objects.get(`exports/${id}/${filename}`);
    await world.settle();
    expect(world.objects.get(`exports/${id}/${filename}`)).toBe(once);
  });
});
