/** An answer to many while its processes are killed: everybody is told once, or visibly not (TRIALS F8 on deliveries). */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseConfig } from '#functions/config.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import { itemToDelivery, type StoredDelivery } from '#functions/delivery/stored.ts';
import { toQuestion } from '#functions/question/ask.ts';
import { toRegistration } from '#functions/registration/register.ts';
import { deliveryKey } from '#functions/table/keys.ts';
import { createWorkDeps, type WorkDeps } from '#functions/work-deps.ts';
import { openDataFolder } from '#infra/local/data-folder.ts';
import { type Box, openBox } from '#infra/local/outbox/box.ts';
import { localPorts } from '#infra/local/ports.ts';
import type { Part } from '#infra/local/process/join.ts';
import { childEnvironment } from '#infra/local/settings.ts';
import type { Case } from '#shared/case.ts';
import { toTag } from '#shared/ids.ts';
import type { Replied } from '#shared/reply.ts';
import { freeBlock } from '../run/free-block.ts';
import { trialFolder } from '../trials/folder.ts';
import type { Browser } from '../trials/kill/browser.ts';
import { openRoom, signIn } from '../trials/kill/room.ts';
import { livingPid, type System, startParts } from '../trials/kill/system.ts';

const VOTERS = 200;
/** On a machine with much else to do. */
const PATIENCE_MS = 150_000;

let folder: string;
let system: System;
let deps: WorkDeps;
let host: Browser;

