/** Deciding about a question: what is refused, by its schema or by its state. */
import { describe, expect, it } from 'vitest';
import type { ConsoleQuestion } from '#shared/question.ts';
import { itemsOf, pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import { openWebinar } from '../support/people.ts';
import { openRoom } from '../support/room.ts';

const { world, guest, ask, deciding, decide } = await openRoom();

describe('a decision', () => {
  it.each([
    [{}, ['#/decision']],
    [{ decision: 'delete' }, ['#/decision']],
    [{ decision: 'reply' }, ['#/text']],
    [{ decision: 'reply', text: '  ' }, ['#/text']],
    [{ decision: 'reply', text: 'x'.repeat(4_001) }, ['#/text']],
    [{ decision: 'edit' }, ['#/text']],
    [{ decision: 'edit', text: 'x'.repeat(281) }, ['#/text']],
    [{ decision: 'edit', text: 'ü'.repeat(401) }, ['#/text']],
    [{ decision: 'merge' }, ['#/into']],
    [{ decision: 'label' }, ['#/labels']],
    [{ decision: 'label', labels: Array(9).fill('x') }, ['#/labels']],
    [{ decision: 'label', labels: ['x'.repeat(31)] }, ['#/labels/0']],
    [{ decision: 'approve', version: 0 }, ['#/version']],
    [{ decision: 'approve', votes: 100 }, ['#/votes']],
  ])('%j is refused', async (form, pointers) => {
    const { id } = await ask(await guest(), 'Decide?');
    const problem = await problemOf(await writesNothing(world, () => deciding(id, form)), 'invalid');
    expect(pointersOf(problem)).toEqual(pointers);
  });

  it('about a stale version is refused with the question as it is now', async () => {
    const { id } = await ask(await guest(), 'Stale?');
    const now = await decide(id, { decision: 'answering', version: 1 });
    const problem = await problemOf(await writesNothing(world, () => deciding(id, { decision: 'hide', version: 1 })), 'conflict');
    expect(problem.current).toMatchObject({ id, version: now.version, resolution: 'answering' });
  });

  it('never merges a question into what is closed, itself, or elsewhere', async () => {
    const [one, two] = [await ask(await guest(), 'One?'), await ask(await guest(), 'Two?')];
    await problemOf(await writesNothing(world, () => deciding(one.id, { decision: 'merge', into: one.id })), 'refused');
    await problemOf(await writesNothing(world, () => deciding(one.id, { decision: 'merge', into: 'none' })), 'not-found');
    expect((await decide(one.id, { decision: 'merge', into: two.id })).outcome).toBe('duplicate-of');
    await problemOf(await writesNothing(world, () => deciding(two.id, { decision: 'merge', into: one.id })), 'refused');
    expect((await itemsOf(world, `question#${two.id}`))[0]?.resolution).toBe('open');
  });

  it('about a question of another webinar is a 404', async () => {
    const other = await openWebinar(world, { title: 'Yet another one', live: true });
    const { id } = await ask(await guest(), 'Here?');
    await problemOf(await writesNothing(world, () => deciding(id, { decision: 'hide' }, other.id)), 'not-found');
  });

  it('of ten colleagues at once is made once for each', async () => {
    const { id } = await ask(await guest(), 'All at once?');
    const answers = await Promise.all(Array.from({ length: 4 }, (_, n) => deciding(id, { decision: 'reply', text: `Answer ${n}` })));
    const done = answers.filter(({ status }) => status === 200).length;
    const { given, history, version } = (await decide(id, { decision: 'approve' })) as ConsoleQuestion;
    expect([given.length, history.length, version]).toEqual([done, done + 1, done + 1]);
    for (const answer of answers.filter(({ status }) => status !== 200)) await problemOf(answer, 'busy');
  });
});
