/** The copy of a long record: made first, mailed once, there for a day, gone with its person. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toCopyToken } from '#functions/copy/link.ts';
import { writeCopy } from '#functions/copy/reactions.ts';
import { MOST_AT_ONCE } from '#functions/copy/rules.ts';
import { eraseContact } from '#functions/erasure/reactions.ts';
import { toMeToken } from '#functions/me/link.ts';
import { touchKey } from '#functions/table/keys.ts';
import type { Webinar } from '#shared/webinar.ts';
import { contactOf, erase, form, tracesOf } from '../erasure/person.ts';
import { itemsOf, plantAll, problemOf, writesNothing } from '../http/stored.ts';
import { get, openWebinar, register } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

const HOUR = 3_600_000;
/** Whoever asks gets it, however short their record is: what is not about its length needs no long one. */
const FEW = 5;
let world: World;
let webinar: Webinar;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  webinar = await openWebinar(world, { startsAt: new Date(world.deps.now().getTime() + HOUR).toISOString() });
  await world.settle();
});

/** Registers, and has pressed buttons so often that with the registration and two boxes their record holds `things`. */
const known = async (who: string, things: number) => {
  const email = `${who}@example.com`;
  await register(world, webinar.slug, email, form(who));
  await world.settle();
  const contact = contactOf(world, email);
  const at = world.deps.now().toISOString();
  const touches = Array.from({ length: things - 3 }, (_, n) => ({ ...touchKey(contact, at, `note-${n}`), at, kind: 'note', v: 1 }));
  await plantAll(world, touches);
  const link = () => `/me/${toMeToken(world.deps.signer, contact, world.deps.now())}`;
  return { email, contact, link };
};
const press = (link: string, headers: Record<string, string> = {}) =>
  world.request(link, {
    method: 'POST',
    body: 'act=copy',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: BASE, ...headers },
  });
const page = async (link: string, lang = 'en'): Promise<string> => (await get(world, `${link}?lang=${lang}`)).text();
const mailsTo = (email: string) => world.mails.filter(({ mail }) => mail.to === email && mail.text.includes('/me/copy/'));
const linkOf = (email: string): string => /\/me\/copy\/[A-Za-z0-9_.~-]+/.exec(mailsTo(email).at(-1)?.mail.text ?? '')?.[0] ?? '/me/copy/x';
const copiesOf = (contact: string) => itemsOf(world, `contact#${contact}|copy#`);
const files = () => [...world.objects.keys()].filter((key) => key.startsWith('copies/'));

describe('a long record', () => {
  it('is downloaded at once up to the limit, and made first beyond it', async () => {
    const brief = await known('adelheid', MOST_AT_ONCE);
    expect(await page(brief.link())).toContain('Download the copy');
    expect((await get(world, `${brief.link()}/data`)).status).toBe(200);

    const long = await known('burkhard', MOST_AT_ONCE + 1);
    const [english, german, refused] = await writesNothing(world, async () => [
      await page(long.link()),
      await page(long.link(), 'de'),
      await get(world, `${long.link()}/data`),
    ]);
    expect(english).toContain('Prepare the copy');
    expect(english).not.toContain('/data"');
    expect(german).toContain('Kopie vorbereiten');
    expect((await problemOf(refused as Response, 'refused')).detail).toContain('Prepare the copy');
  });

  it('is mailed once with a link that works for a day; scanners change nothing', async () => {
    const { email, contact, link } = await known('clothilde', MOST_AT_ONCE + 1);
    // Pressed twice is pressed once.
    for (let n = 0; n < 2; n += 1) expect((await press(link())).status).toBe(303);
    expect(await page(link())).toContain('Your copy is being made.');
    await world.settle();
    expect(mailsTo(email)).toHaveLength(1);
    expect(mailsTo(email)[0]?.mail).toMatchObject({ subject: expect.stringContaining('copy of your data is ready'), purpose: 'service' });

    const [key = ''] = files();
    expect(key).toMatch(/^copies\/[0-9a-z]{26}\/my-data\.json$/);
    expect(key).not.toContain(contact);
    const data = JSON.parse(world.objects.get(key) ?? '') as { address: string; acts: unknown[] };
    expect([data.address, data.acts.length]).toEqual([email, MOST_AT_ONCE - 2]);

    const answers = await writesNothing(world, async () => [
      await world.request(linkOf(email), { method: 'HEAD' }),
      await get(world, linkOf(email)),
      await get(world, linkOf(email)),
    ]);
    for (const answer of answers)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `https://files.example.com/${key}?seconds=300`]);
    expect((await world.request(linkOf(email), { method: 'POST', headers: { origin: BASE } })).status).toBe(405);

    // Whatever comes a second time: the order, its message, the mail's.
    const [, id = ''] = key.split('/');
    for (const [worker, queue] of [
      ['work', world.handlers.work],
      ['mailer', world.handlers.mailer],
    ] as const) {
      const Records = [{ messageId: worker, body: JSON.stringify({ kind: 'copy', contact, id }) }] as never;
      expect((await queue({ Records })).batchItemFailures).toEqual([]);
    }
    await world.settle();
    expect([mailsTo(email).length, files()]).toEqual([1, [key]]);

    world.tick(24 * HOUR);
    expect((await get(world, linkOf(email))).status).toBe(403);
    await world.journeys();
    await world.settle();
    expect([files(), await copiesOf(contact)]).toEqual([[], []]);
  });

  it('is made three times a day at most', async () => {
    const { email, link } = await known('dietlinde', FEW);
    const statuses: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      statuses.push((await press(link())).status);
      await world.settle();
      world.tick(61_000);
    }
    expect(statuses).toEqual([303, 303, 303, 429]);
    expect(mailsTo(email)).toHaveLength(3);
    const german = await press(link(), { 'accept-language': 'de', accept: 'text/html' });
    expect(await german.text()).toContain('höchstens drei Kopien am Tag');
    world.tick(24 * HOUR);
    expect((await press(link())).status).toBe(303);
  });
});

