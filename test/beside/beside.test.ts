/** What stands beside a case: who asked the same, who should answer, and which earlier answers fit. */
import { beforeAll, describe, expect, it } from 'vitest';
import { fittingOf } from '#functions/beside/fit.ts';
import { momentOf } from '#functions/beside/moment.ts';
import { suggestionOf } from '#functions/beside/suggest.ts';
import type { Beside } from '#shared/beside.ts';
import type { Case } from '#shared/case.ts';
import { usualPolicy } from '#shared/policy.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

describe('an earlier answer fits', () => {
  const answered = (id: string, question: string, labels: readonly string[] = [], at = '2027-06-01T10:00:00.000Z') => ({
    id,
    question,
    labels,
    at,
  });
  const all = [
    answered('reply', 'How long may a first reply take?'),
    answered('newer', 'Who writes the first reply?', [], '2027-06-02T10:00:00.000Z'),
    answered('money', 'Do you refund shipping?', ['money']),
    answered('german', 'Wie lange dauert eine Erstattung?'),
  ];
  it.each([
    {
      text: 'How long does the first reply take at weekends?',
      labels: [],
      fits: ['reply', 'newer'],
      why: 'two words; the one with more of them first',
    },
    { text: 'Refunding?', labels: [], fits: ['money'], why: 'the only word that says anything' },
    { text: 'Where is my shipping label, and who prints it?', labels: [], fits: [], why: 'one word of several is chance' },
    { text: 'Where is it?', labels: ['money'], fits: ['money'], why: 'a label was chosen by somebody' },
    { text: 'Wann kommt die Erstattung, und wie lange dauert sie?', labels: [], fits: ['german'], why: 'German as well' },
    { text: '', labels: [], fits: [], why: 'nothing was asked in words' },
  ])('$why', ({ text, labels, fits }) => {
    expect(fittingOf({ text, labels }, all, 3).map((one) => one.answered.id)).toEqual(fits);
  });
  it('says by which words and labels', () => {
    const fitting = fittingOf({ text: 'The first reply: how long?', labels: ['money'] }, all, 9);
    expect(fitting.map(({ answered: { id }, words, labels }) => [id, words, labels])).toEqual([
      ['reply', ['long', 'first', 'reply'], []],
      ['newer', ['first', 'reply'], []],
      ['money', [], ['money']],
    ]);
  });
});

describe('who should answer', () => {
  const teams = [
    { name: 'Press', lead: null, members: ['pia@example.com'], labels: ['press'] },
    { name: 'Care', lead: null, members: ['ada@example.com', 'bo@example.com'], labels: ['material'] },
  ];
  const open = new Map([['ada@example.com', 3]]);
  const nobody = { board: undefined, labels: [], others: [], teams, open };
  it.each([
    { known: nobody, is: undefined },
    { known: { ...nobody, labels: ['material'] }, is: { owner: 'bo@example.com', why: 'team', team: 'Care', label: 'material', open: 0 } },
    {
      known: { ...nobody, labels: ['material'], others: [{}, { owner: 'ada@example.com' }] },
      is: { owner: 'ada@example.com', why: 'last-case' },
    },
    {
      known: { ...nobody, board: 'pia@example.com', others: [{ owner: 'ada@example.com' }] },
      is: { owner: 'pia@example.com', why: 'board' },
    },
  ])('$is.why', ({ known, is }) => expect(suggestionOf(known)).toEqual(is));
});

it('counts a moment from when the recording began, and leads there where it can be watched', () => {
  const room = {
    slug: 'one',
    state: 'ended',
    startedAt: '2027-06-18T09:00:00.000Z',
    endedAt: '2027-06-18T10:00:00.000Z',
    replay: null,
  } as const;
  expect(momentOf('2027-06-18T09:03:12.900Z', room)).toEqual({ seconds: 192 });
  expect(momentOf('2027-06-18T09:03:12.900Z', { ...room, replay: '/film.m3u8' })).toEqual({
    seconds: 192,
    url: '/webinars/one/room/#t=192',
  });
  expect(momentOf('2027-06-18T08:59:00.000Z', room), 'asked while registering').toBeUndefined();
  expect(momentOf('2027-06-18T10:01:00.000Z', room)).toBeUndefined();
});

