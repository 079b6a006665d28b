import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sendOnce } from '#functions/mail/once.ts';
import { Taken } from '#functions/mail/turn.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let letter: { pk: string; name: string };
let count = 0;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(() => {
  world.mails.length = 0;
  count += 1;
  letter = { pk: `contact#c${count}`, name: 'manage#2027-06-18T09:00:00.000Z' };
});

const mailer = (name: string) => ({ name, handed: new Set<string>() });
const made = async () => ({
  from: { name: 'Parley', address: 'parley@example.com' },
  mail: { to: 'anna@example.com', subject: 'One', html: '<p>One', text: 'One', purpose: 'service' as const },
});
const cut = new Error('the answer was lost');

describe('a letter', () => {
  it('goes out once, whoever brings its message again', async () => {
    for (const name of ['first', 'first', 'second']) await sendOnce(world.deps, mailer(name), letter, made);
    expect(world.mails).toHaveLength(1);
    await sendOnce(world.deps, mailer('first'), { ...letter, name: 'another' }, made);
    expect(new Set(world.mails.map(({ mail }) => mail.id)).size, 'each has an id of its own').toBe(2);
  });

  it('goes out once where several mailers have it in the same instant', async () => {
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map((name) => sendOnce(world.deps, mailer(name), letter, made)));
    expect(world.mails).toHaveLength(1);
    for (const outcome of outcomes.filter(({ status }) => status === 'rejected'))
      expect((outcome as PromiseRejectedResult).reason).toBeInstanceOf(Taken);
  });

  it('is recorded later where the table went away after it was handed over', async () => {
    let away = true;
    const sent: World['deps']['letter']['sent'] = (...args) => (away ? Promise.reject(cut) : world.deps.letter.sent(...args));
    const deps = { ...world.deps, letter: { ...world.deps.letter, sent } };
    const same = mailer('first');
    await expect(sendOnce(deps, same, letter, made)).rejects.toBe(cut);
    away = false;
    await sendOnce(deps, same, letter, made);
    expect(same.handed.size).toBe(0);
    await sendOnce(deps, mailer('second'), letter, made);
    expect(world.mails).toHaveLength(1);
  });

  it('goes out under the same id after a death between handing over and recording', async () => {
    const deps = { ...world.deps, letter: { ...world.deps.letter, sent: () => Promise.reject(cut) } };
    await expect(sendOnce(deps, mailer('dies'), letter, made)).rejects.toBe(cut);
    await expect(sendOnce(world.deps, mailer('next'), letter, made)).rejects.toBeInstanceOf(Taken);
    world.tick(61_000);
    await sendOnce(world.deps, mailer('next'), letter, made);
    expect(world.mails).toHaveLength(2);
    expect(world.mails[0]?.mail.id).toBe(world.mails[1]?.mail.id);
  });

  it('leaves its turn to the next one where its carrier fails, or nothing is to be sent', async () => {
    const failing = { ...world.deps, mail: () => Promise.reject(cut) };
    await expect(sendOnce(failing, mailer('first'), letter, made)).rejects.toBe(cut);
    await sendOnce(world.deps, mailer('second'), letter, async () => undefined);
    expect(await world.deps.table.get({ pk: letter.pk, sk: `letter#${letter.name}` }), 'no trace of it').toBeUndefined();
    await sendOnce(world.deps, mailer('third'), letter, made);
    expect(world.mails).toHaveLength(1);
  });
});
