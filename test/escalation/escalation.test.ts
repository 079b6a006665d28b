/** What is overdue reaches whoever leads: once, together, and without a word of what was asked. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '#functions/case/rules.ts';
import { leadOf, tellAt } from '#functions/escalation/rules.ts';
import { caseKey } from '#functions/table/keys.ts';
import { base32 } from '#shared/ids.ts';
import { usualPolicy } from '#shared/policy.ts';
import { addPerson, idOf } from '../invitation/segment.ts';
import { post, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const MINUTE = 60_000;
const team = (name: string, lead: string | null, members: string[] = []) => ({ name, lead, members, labels: [] });

describe('whoever leads', () => {
  const teams = [team('Billing', 'bea@example.com', ['ann@example.com']), team('Roads', null, ['ron@example.com'])];
  it.each([
    ['of the team that the case was given to', { team: 'Billing', owner: 'ron@example.com' }, 'bea@example.com'],
    ['of the team that its owner is in', { owner: 'ann@example.com' }, 'bea@example.com'],
    ['over all, where the team has none', { team: 'Roads' }, 'lea@example.com'],
    ['over all, where it is nobody’s', {}, 'lea@example.com'],
    ['over all, where the team is gone', { team: 'Gone' }, 'lea@example.com'],
  ])('is the one %s', (_, it, lead) => {
    expect(leadOf(it, { teams, lead: 'lea@example.com' })).toBe(lead);
  });
  it('is nobody where nobody was named', () => {
    expect(leadOf({ team: 'Roads' }, { teams, lead: null })).toBeUndefined();
  });
  it('hears of it a minute later, and half an hour after the mail before', () => {
    const now = new Date('2027-06-21T15:00:00.000Z');
    expect([undefined, '2027-06-21T14:00:00.000Z', '2027-06-21T14:50:00.000Z'].map((before) => tellAt(now, before))).toEqual([
      '2027-06-21T15:01:00.000Z',
      '2027-06-21T15:01:00.000Z',
      '2027-06-21T15:20:00.000Z',
    ]);
  });
});

describe('escalation', () => {
  let world: World;
  const told = () => world.mails.filter(({ mail }) => mail.subject.includes('overdue'));
  const pass = async (minutes: number) => {
    world.tick(minutes * MINUTE);
    await world.journeys();
    await world.settle();
  };
  const openOne = async (more: object = {}) => {
    const contact = idOf(world, 'ada@example.com');
    const id = `${contact}-${base32(world.deps.random(8)).slice(0, 12)}`;
    const opening = { id, contact, source: 'mail', votes: 0, openedAt: world.deps.now().toISOString(), ...more } as const;
    expect(await world.deps.cases.open(openCase(opening, await world.deps.cases.clock()))).toBe(true);
    await world.settle();
    return id;
  };
  const act = async (id: string, path: string, body: object = {}) => {
    const cookie = await signedIn(world, ['agent']);
    expect((await post(world, `/api/console/cases/${id}/${path}`, body, { cookie })).status).toBeLessThan(300);
    await world.settle();
  };
  beforeAll(async () => {
    // A Friday; what is opened is due when work ends on Monday, 15:00 UTC.
    world = await openWorld();
    const first = { amount: 1, unit: 'hours' } as const;
    const policy = {
      ...usualPolicy,
      lead: 'lea@example.com',
      teams: [team('Billing', 'bea@example.com')],
      byPriority: { urgent: { ...usualPolicy.usual, first } },
    };
    const answer = await world.request('/api/console/policies', {
      method: 'PUT',
      headers: { cookie: await signedIn(world, ['admin']), 'content-type': 'application/json' },
      body: JSON.stringify(policy),
    });
    expect(answer.status).toBe(200);
    await addPerson(world, 'ada@example.com');
    await world.settle();
  });

  it('tells each lead once of what fell due together, and says nothing that was asked', async () => {
    const [one] = [await openOne(), await openOne({ owner: 'agent@example.com' }), await openOne({ team: 'Billing' })];
    await pass((Date.parse('2027-06-21T15:00:00.000Z') - world.deps.now().getTime()) / MINUTE);
    expect(told(), 'a minute is waited for what falls due together').toEqual([]);
    await pass(1);
    const sent = told().map(({ mail }) => `${mail.to}: ${mail.subject}`);
    expect(sent.toSorted()).toEqual(['bea@example.com: 1 case is overdue', 'lea@example.com: 2 cases are overdue']);
    const text = told().find(({ mail }) => mail.to === 'lea@example.com')?.mail.text ?? '';
    for (const part of [
      'Without a first answer: 2',
      'nobody yet: 1',
      'agent@example.com: 1',
      'https://parley.example.com/console/inbox/?view=overdue',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('ada@example.com');
    // The schedule comes each minute, and queues bring a message twice.
    for (const message of [...Array(3)].map(() => ({ kind: 'escalation', lead: idOf(world, 'lea@example.com'), batch: 1 }) as const))
      await world.deps.queue('mail-now', message);
    await pass(45);
    expect(told()).toHaveLength(2);
    await act(one, 'assign', { owner: 'agent@example.com' });
    await pass(60);
    expect(told(), 'nothing new is missed').toHaveLength(2);
  });

  it('waits half an hour after a mail, and leaves out what was done meanwhile', async () => {
    const [late, done] = [await openOne(), await openOne()];
    for (const id of [late, done]) await act(id, 'assign', { priority: 'urgent' });
    // Tuesday, 9:00 in the office, an hour of work later.
    await pass((Date.parse('2027-06-22T08:00:00.000Z') - world.deps.now().getTime()) / MINUTE);
    await pass(1);
    expect(told().at(-1)?.mail.subject).toBe('2 cases are overdue');
    const count = told().length;
    const [next, gone] = [await openOne({ openedAt: '2027-06-18T07:00:00.000Z' }), await openOne({ openedAt: '2027-06-18T07:00:00.000Z' })];
    await pass(1);
    await act(gone, 'resolve');
    await pass(20);
    expect(told(), 'half an hour has not passed').toHaveLength(count);
    await pass(10);
    expect([told().length, told().at(-1)?.mail.subject]).toEqual([count + 1, '1 case is overdue']);
    expect((await world.deps.cases.find(next))?.escalated).toHaveLength(1);
  });

  it('asks for nothing while mail is held back, and tells all of it afterwards', async () => {
    const count = told().length;
    await openOne({ openedAt: '2027-06-18T07:00:00.000Z' });
    const hold = async (stopped: boolean) => {
      const answer = await world.request('/api/console/mail/stop', {
        method: 'PUT',
        headers: { cookie: await signedIn(world, ['admin']), 'content-type': 'application/json' },
        body: JSON.stringify({ stopped }),
      });
      expect(answer.status).toBe(200);
    };
    await hold(true);
    world.tick(6_000);
    for (let minutes = 0; minutes < 65; minutes += 5) await pass(5);
    expect([told().length, world.queued.length]).toEqual([count, 0]);
    await hold(false);
    world.tick(6_000);
    await pass(31);
    expect([told().length, told().at(-1)?.mail.subject]).toEqual([count + 1, '1 case is overdue']);
  });

  it('tells of a case again only for another target', async () => {
    const id = await openOne({ openedAt: '2027-06-18T07:00:00.000Z' });
    await pass(31);
    await pass(1);
    const count = told().length;
    const before = (await world.deps.cases.find(id))?.escalated;
    for (const priority of ['urgent', 'medium'] as const) {
      await act(id, 'assign', { priority });
      await pass(31);
      await pass(1);
    }
    const after = (await world.deps.cases.find(id))?.escalated ?? [];
    expect([after.slice(0, 1), after.length]).toEqual([before, 2]);
    expect(told()).toHaveLength(count + 1);
    expect(world.logged.join('\n')).not.toContain('lea@example.com');
  });

  it('tells by itself of each target that is missed: of who was told to be without a first answer, that they wait for a solution', async () => {
    const count = told().length;
    await pass((Date.parse('2027-06-23T15:00:00.000Z') - world.deps.now().getTime()) / MINUTE);
    await pass(1);
    const mails = told().slice(count);
    expect(mails.map(({ mail }) => mail.to).toSorted()).toEqual(['bea@example.com', 'lea@example.com']);
    for (const { mail } of mails) {
      expect(mail.text).toMatch(/Not resolved in time: [1-9]/);
      expect(mail.text).not.toContain('Without a first answer');
    }
    for (const minutes of [31, 31]) await pass(minutes);
    expect(told()).toHaveLength(count + 2);
  });

  it('asks again when a rest that the policy made longer is over, and not each minute until then', async () => {
    const id = await openOne();
    await act(id, 'replies', { text: 'We do.', answers: false });
    const rest = async (restDays: number) => {
      const cookie = await signedIn(world, ['admin']);
      const known = (await (await world.request('/api/console/policies', { headers: { cookie } })).json()) as object;
      const headers = { cookie, 'content-type': 'application/json' };
      const put = { method: 'PUT', headers, body: JSON.stringify({ ...known, restDays }) };
      expect((await world.request('/api/console/policies', put)).status).toBe(200);
      world.tick(6_000);
    };
    const timer = async () => (await world.deps.table.get(caseKey(idOf(world, 'ada@example.com'), id), { strong: true }))?.dueSk;
    const before = await timer();
    await rest(20);
    await pass(14 * 24 * 60 + 1);
    expect([String(before) < String(await timer()), (await world.deps.cases.find(id))?.state]).toEqual([true, 'pending']);
    await pass(6 * 24 * 60);
    expect((await world.deps.cases.find(id))?.state).toBe('resolved');
  });
});
