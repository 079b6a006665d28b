/** In whose partition a case lies, whatever becomes of the question, and of whoever asked it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { contactOf, erase } from '../erasure/person.ts';
import { itemsOf, plant, scan } from '../http/stored.ts';
import { join, post } from '../support/people.ts';
import {
  ask,
  begin,
  board,
  cases,
  email,
  expectSound,
  lines,
  on,
  owedTo,
  owners,
  places,
  room,
  seats,
  signIn,
  thread,
  world,
} from './room.ts';

describe('a case', () => {
  let first: string;
  beforeAll(async () => {
    await begin('anna', 'ben', 'cleo', 'dana', 'emil');
    first = await ask('anna', 'Who answers a browser?');
    await board('end');
    await world.settle();
  });

  it('of a guest’s question is the address’s, and stays the one that it is when “These are mine” takes the question over', async () => {
    const anna = contactOf(world, email('anna'));
    expect([await owners(), await places(), await owedTo('anna')]).toEqual([[anna], [anna], [first]]);
    const verified = await join(world, email('anna'), seats.get('anna'));
    expect((await post(world, `/api/live/${room.id}/adopt`, {}, { cookie: verified })).status).toBe(200);
    await world.settle();
    expect((await world.deps.question.find(first))?.asker).toBe(anna);
    expect([await owners(), await places(), await owedTo('anna')]).toEqual([[anna], [anna], [first]]);
    await expectSound();
  });

  it('goes with its question to whoever took that over, with its lists and what is owed, and stays where a browser is forgotten', async () => {
    const [anna, ben] = ['anna', 'ben'].map((name) => contactOf(world, email(name)));
    const toWhom = async (asker: string | undefined) => {
      await world.deps.question.mark(first, { set: { asker } }, { exists: 'pk' });
      await world.settle();
      return [await owners(), await places(), await owedTo('anna'), await owedTo('ben')];
    };
    expect(await toWhom(ben)).toEqual([[ben], [ben], [], [first]]);
    await expectSound();
    expect(await toWhom('z'.repeat(32)), 'nobody').toEqual([[ben], [ben], [], [first]]);
    expect(await toWhom(anna)).toEqual([[anna], [anna], [first], []]);
    await expectSound();
  });

  it('is opened anew where its place leads nowhere, once (F12)', async () => {
    const [it] = await cases();
    await world.deps.table.remove({ pk: String(it?.pk), sk: String(it?.sk) });
    await plant(world, { pk: String(it?.pk), sk: `case#${'x'.repeat(10)}-broken`, listPk: 'cases#open', listSk: 'x', v: 1 });
    await world.settle();
    for (let times = 0; times < 2; times += 1) await world.handlers.work(toWork({ kind: 'cases', webinar: room.id }));
    await world.deps.table.remove({ pk: String(it?.pk), sk: `case#${'x'.repeat(10)}-broken` });
    await world.settle();
    expect((await cases()).map(({ sk }) => sk)).toEqual([`case#${first}`]);
    expect(await itemsOf(world, '|quarantine#')).toEqual([]);
  });

  it('of two addresses that were joined is the one person’s, who is owed what both are, until it is answered', async () => {
    const other = await ask('ben', 'And who answers me?');
    await world.settle();
    await on(`contacts/${contactOf(world, email('ben'))}/merge`, { into: email('anna') });
    await world.settle();
    expect(await owedTo('anna')).toEqual([first, other].toSorted());
    expect((await lines()).map(({ contact }) => contact.email)).toEqual([email('anna'), email('anna')]);
    await board(`questions/${other}/decisions`, { decision: 'reply', text: 'We do.' });
    await world.settle();
    expect(await owedTo('anna')).toEqual([first]);
    await on(`cases/${first}/resolve`);
    await world.settle();
    expect(await owedTo('anna'), 'resolved by a call').toEqual([]);
  });

  it('that came to somebody else keeps what was written and noted before, answers who has it now, and goes with them whole', async () => {
    const id = await ask('dana', 'Which plan is ours?');
    await world.settle();
    await on(`cases/${id}/replies`, { text: 'Which one, traceworker?', answers: false });
    await on(`cases/${id}/notes`, { text: 'A noted tracework.' });
    await world.settle();
    world.tick(1_000);
    const sendAt = new Date(world.deps.now().getTime() + 600_000).toISOString();
    await on(`cases/${id}/replies`, { text: 'The traceworks plan.', answers: false, sendAt });
    const later = new Date(world.deps.now().getTime() + 1_200_000).toISOString();
    await on(`cases/${id}/replies`, { text: 'Or a tracework less.', answers: false, sendAt: later });
    const emil = contactOf(world, email('emil'));
    await world.deps.question.mark(id, { set: { asker: emil } }, { exists: 'pk' });
    await world.settle();
    world.tick(700_000);
    await world.journeys();
    await world.settle();
    expect(await thread(id)).toEqual([
      ['Which one, traceworker?', 1],
      ['A noted tracework.', undefined],
      ['Or a tracework less.', undefined],
      ['The traceworks plan.', 1],
    ]);
    expect(world.mails.at(-1)?.mail.to).toBe(email('emil'));
    await on(`cases/${id}/replies`, { text: 'A tracework for emil.', answers: false });
    world.tick(700_000);
    await world.journeys();
    await world.settle();
    expect((await thread(id)).slice(-3), 'what was written to him since is seen').toEqual([
      ['Or a tracework less.', undefined],
      ['The traceworks plan.', 1],
      ['A tracework for emil.', 1],
    ]);
    await erase(world, email('emil'));
    await world.settle();
    for (const hours of [1, 25]) {
      world.tick(hours * 3_600_000);
      await world.journeys();
      await world.settle();
    }
    expect((await scan(world)).filter((item) => JSON.stringify(item).includes('tracework'))).toEqual([]);
    await signIn();
  });

  it('of somebody who is erased while it opens goes with them: what they asked waits as nobody’s, and nobody is mailed (F22)', async () => {
    const late = await ask('cleo', 'Will you forget me?');
    const cleo = contactOf(world, email('cleo'));
    const before = world.mails.length;
    await Promise.all([world.settleStream(), erase(world, email('cleo'))]);
    await world.settle();
    for (const hours of [1, 25]) {
      world.tick(hours * 3_600_000);
      await world.journeys();
      await world.settle();
    }
    expect((await scan(world)).filter(({ pk, sk }) => pk === `contact#${cleo}` && /case|message|letter/.test(sk))).toEqual([]);
    expect(world.mails.slice(before).filter(({ mail }) => mail.to === email('cleo') && !mail.subject.includes('erase'))).toEqual([]);
    const [nobodys, ...more] = (await cases()).filter(({ sk }) => sk === `case#${late}`);
    expect([more, nobodys?.pk === `contact#${cleo}`]).toEqual([[], false]);
    await signIn();
    expect((await lines()).find(({ id }) => id === late)).toMatchObject({ question: { text: 'Will you forget me?' } });
    await expectSound();
  });
});

const toWork = (message: unknown) => ({ Records: [{ messageId: 'm', body: JSON.stringify(message) }] }) as never;