describe('beside a case', () => {
  let world: World;
  let agent: string;
  let host: string;
  const decide = async (room: string, id: string, body: unknown) => {
    const answer = await post(world, `/api/console/webinars/${room}/questions/${id}/decisions`, body, { cookie: host });
    expect(answer.status, await answer.clone().text()).toBeLessThan(300);
  };
  const beside = async (id: string): Promise<Beside> => {
    const answer = await get(world, `/api/console/cases/${id}/beside`, agent);
    expect(answer.status).toBe(200);
    return (await answer.json()) as Beside;
  };
  const room = () => openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } });
  type Where = Awaited<ReturnType<typeof room>>;
  /** Each with the cookie by which they ask there. */
  const enter = async (where: Where, ...names: readonly string[]): Promise<readonly string[]> => {
    for (const name of names) await register(world, where.slug, `${name}@example.com`, { name: `${name} Example` });
    await world.settle();
    return Promise.all(names.map((name) => join(world, `${name}@example.com`)));
  };
  const ask = async (where: Where, cookie: string | undefined, text: string, anonymous = false): Promise<string> => {
    world.tick(60_000);
    const answer = await post(world, `/api/live/${where.id}/questions`, { text, anonymous }, { cookie: cookie ?? '' });
    expect(answer.status, await answer.clone().text()).toBe(201);
    return ((await answer.json()) as { id: string }).id;
  };
  beforeAll(async () => {
    world = await openWorld();
    [agent, host] = [await signedIn(world, ['agent']), await signedIn(world, ['host'])];
  });

  it('stand who asked the same, when, what was answered to everybody, and what the person waited for before', async () => {
    const first = await room();
    const [anna, ben, carl, dora] = await enter(first, 'anna', 'ben', 'carl', 'dora');
    const known = await ask(first, anna, 'How long may a first reply take?');
    const own = await ask(first, anna, 'My first reply 4711 never came, how long now?');
    const wanted = await ask(first, ben, 'How long may the first reply take at weekends?');
    const same = await ask(first, carl, 'First reply on Sundays?');
    const between = await ask(first, dora, 'And on Saturdays?', true);
    await decide(first.id, known, { decision: 'reply', text: 'An hour by chat.' });
    await decide(first.id, own, { decision: 'reply', text: 'We found yours.', private: true });
    await decide(first.id, same, { decision: 'merge', into: between });
    await decide(first.id, between, { decision: 'merge', into: wanted });
    await post(world, `/api/console/webinars/${first.id}/end`, {}, { cookie: host });
    await world.settle();
    const { askers, more, moment, earlier, answers, suggested } = await beside(wanted);
    expect(askers.toSorted((a, b) => (a.text < b.text ? -1 : 1)).map(({ name, text, id }) => [name, text, id !== ''])).toEqual([
      ['', 'And on Saturdays?', false],
      ['carl Example', 'First reply on Sundays?', true],
    ]);
    expect([more, earlier, suggested, moment?.seconds !== undefined && moment.seconds > 60]).toEqual([0, [], undefined, true]);
    expect(answers, 'what was written to one person is not offered for another').toMatchObject([
      { id: known, text: 'An hour by chat.', webinar: { id: first.id } },
    ]);

    await post(world, `/api/console/cases/${wanted}/assign`, { owner: 'agent@example.com' }, { cookie: agent });
    const second = await room();
    const [benAgain] = await enter(second, 'ben');
    const again = await ask(second, benAgain, 'Can I read it somewhere?');
    const hidden = await ask(second, benAgain, 'And nobody knows that I asked?', true);
    await post(world, `/api/console/webinars/${second.id}/end`, {}, { cookie: host });
    await world.settle();
    const later = await beside(again);
    expect(
      later.earlier.map(({ text, state, owner }) => [text, state, owner]),
      'not what they asked without their name',
    ).toEqual([['How long may the first reply take at weekends?', 'open', 'agent@example.com']]);
    expect(later.suggested).toEqual({ owner: 'agent@example.com', why: 'last-case' });
    expect(await beside(hidden)).toMatchObject({ earlier: [], askers: [] });
    expect((await beside(hidden)).suggested, 'by whom their case was answered says who they are').toBeUndefined();
  });

  it('stands what a label says, and nothing where nobody looks', async () => {
    const where = await room();
    const [emil, frida] = await enter(where, 'emil', 'frida');
    const id = await ask(where, emil, 'Where are the slides?');
    const next = await ask(where, frida, 'Who has the last slide?');
    await decide(where.id, id, { decision: 'label', labels: ['material'] });
    await post(world, `/api/console/webinars/${where.id}/end`, {}, { cookie: host });
    await world.settle();
    const teams = [{ name: 'Care', lead: null, members: ['ada@example.com', 'agent@example.com'], labels: ['material'] }];
    const admin = await signedIn(world, ['admin']);
    const headers = { 'content-type': 'application/json', cookie: admin };
    await world.request('/api/console/policies', { method: 'PUT', headers, body: JSON.stringify({ ...usualPolicy, teams }) });
    world.tick(6_000);
    expect((await beside(id)).suggested, 'who has none open').toMatchObject({ owner: 'ada@example.com', why: 'team', team: 'Care' });
    const teamOf = async () => ((await (await get(world, `/api/console/cases/${id}`, agent)).json()) as Case).team;
    const labelled = async (...labels: string[]) => {
      await decide(where.id, id, { decision: 'label', labels });
      await world.settle();
      return teamOf();
    };
    expect([await labelled(), await labelled('material'), await labelled()]).toEqual([undefined, 'Care', undefined]);
    await labelled('material');
    await post(world, `/api/console/cases/${id}/assign`, { team: null }, { cookie: agent });
    expect([await labelled(), await labelled('material')], 'somebody chose none').toEqual([undefined, undefined]);
    await decide(where.id, next, { decision: 'label', labels: ['material'] });
    await world.settle();
    await post(world, `/api/console/cases/${next}/assign`, { team: 'Press' }, { cookie: agent });
    await decide(where.id, next, { decision: 'label', labels: [] });
    await world.settle();
    expect((await (await get(world, `/api/console/cases/${next}`, agent)).json()) as Case, 'somebody chose').toMatchObject({
      team: 'Press',
    });
    expect((await get(world, '/api/console/cases/nothing/beside', agent)).status).toBe(404);
  });
});