describe('somebody who is erased', () => {
  const words = 'Traceworks';
  it('takes copy and link along at once, and no press brings them back', async () => {
    const { email, contact, link } = await known('ehrentraud', FEW);
    await press(link());
    await world.settle();
    expect(await tracesOf(world, `ehrentraud ${words}`)).toContain(files().at(-1));
    world.tick(61_000);
    await erase(world, email);
    expect((await get(world, linkOf(email))).status, 'before anything was swept').toBe(410);
    expect((await press(link())).status).toBe(410);
    await world.settle();
    expect([await tracesOf(world, `ehrentraud ${words}`), await copiesOf(contact)]).toEqual([[], []]);
    expect((await get(world, linkOf(email))).status).toBe(410);
  });

  /** Asks for the copy, and leaves it to the test to have it made. */
  const ordered = async (contact: string, link: string): Promise<string> => {
    await press(link);
    await world.settleStream();
    world.queued.splice(0);
    const [{ sk } = { sk: '' }] = await copiesOf(contact);
    return sk.slice('copy#'.length);
  };

  it.each(['before the file is written', 'after the file was written'])('%s gets none, and no mail', async (when) => {
    const who = when.startsWith('before') ? 'friedemann' : 'gundolf';
    const { email, contact, link } = await known(who, FEW);
    const id = await ordered(contact, link());
    const sweep = async () => {
      await erase(world, email);
      await world.settle();
    };
    const { objects } = world.deps;
    const write: typeof objects.write = async (...file) => {
      if (who === 'friedemann') await sweep();
      await objects.write(...file);
      if (who === 'gundolf') await sweep();
    };
    await writeCopy({ ...world.deps, objects: { ...objects, write } }, { kind: 'copy', contact, id });
    await world.settle();
    expect([await tracesOf(world, `${who} ${words}`), await copiesOf(contact), mailsTo(email)]).toEqual([[], [], []]);
    const copy = { id, at: world.deps.now().toISOString() };
    expect((await get(world, `/me/copy/${toCopyToken(world.deps.signer, contact, copy)}`)).status).toBe(410);
  });

  it('between the file that goes and its order that goes gets none', async () => {
    const who = 'hadburga';
    const { email, contact, link } = await known(who, FEW);
    const id = await ordered(contact, link());
    const { objects } = world.deps;
    const written = Promise.withResolvers<void>();
    let swept: Promise<void> = Promise.resolve();
    /** The eraser waits, once it has removed the file, until the writer has come to its end. */
    const sweepUntilGone = () =>
      new Promise<void>((isGone) => {
        const remove: typeof objects.remove = async (key) => {
          await objects.remove(key);
          isGone();
          await written.promise;
        };
        swept = eraseContact({ ...world.deps, objects: { ...objects, remove } }, contact);
      });
    const write: typeof objects.write = async (...file) => {
      await erase(world, email);
      await sweepUntilGone();
      await objects.write(...file);
    };
    await writeCopy({ ...world.deps, objects: { ...objects, write } }, { kind: 'copy', contact, id });
    written.resolve();
    await swept;
    await world.settle();
    expect([await tracesOf(world, `${who} ${words}`), await copiesOf(contact), mailsTo(email)]).toEqual([[], [], []]);
  });
});
