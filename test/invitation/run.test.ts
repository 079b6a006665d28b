/** A run of invitations: who gets it, once, whatever dies, races or changes under way. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CarrierAway, Unknown } from '#functions/mail/carrier.ts';
import { createMailer } from '#functions/mailer.ts';
import type { WorkDeps } from '#functions/work-deps.ts';
import type { Webinar } from '#shared/webinar.ts';
import { itemsOf } from '../http/stored.ts';
import { openWebinar, register } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { act, addPeople, addPerson, idOf, look, makeInvitation } from './segment.ts';

let world: World;
let webinar: Webinar;
beforeEach(async () => {
  world = await openWorld({ at: '2027-06-10T09:00:00.000Z' });
  webinar = await openWebinar(world);
});

const to = () => world.mails.map(({ mail }) => mail.to).toSorted();
const takePages = () => world.queued.splice(0).filter(({ queue }) => queue === 'mail-runs');
/** Every message that waits for one mailer, `times` over, until none does. */
const work = async (deps: WorkDeps = world.deps, times = 1): Promise<void> => {
  const mailer = createMailer(deps);
  for (let pages = takePages(); pages.length > 0; pages = takePages())
    for (const { message } of pages)
      for (let time = 0; time < times; time += 1) await mailer({ Records: [{ messageId: 'm', body: JSON.stringify(message) }] } as never);
};
const minute = async (deps: WorkDeps = world.deps): Promise<void> => {
  world.tick(91_000);
  await world.journeys();
  await work(deps);
};
const killed = new Error('killed');

