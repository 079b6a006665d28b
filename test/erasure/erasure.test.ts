/** Nothing of a person stays, or comes back, once they had everything erased. */
import type { DynamoDBRecord } from 'aws-lambda';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ExportView } from '#shared/export.ts';
import type { Webinar } from '#shared/webinar.ts';
import { itemsOf, scan } from '../http/stored.ts';
import { get, openWebinar, post, register, signedIn } from '../support/people.ts';
import { readStreamOnce } from '../support/stream.ts';
import { openWorld, type World } from '../support/world.ts';
import { contactOf, erase, form, live, open, tracesOf } from './person.ts';

const HOUR = 3_600_000;
let world: World;
let webinar: Webinar;
let host: string;
const soon = (): string => new Date(world.deps.now().getTime() + HOUR).toISOString();
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  host = await signedIn(world, ['host']);
  webinar = await openWebinar(world, { live: true, startsAt: soon(), ...open });
  await world.settle();
});

const find = async (): Promise<Webinar> => (await world.deps.webinar.find(webinar.id)) as Webinar;
const exported = async (): Promise<ExportView> =>
  (await (
    await post(world, '/api/console/exports', { webinar: webinar.id, target: 'plain', purpose: 'service' }, { cookie: host })
  ).json()) as ExportView;

describe('somebody who is erased', () => {
  it('leaves nothing but a keyed hash, and questions that lead to nobody', async () => {
    await register(world, webinar.slug, 'stays@example.com', { name: 'Stays Example' });
    const { asked } = await live(world, webinar, 'annalotta');
    const { id } = await exported();
    await world.settle();
    expect(world.objects.get(`exports/${id}/list.csv`)).toContain('annalotta@example.com');
    const mails = world.mails.length;
    world.tick(5_000);
    expect(await erase(world, 'annalotta@example.com')).toBe(true);
    await world.settle();
    // The index that files are written from is given some seconds.
    world.tick(6_000);
    await world.settle();

    // What the form asked holds a name as its own words: as with any words of a question, that is the policy's to keep.
    const traces = await tracesOf(world, 'annalotta');
    expect(traces.filter((place) => !/question#|feed$/.test(place))).toEqual([]);
    expect(await tracesOf(world, 'Traceable')).toEqual([]);
    expect(await tracesOf(world, 'Traceworks')).toEqual([]);
    const contact = contactOf(world, 'annalotta@example.com');
    const left = (await scan(world)).filter(({ pk }) => pk === `contact#${contact}`);
    expect(left.map(({ sk }) => sk)).toEqual(['contact', 'erasure', 'suppression#marketing', 'suppression#service']);
    expect(Object.keys(left[0] ?? {}).sort()).toEqual(['erasedAt', 'pk', 'sk', 'suppressed', 'v', 'version']);
    expect(left[0]?.suppressed).toMatchObject({ service: { why: 'erased' }, marketing: { why: 'erased' } });
    expect((await world.deps.question.find(asked))?.asker).not.toBe(contact);
    expect(world.objects.get(`exports/${id}/list.csv`), 'the file is written anew').toContain('stays@example.com');
    expect(world.mails).toHaveLength(mails);

    // The last sweep takes the order as well.
    world.tick(HOUR);
    await world.journeys();
    await world.settle();
    world.tick(25 * HOUR);
    await world.journeys();
    await world.settle();
    expect((await itemsOf(world, `contact#${contact}`)).map(({ sk }) => sk)).toEqual([
      'contact',
      'suppression#marketing',
      'suppression#service',
    ]);
  });

  it('takes back a seat and votes while the webinar is to come or runs; figures of the past stay', async () => {
    const before = await find();
    await live(world, webinar, 'bertramo');
    expect((await find()).counts.registered).toBe(before.counts.registered + 1);
    world.tick(5_000);
    await erase(world, 'bertramo@example.com');
    await world.settle();
    expect((await find()).counts).toMatchObject({ registered: before.counts.registered, attended: before.counts.attended });

    const { asked } = await live(world, webinar, 'caspario');
    await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: host });
    await world.settle();
    const [past, votes] = [(await find()).counts, (await world.deps.question.find(asked))?.votes];
    expect([past.registered, votes]).toEqual([before.counts.registered + 1, 1]);
    world.tick(5_000);
    await erase(world, 'caspario@example.com');
    await world.settle();
    expect(await tracesOf(world, 'Traceworks')).toEqual([]);
    expect((await find()).counts).toEqual(past);
    expect((await world.deps.question.find(asked))?.votes).toBe(1);
  });

  it('takes no act with what a browser still holds, also with a seat that never wrote', async () => {
    const email = 'dorothee@example.com';
    const silent = await register(world, webinar.slug, email, form('dorothee'));
    const { guest, verified } = await live(world, webinar, 'dorothee');
    world.tick(5_000);
    await erase(world, email);
    await world.settle();
    for (const cookie of [guest, verified])
      expect((await post(world, `/api/live/${webinar.id}/questions`, { text: 'Am I still here?' }, { cookie })).status).toBe(401);
    const late = await post(world, `/api/live/${webinar.id}/questions`, { text: 'And this seat?' }, { cookie: silent });
    expect(late.status).toBe(201);
    await world.settle();
    expect(await tracesOf(world, 'Traceworks')).toEqual([]);
    expect((await post(world, `/api/live/${webinar.id}/questions`, { text: 'And now?' }, { cookie: silent })).status).toBe(401);
  });

  it('who comes back is somebody new, whom no late sweep and no old change touches', async () => {
    const email = 'emilianus@example.com';
    await live(world, webinar, 'emilianus');
    world.tick(5_000);
    await erase(world, email);
    await world.settle();
    world.tick(60_000);
    const cookie = await register(world, webinar.slug, email, { name: 'Back Again', consent: { marketing: true } });
    await world.settle();
    const contact = contactOf(world, email);
    expect(await world.deps.contact.find(contact)).toMatchObject({ name: 'Back Again', suppressed: { marketing: { why: 'erased' } } });
    expect((await world.deps.contact.find(contact))?.suppressed?.service).toBeUndefined();
    expect((await post(world, `/api/live/${webinar.id}/questions`, { text: 'A new one?' }, { cookie })).status).toBe(201);
    const all = async () => (await scan(world)).filter(({ pk, sk }) => pk === `contact#${contact}` && sk !== 'erasure');
    // The webinar ends by itself meanwhile, and leaves their new question open: it is a case of theirs then.
    const mine = async () => (await all()).filter(({ sk }) => !/^(?:find#)?case#/.test(sk));
    const beside = (items: Awaited<ReturnType<typeof mine>>) =>
      items.map(({ owed: _, version: __, row, ...item }) => ({ ...item, row: { ...(row as object | undefined), owed: undefined } }));
    await world.settle();
    const kept = await mine();
    expect(kept.map(({ sk }) => sk.split('#')[0])).toEqual(expect.arrayContaining(['contact', 'consent', 'find', 'registration']));
    for (const hours of [1, 25]) {
      world.tick(hours * HOUR);
      await world.journeys();
      await world.settle();
    }
    expect(beside(await mine())).toEqual(beside(kept));
    expect((await world.deps.contact.find(contact))?.owed?.size).toBe(1);
    expect((await all()).filter(({ sk }) => sk.startsWith('case#'))).toHaveLength(1);
    expect(await tracesOf(world, 'Traceworks')).toEqual([]);
  });
});

describe('nothing resurrects them (F22):', () => {
  /** Runs `act` once, before the n-th request to the table from now on; false where there were not as many. */
  const interrupt = (n: number, act: () => Promise<unknown>): (() => boolean) => {
    const { table } = world.deps;
    const own = { get: table.get, put: table.put, change: table.change, remove: table.remove, transact: table.transact };
    let [count, done] = [0, false];
    const restore = () => Object.assign(table, own);
    for (const name of Object.keys(own) as (keyof typeof own)[]) {
      const inner = own[name] as (...args: unknown[]) => Promise<unknown>;
      Object.assign(table, {
        [name]: async (...args: unknown[]) => {
          count += 1;
          if (count - 1 === n && !done) {
            done = true;
            restore();
            await act();
          }
          return inner(...args);
        },
      });
    }
    return () => {
      restore();
      return done;
    };
  };

  it('every change that was ever stored, delivered again', async () => {
    const records = (await readStreamOnce(process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '', world.config.TABLE_NAME).next()) as DynamoDBRecord[];
    const mails = world.mails.length;
    const quiet = async () =>
      (await scan(world)).filter(({ sk, pk }) => !/^(?:feed|erasure|suppression#.*)$/.test(sk) && pk !== 'setting#site' && pk !== 'stream');
    await world.settle();
    const before = await quiet();
    for (const Records of [records, [...records].reverse()]) {
      await world.handlers.counts({ Records, shardId: 'shard-1' });
      world.tick(1_001);
      expect(await world.handlers.reactions({ Records })).toEqual({ batchItemFailures: [] });
      await world.settle();
    }
    expect(await tracesOf(world, 'Traceworks')).toEqual([]);
    expect(await quiet()).toEqual(before);
    expect(world.mails).toHaveLength(mails);
  });

  it('erased before any one request of what follows a registration', { timeout: 120_000 }, async () => {
    const other = await openWebinar(world, { title: 'The first one', startsAt: soon() });
    const people = Array.from({ length: 30 }, (_, n) => `xaver${n}x`);
    await Promise.all(people.map((who) => register(world, other.slug, `${who}@example.com`, form(who))));
    await world.settle();
    const mails = world.mails.length;
    const erased: string[] = [];
    for (const [n, who] of people.entries()) {
      const email = `${who}@example.com`;
      await register(world, webinar.slug, email, { ...form(who), question: 'Asked in between?' });
      const wasReached = interrupt(n, async () => {
        world.tick(10);
        await erase(world, email);
        // Its first sweep is over before what was interrupted goes on.
        const body = JSON.stringify({ kind: 'erase', contact: contactOf(world, email) });
        await world.handlers.work({ Records: [{ messageId: 'm', body }] as never });
      });
      await world.settleStream();
      if (!wasReached()) break;
      erased.push(who);
    }
    await world.settle();
    for (const who of erased) expect(await tracesOf(world, who), who).toEqual([]);
    const toErased = world.mails.slice(mails).filter(({ mail }) => erased.some((who) => mail.to.startsWith(who)));
    expect(toErased).toEqual([]);
    for (const who of people.slice(erased.length)) await erase(world, `${who}@example.com`);
    await world.settle();
    expect(await tracesOf(world, 'xaver')).toEqual([]);
    expect(erased.length).toBeGreaterThan(12);
  });

  it('a question that was let through and stored after everything was swept', async () => {
    const { verified, guest } = await live(world, webinar, 'frederike');
    const { question, chat } = world.deps;
    const [add, say] = [question.add, chat.add];
    const held: (() => Promise<unknown>)[] = [];
    const later = (store: () => Promise<unknown>): Promise<boolean> => Promise.resolve(held.push(store) > 0);
    Object.assign(question, { add: (it: Parameters<typeof add>[0]) => later(() => add(it)) });
    Object.assign(chat, { add: (...it: Parameters<typeof say>) => later(() => say(...it)) });
    await post(world, `/api/live/${webinar.id}/questions`, { text: 'Late, known?' }, { cookie: verified });
    await post(world, `/api/live/${webinar.id}/questions`, { text: 'Late, guest?' }, { cookie: guest });
    world.tick(31_000);
    await post(world, `/api/live/${webinar.id}/chat`, { text: 'frederike is late' }, { cookie: verified });
    Object.assign(question, { add });
    Object.assign(chat, { add: say });
    expect(held).toHaveLength(3);
    await erase(world, 'frederike@example.com');
    await world.settle();
    for (const store of held) await store();
    await world.settle();
    expect(await tracesOf(world, 'Traceworks')).toEqual([]);
    expect((await tracesOf(world, 'frederike')).filter((place) => !/question#|feed$/.test(place))).toEqual([]);
  });

  it('an export that is being written', async () => {
    await live(world, webinar, 'gundulas');
    const asked = await exported();
    const { multipart } = world.deps.objects;
    const { complete } = multipart;
    let erased = false;
    Object.assign(multipart, {
      complete: async (...all: Parameters<typeof complete>) => {
        await complete(...all);
        if (!erased) erased = await erase(world, 'gundulas@example.com');
        await world.settleStream();
      },
    });
    await world.settle();
    Object.assign(multipart, { complete });
    expect(erased).toBe(true);
    world.tick(6_000);
    await world.settle();
    const view = (await (await get(world, `/api/console/exports/${asked.id}`, host)).json()) as ExportView;
    expect(view.state).toBe('ready');
    expect(await tracesOf(world, 'Traceworks')).toEqual([]);
  });

  it('a run whose page is under way', async () => {
    const startsAt = new Date(world.deps.now().getTime() + 2 * HOUR).toISOString();
    const later = await openWebinar(world, { title: 'Later', startsAt });
    for (const who of ['kunigunde', 'lothario']) await register(world, later.slug, `${who}@example.com`, form(who));
    await world.settle();
    world.tick(HOUR + 1_000);
    await world.journeys();
    // The pages wait in their queue, with her in one of them.
    expect(world.queued.some(({ message }) => message.kind === 'run')).toBe(true);
    const mails = world.mails.length;
    await erase(world, 'kunigunde@example.com');
    await world.settle();
    const reached = world.mails.slice(mails).map(({ mail }) => mail.to);
    expect(reached).toContain('lothario@example.com');
    expect(reached).not.toContain('kunigunde@example.com');
    expect(await tracesOf(world, 'kunigunde')).toEqual([]);
  });

  it('a queued mail', async () => {
    await live(world, webinar, 'hannibal');
    world.tick(60_000);
    await post(world, '/api/resend', { email: 'hannibal@example.com', slug: webinar.slug });
    await world.settleStream();
    expect(world.queued.some(({ message }) => message.kind === 'confirmation')).toBe(true);
    const mails = world.mails.length;
    await erase(world, 'hannibal@example.com');
    await world.settle();
    expect(world.mails).toHaveLength(mails);
  });
});