beforeAll(async () => {
  folder = await trialFolder('answers');
  system = await startParts(await freeBlock(5800), join(folder, 'data'));
  const { settings } = system;
  const environment = childEnvironment(settings, await openDataFolder(settings.dataFolder));
  process.env.AWS_ENDPOINT_URL_DYNAMODB = settings.databaseUrl;
  const { apiUrl, publicUrl, dataFolder } = settings;
  const config = parseConfig(environment);
  deps = createWorkDeps(config, localPorts(dataFolder, { apiUrl, publicUrl, secret: config.ORIGIN_SECRET }));
  box = openBox(dataFolder);
  host = await signIn(publicUrl);
}, PATIENCE_MS);
afterAll(async () => {
  await system.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const json = async <T>(path: string, body?: unknown): Promise<T> => {
  const { status, text } = await host.ask(path, body === undefined ? {} : { method: 'POST', json: body });
  if (status >= 300) throw new Error(`${path} was answered ${status}`);
  return JSON.parse(text) as T;
};
const until = async (what: string, isSo: () => Promise<boolean>): Promise<void> => {
  const late = performance.now() + PATIENCE_MS;
  while (!(await isSo().catch(() => false))) {
    if (performance.now() > late) throw new Error(`It did not come to this in time: ${what}`);
    await pause(100);
  }
};

const seatOf = (webinar: string, contact: string) => ({ kind: 'verified', webinar, contact, epoch: 1, guest: undefined }) as const;

/** Registered, confirmed by no mail, and with a place of their own in the lists. */
const come = async (webinar: string, email: string, at: Date): Promise<string> => {
  const id = addressToContact(deps.config.CONTACT_KEY, email);
  const time = at.toISOString();
  await deps.contact.store(
    { id, address: email, name: '', company: '', firstAt: time, lastAt: time, mailDay: '', mails: [], version: 0 },
    undefined,
  );
  const registration = toRegistration({ email }, id, id, at);
  await deps.registration.register(webinar, registration);
  await deps.registration.sent(id, webinar, registration.again.at);
  return id;
};

const fill = async (webinar: Awaited<ReturnType<typeof openRoom>>) => {
  const now = new Date();
  const asker = await come(webinar.id, 'asker@example.com', now);
  const text = 'Does everybody get this answer?';
  const id = deps.questionIds.make(webinar.id, asker, text);
  await deps.live.stampAsk(seatOf(webinar.id, asker), toTag(id));
  await deps.question.add(toQuestion({ id, webinar, text, asker, name: '', company: '', anonymous: false, confirmed: true, now }));
  const numbers = Array.from({ length: VOTERS }, (_, n) => n).values();
  const voters: string[] = [];
  const work = async (): Promise<void> => {
    for (const n of numbers) {
      const contact = await come(webinar.id, `v${n}@example.com`, now);
      await deps.live.vote(seatOf(webinar.id, contact), toTag(id), true);
      voters.push(contact);
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return { id, people: [asker, ...voters] };
};

/** Messages never change, so one reader reads each of them once. */
let box: Box;
const answers = async () => (await box.list()).filter(({ answer }) => answer !== undefined);
const kill = (part: Part): void => {
  const pid = livingPid(system.settings, part);
  if (pid > 0) process.kill(pid, 'SIGKILL');
};

it('reaches each of two hundred voters once, although worker and stream reader die in the midst of it', async () => {
  const webinar = await openRoom(host, 7);
  const { id, people } = await fill(webinar);
  await json(`/api/console/webinars/${webinar.id}/end`, {});
  const one = () => json<Case>(`/api/console/cases/${id}`);
  await until('a case with its votes', async () => (await one()).question.votes === VOTERS);
  const { replied } = await json<Replied>(`/api/console/cases/${id}/replies`, { text: 'Everybody does.', voters: true });
  // Whom it is for is still looked up, then told by the stream, then mailed.
  const deaths: readonly (readonly [number, Part])[] = [
    [1, 'streams'],
    [30, 'worker'],
    [90, 'streams'],
    [120, 'worker'],
  ];
  for (const [mails, part] of deaths) {
    await until(`${mails} mails`, async () => (await answers()).length >= mails && livingPid(system.settings, part) > 0);
    expect((await answers()).length, 'in the midst of it').toBeLessThan(people.length);
    kill(part);
  }
  const reply = (await deps.reply.find(people[0] ?? '', id, replied)) ?? { sentAt: '' };
  const told = async (): Promise<StoredDelivery[]> => {
    const keys = people.map((person) => deliveryKey(person, reply.sentAt ?? '', replied));
    const pages = [keys.slice(0, 100), keys.slice(100, 200), keys.slice(200)];
    return (await Promise.all(pages.map((page) => deps.table.batchGet(page)))).flat().map(itemToDelivery);
  };
  // What a mailer held at its death comes a minute later: that it will is said, and is as many letters as there were deaths.
  const workers = deaths.filter(([, part]) => part === 'worker').length;
  await until('everybody told', async () => {
    const all = await told();
    return all.length === people.length && all.filter(({ state }) => state === 'waiting').length <= workers;
  });
  await until('figures that say so', async () => {
    const [all, { messages }] = [await told(), await one()];
    const figures = messages.at(-1)?.delivery;
    const count = (state: StoredDelivery['state']) => all.filter((delivery) => delivery.state === state).length;
    return figures?.told === count('sent') && figures.waiting === count('waiting') && figures.failed + figures.left === 0;
  });
  const [mails, all] = [await answers(), await told()];
  const byPerson = Map.groupBy(mails, ({ to }) => to);
  const twice = [...byPerson.values()].filter(({ length }) => length > 1);
  expect(new Set(byPerson.keys()).size).toBeGreaterThanOrEqual(people.length - workers);
  expect(mails.length - byPerson.size, 'one mail more per death of the mailer at most').toBeLessThanOrEqual(workers);
  const idsOf = async (some: typeof mails) =>
    new Set(await Promise.all(some.map(async (mail) => /^Message-ID: (.*)$/im.exec(String(await box.read(mail.id)))?.[1])));
  for (const some of twice) expect((await idsOf(some)).size, 'and mailboxes know it again').toBe(1);
  expect(new Set(all.map(({ person }) => person)).size).toBe(people.length);
}, 280_000);
