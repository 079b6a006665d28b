/** Saved answers: their places are filled once and literally, and who changed them last wins nothing by accident. */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillIn, placeholders, strangers } from '#shared/placeholder.ts';
import { type SavedAnswer, type SavedAnswers, savedForm } from '#shared/saved.ts';
import { get, post, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

describe('the places of an answer', () => {
  it('are filled once, whatever fills them', () => {
    expect(fillIn('Dear {name}, of {webinar}: {name}.', { name: '{webinar} $& Noor', webinar: 'Silence' })).toBe(
      'Dear {webinar} $& Noor, of Silence: {webinar} $& Noor.',
    );
    expect(fillIn('Dear {name}', { name: '' }), 'nobody is called nothing').toBe('Dear {name}');
    const piece = fc.oneof(fc.constantFrom(...placeholders.map((one) => `{${one}}`)), fc.string());
    fc.assert(
      fc.property(fc.array(piece), fc.string({ minLength: 1 }), (pieces, value) => {
        const text = pieces.join(' ');
        const known = { name: value, webinar: value, organisation: value };
        const expected = text.split(/(\{name\}|\{webinar\}|\{organisation\})/).map((part, at) => (at % 2 === 1 ? value : part));
        expect(fillIn(text, known)).toBe(expected.join(''));
      }),
    );
  });

  it('are three, and what looks like another is refused by its name', () => {
    expect(strangers('{name} {Name} {first name} { } and {a\nb}')).toEqual(['{Name}', '{first name}', '{ }']);
    const wrong = savedForm.safeParse({ title: 'Hello', text: 'Dear {firstname}' });
    expect(wrong.error?.issues[0]?.message).toContain('{firstname}');
  });
});

describe('saved answers', () => {
  let world: World;
  let agent: string;
  beforeAll(async () => {
    world = await openWorld();
    agent = await signedIn(world, ['agent']);
  });
  const send = (method: string, path: string, body?: unknown) =>
    world.request(`/api/console/saved-answers${path}`, {
      method,
      headers: { cookie: agent, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const list = async () => (await (await get(world, '/api/console/saved-answers', agent)).json()) as SavedAnswers;

  it('are kept by name, changed on what was seen, and removed', async () => {
    const made = (await (await send('POST', '', { title: 'Slides', text: 'Dear {name}, here they are.' })).json()) as SavedAnswer;
    await send('POST', '', { title: 'A greeting', text: 'Hello' });
    expect((await list()).items.map(({ title }) => title)).toEqual(['A greeting', 'Slides']);
    const changed = await send('PATCH', `/${made.id}`, { title: 'Slides', text: 'Dear {name}: attached.', version: 1 });
    expect(await changed.json()).toMatchObject({ version: 2, by: 'agent@example.com' });
    const late = await send('PATCH', `/${made.id}`, { title: 'Mine', text: 'Mine', version: 1 });
    expect([late.status, await late.json()]).toEqual([409, expect.objectContaining({ current: expect.objectContaining({ version: 2 }) })]);
    expect((await send('DELETE', `/${made.id}`)).status).toBe(200);
    expect((await send('DELETE', `/${made.id}`)).status).toBe(404);
    const audit = (await (await get(world, '/api/console/audit', await signedIn(world, ['admin']))).json()) as { items: { act: string }[] };
    expect(audit.items.filter(({ act }) => act.startsWith('saved-answer.'))).toHaveLength(4);
    expect(JSON.stringify(audit), 'the log holds no words of an answer').not.toContain('attached');
  });

  it('leave a note for the next shift, which each colleague reads once', async () => {
    const left = await post(world, '/api/console/cases/handover', { text: 'The numbers come on Monday.' }, { cookie: agent });
    const { id } = (await left.json()) as { id: string };
    const admin = await signedIn(world, ['admin']);
    const notes = async (cookie: string) =>
      ((await (await get(world, '/api/console/cases/handover', cookie)).json()) as { items: { text: string }[] }).items.map(
        ({ text }) => text,
      );
    expect([await notes(agent), await notes(admin)]).toEqual([[], ['The numbers come on Monday.']]);
    for (let twice = 0; twice < 2; twice += 1)
      expect(await (await post(world, `/api/console/cases/handover/${id}/read`, {}, { cookie: admin })).json()).toMatchObject({
        readers: 1,
      });
    expect(await notes(admin)).toEqual([]);
    expect(await notes(await signedIn(world, ['host']))).toHaveLength(1);
    world.tick(15 * 86_400_000);
    expect(await notes(await signedIn(world, ['host'])), 'two weeks later').toEqual([]);
  });
});