describe('an invitation', () => {
  it('goes once to each of a segment, says who was left out and why, and ends', async () => {
    const people = await addPeople(world, 60);
    await addPerson(world, 'none@example.com', { consent: {} });
    await addPerson(world, 'gone@example.com', { suppressed: { marketing: { why: 'bounced', at: '2027-01-01T00:00:00.000Z' } } });
    await addPerson(world, 'owed@example.com', { owed: new Set([`${webinar.id}-1`]) });
    await register(world, webinar.slug, 'p7@example.com');
    await world.settle();
    world.mails.splice(0);
    const made = await makeInvitation(world, webinar, { subject: 'Come and ask', text: 'We saved a chair.\n\nFor you.' });
    expect(made).toMatchObject({ state: 'ready', size: 59, left: { consent: 1, bounced: 1, hold: 1, registered: 1 }, sent: 0 });
    expect(world.mails).toEqual([]);
    await act(world, made.id, 'send');
    await world.settle();
    expect(to()).toEqual(people.filter((one) => one !== 'p7@example.com').toSorted());
    const { subject, text, html, headers } = world.mails[0]?.mail ?? {};
    expect(subject).toBe('Come and ask');
    for (const part of [text, html]) for (const said of ['We saved a chair.', 'For you.', webinar.title]) expect(part).toContain(said);
    expect(headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' });
    expect(world.mails.every(({ mail }) => mail.purpose === 'marketing')).toBe(true);
    await minute();
    expect(await look(world, made.id)).toMatchObject({ state: 'done', sent: 59, unknown: 0, skipped: {} });
    await world.settle();
    expect(await itemsOf(world, '|piece#')).toEqual([]);
    const invited: string[] = [];
    for await (const contact of world.deps.invitation.invitedTo(webinar.id)) invited.push(contact);
    expect(invited.toSorted()).toEqual(
      people
        .filter((one) => one !== 'p7@example.com')
        .map((one) => idOf(world, one))
        .toSorted(),
    );
  });

  it('whose mailers die mails nobody twice: who was marked and not noted is unknown, everybody else gets it', async () => {
    const people = await addPeople(world, 40);
    const { id } = await makeInvitation(world, webinar);
    await act(world, id, 'send');
    await world.settleStream();
    let deaths = 0;
    for (const last of [3, 1, 9]) {
      let sent = 0;
      // It dies with the mail handed over, or right before, and notes nothing any more.
      const mail: WorkDeps['mail'] = async (...args) => {
        if (sent >= last) throw killed;
        sent += 1;
        await world.deps.mail(...args);
      };
      const record: WorkDeps['invitation']['record'] = () => Promise.reject(killed);
      await work({ ...world.deps, mail, invitation: { ...world.deps.invitation, record } });
      deaths += 1;
      world.tick(91_000);
      await world.journeys();
    }
    await work();
    await minute();
    expect(new Set(to()).size).toBe(to().length);
    const seen = await look(world, id);
    expect(seen).toMatchObject({ state: 'done', skipped: {} });
    expect(seen.sent + seen.unknown).toBe(people.length);
    // Of each death one mail may have been lost; what was sent before it is unknown to us, and known to them.
    expect(people.length - to().length).toBe(deaths);
    expect(seen.unknown).toBe(3 + 1 + 9 + deaths);
  });

  it('whose messages come again, side by side and late, mails each once', async () => {
    const people = await addPeople(world, 55);
    const { id } = await makeInvitation(world, webinar);
    await act(world, id, 'send');
    await world.settleStream();
    const first = takePages();
    for (let round = 0; round < 3; round += 1) {
      const mailers = [createMailer(world.deps), createMailer(world.deps)];
      const give = ({ message }: (typeof first)[number]) =>
        mailers.map((mailer) => mailer({ Records: [{ messageId: 'm', body: JSON.stringify(message) }] } as never));
      await Promise.all(first.flatMap(give));
      await work(world.deps, 3);
      world.tick(91_000);
      await Promise.all([world.journeys(), world.journeys()]);
      await work(world.deps, 2);
    }
    expect(to()).toEqual(people.toSorted());
    expect(await look(world, id)).toMatchObject({ state: 'done', sent: 55, unknown: 0 });
  });

  it('waits for a mail server that is away, and leaves an answer that was lost at that', async () => {
    const people = await addPeople(world, 12);
    const { id } = await makeInvitation(world, webinar);
    await act(world, id, 'send');
    await world.settleStream();
    let asked = 0;
    const mail: WorkDeps['mail'] = async (...args) => {
      asked += 1;
      if (asked === 3) throw new CarrierAway('away');
      await world.deps.mail(...args);
      if (asked === 6) throw new Unknown('lost');
    };
    const deps = { ...world.deps, mail };
    await work(deps);
    expect(to()).toHaveLength(2);
    await minute(deps);
    await minute(deps);
    expect(to()).toEqual(people.toSorted());
    expect(await look(world, id)).toMatchObject({ state: 'done', sent: 11, unknown: 1, skipped: {} });
  });

  it('leaves alone who says no, registers or is owed an answer while it runs', async () => {
    await addPeople(world, 30);
    const { id } = await makeInvitation(world, webinar);
    await act(world, id, 'send');
    await world.settleStream();
    const changed = new Map<string, string>();
    const mail: WorkDeps['mail'] = async (from, content) => {
      expect(changed.has(content.to)).toBe(false);
      await world.deps.mail(from, content);
      if (world.mails.length % 5 !== 0 || changed.size === 3) return;
      const next = Array.from({ length: 30 }, (_, n) => `p${n}@example.com`).find((one) => !to().includes(one) && !changed.has(one)) ?? '';
      const why = (['unsubscribed', 'hold', 'registered'] as const)[changed.size] ?? 'hold';
      changed.set(next, why);
      const at = world.deps.now().toISOString();
      if (why === 'registered') await register(world, webinar.slug, next);
      else
        await world.deps.contact.decide(idOf(world, next), (contact) => ({
          contact: { ...contact, ...(why === 'hold' ? { owed: new Set(['q']) } : { suppressed: { marketing: { why, at } } }) },
          entries: [],
        }));
    };
    await work({ ...world.deps, mail });
    await minute();
    expect(await look(world, id)).toMatchObject({ state: 'done', sent: 27, skipped: { unsubscribed: 1, hold: 1, registered: 1 } });
  });
});

describe('its time', () => {
  it('is the day of each reader: at night in their zone it waits until eight there, and who would be too late is told nothing', async () => {
    await addPerson(world, 'berlin@example.com');
    await addPerson(world, 'sydney@example.com', { timeZone: 'Australia/Sydney' });
    await addPerson(world, 'la@example.com', { timeZone: 'America/Los_Angeles' });
    world.tick(3 * 3_600_000);
    // 14:00 in Berlin, 22:00 in Sydney, 05:00 in Los Angeles.
    const soon = await openWebinar(world, { title: 'Tonight', startsAt: '2027-06-10T18:00:00.000Z' });
    const { id } = await makeInvitation(world, soon);
    await act(world, id, 'send');
    await world.settle();
    expect(to()).toEqual(['berlin@example.com']);
    expect(await look(world, id)).toMatchObject({ state: 'running', waitsUntil: '2027-06-10T15:00:00.000Z', skipped: { late: 1 } });
    world.tick(3 * 3_600_000);
    await minute();
    expect(to()).toEqual(['berlin@example.com', 'la@example.com']);
    await minute();
    expect(await look(world, id)).toMatchObject({ state: 'done', sent: 2 });
  });

  it('is the one that was planned, and nothing leaves while it is paused', async () => {
    const people = await addPeople(world, 8);
    const { id } = await makeInvitation(world, webinar, { at: '2027-06-11T12:00:00+02:00' });
    expect(await act(world, id, 'send')).toMatchObject({ state: 'scheduled', at: '2027-06-11T10:00:00.000Z' });
    await world.settle();
    await minute();
    expect(to()).toEqual([]);
    world.tick(26 * 3_600_000);
    await world.journeys();
    const mail: WorkDeps['mail'] = async (...args) => {
      await world.deps.mail(...args);
      if (world.mails.length === 3) await act(world, id, 'pause');
    };
    await work({ ...world.deps, mail });
    await minute();
    expect([to().length, (await look(world, id)).state]).toEqual([3, 'paused']);
    await act(world, id, 'resume');
    await world.settle();
    await minute();
    expect(to()).toEqual(people.toSorted());
  });

  it('is over with the webinar, or when somebody stops it: whoever waits is forgotten', async () => {
    await addPeople(world, 5);
    const [over, stopped] = [await makeInvitation(world, webinar, { at: '2027-06-17T10:00:00Z' }), await makeInvitation(world, webinar)];
    await act(world, over.id, 'send');
    await act(world, stopped.id, 'stop');
    world.tick(9 * 86_400_000);
    await world.journeys();
    await world.settle();
    await minute();
    await world.settle();
    expect(await look(world, over.id)).toMatchObject({ state: 'done', sent: 0, skipped: { late: 5 } });
    expect(await look(world, stopped.id)).toMatchObject({ state: 'stopped', sent: 0 });
    expect([to(), await itemsOf(world, '|piece#')]).toEqual([[], []]);
  });
});

describe('one person', () => {
  it('is invited to a webinar by one invitation only, unless somebody asks for more', async () => {
    await addPeople(world, 3);
    const [first, second] = [await makeInvitation(world, webinar), await makeInvitation(world, webinar)];
    for (const { id } of [first, second]) {
      await act(world, id, 'send');
      await world.settle();
    }
    await minute();
    expect(to()).toHaveLength(3);
    expect(await look(world, second.id)).toMatchObject({ state: 'done', sent: 0, skipped: { invited: 3 } });
    expect(await makeInvitation(world, webinar)).toMatchObject({ size: 0, left: { invited: 3 } });
    const again = await makeInvitation(world, webinar, { again: true });
    await act(world, again.id, 'send');
    await world.settle();
    expect(to()).toHaveLength(6);
  });

  it('gets as many in 30 days as they want, over all webinars, also where two runs come at once', async () => {
    await addPerson(world, 'rare@example.com', { preferences: { cap: 1 } });
    const others = [webinar, await openWebinar(world, { title: 'Another' }), await openWebinar(world, { title: 'A third' })];
    const made = await Promise.all(others.map((one) => makeInvitation(world, one)));
    for (const { id } of made) await act(world, id, 'send');
    await world.settleStream();
    const pages = takePages();
    await Promise.all(
      pages.map(({ message }) => createMailer(world.deps)({ Records: [{ messageId: 'm', body: JSON.stringify(message) }] } as never)),
    );
    await work();
    await minute();
    await minute();
    expect(to()).toEqual(['rare@example.com']);
    const seen = await Promise.all(made.map(({ id }) => look(world, id)));
    expect(seen.map(({ sent }) => sent).toSorted()).toEqual([0, 0, 1]);
  });

  it('who was erased is in no invitation any more', async () => {
    const people = await addPeople(world, 4);
    const [sent, waits] = [await makeInvitation(world, webinar), await makeInvitation(world, webinar, { again: true })];
    await act(world, sent.id, 'send');
    await world.settle();
    const id = idOf(world, people[2] ?? '');
    const known = await world.deps.contact.find(id);
    if (known) await world.deps.erasure.begin(known, 'asked');
    await world.settle();
    world.tick(60_000);
    await world.settle();
    const kept = (await itemsOf(world, 'invitation#')).map((item) =>
      JSON.stringify(item, (_, value) => (value instanceof Set ? [...value] : value)),
    );
    expect(kept.filter((text) => text.includes(id))).toEqual([]);
    expect((await itemsOf(world, `contact#${id}|invited#`)).length).toBe(0);
    await act(world, waits.id, 'send');
    await world.settle();
    expect(to()).toHaveLength(4 + 3);
  });
});
