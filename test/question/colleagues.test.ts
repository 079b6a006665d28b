/** Several people at one question: two hosts that reply, attendees who report, a host who asks somebody to listen. */
import { describe, expect, it } from 'vitest';
import type { ConsoleQuestion, Mine } from '#shared/question.ts';
import { itemsOf, problemOf, writesNothing } from '../http/stored.ts';
import { get, join, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { openRoom } from '../support/room.ts';

const { world, webinar, live, guest, ask, asking, deciding, decide, host } = await openRoom();
const console_ = `/api/console/webinars/${webinar.id}`;
const sam = await signedIn(world, ['agent'], 'sam@example.com');
const board = async (id: string) => (await (await get(world, `${console_}/questions/${id}`, host)).json()) as ConsoleQuestion;
const replying = (id: string, open: boolean, cookie: string) => post(world, `${console_}/questions/${id}/replying`, { open }, { cookie });
const report = (cookie: string, form: unknown, at = live) => post(world, `${at}/reports`, form, { cookie });
const silence = (form: unknown, cookie = host) => post(world, `${console_}/silence`, form, { cookie });
const mine = async (cookie: string) => (await (await get(world, `${live}/mine`, cookie)).json()) as Mine;

describe('two hosts', () => {
  it('see of each other who is replying, for half a minute', async () => {
    const { id, version } = await decide((await ask(await guest(), 'Who replies?')).id, { decision: 'answering' });
    const until = new Date(world.deps.realNow().getTime() + 30_000).toISOString();
    expect(await (await replying(id, true, host)).json()).toEqual({ replying: { by: 'hanna', until } });
    const problem = await problemOf(await writesNothing(world, () => replying(id, true, sam)), 'conflict');
    expect(problem).toMatchObject({ detail: 'hanna is replying to this question.', current: { replying: { by: 'hanna' } } });
    // Somebody else cannot close it, and a decision leaves it alone, as it leaves the version.
    expect(await (await replying(id, false, sam)).json()).toMatchObject({ replying: { by: 'hanna' } });
    expect(await decide(id, { decision: 'label', labels: ['x'], version })).toMatchObject({ replying: { by: 'hanna' } });
    world.tick(20_000);
    expect((await replying(id, true, host)).status).toBe(200);
    world.tick(20_000);
    await problemOf(await replying(id, true, sam), 'conflict');
    world.tick(10_001);
    expect((await board(id)).replying).toBeUndefined();
    expect((await replying(id, true, sam)).status).toBe(200);
    expect(await (await replying(id, false, sam)).json()).toEqual({});
    await problemOf(await replying(`${id.slice(0, -1)}!`, true, sam), 'not-found');
    await problemOf(await replying(id, 'yes' as never, sam), 'invalid');
  });

  it('keep that to themselves: no room is read anew for a lease, a report or a mark', async () => {
    const { id } = await ask(await guest(), 'Quietly?');
    await world.settle();
    const [before] = await itemsOf(world, `webinar#${webinar.id}|feed`);
    await replying(id, true, host);
    await report(await guest(), { question: id });
    await silence({ question: id, silenced: true });
    await world.settle();
    // Not even the second was claimed.
    expect([await itemsOf(world, `webinar#${webinar.id}|feed`), (await board(id)).reports]).toEqual([[before], 1]);
  });

  it('never send two answers: the second sees the first', async () => {
    const { id } = await ask(await guest(), 'Twice?');
    const replies = await Promise.all(
      [host, sam].map((cookie, n) =>
        post(world, `${console_}/questions/${id}/decisions`, { decision: 'reply', text: `Answer ${n}`, version: 1 }, { cookie }),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = replies.find(({ status }) => status === 409);
    const { current } = await problemOf(lost as Response, 'conflict');
    expect((current as ConsoleQuestion).given).toHaveLength(1);
    expect((await board(id)).given).toHaveLength(1);
  });

  it.each([
    { decision: 'approve', before: [{ decision: 'hide' }] },
    { decision: 'hide', reason: 'Off topic' },
    { decision: 'next' },
    { decision: 'answering' },
    { decision: 'answered' },
    { decision: 'reply', text: 'So.' },
    { decision: 'follow-up' },
    { decision: 'merge' },
    { decision: 'decline', reason: 'Off topic' },
    { decision: 'reopen', before: [{ decision: 'decline' }] },
    { decision: 'edit', text: 'Edited?' },
    { decision: 'label', labels: ['x'] },
    { decision: 'assign', owner: 'sam@example.com' },
  ])('can take back $decision, but not once the other decided since', async ({ before = [], ...form }) => {
    const { id } = await ask(await guest(), 'Back?');
    const into = form.decision === 'merge' ? { into: (await ask(await guest(), 'Into?')).id } : {};
    for (const one of before) await decide(id, one);
    const face = ({ text, visibility, reason, resolution, outcome, into, labels, owner, nextAt, given }: ConsoleQuestion) =>
      JSON.stringify({ text, visibility, reason, resolution, outcome, into, labels, owner, nextAt, given });
    const was = face(await board(id));
    const done = await decide(id, { ...form, ...into });
    expect(face(done)).not.toBe(was);
    const undone = await decide(id, { decision: 'undo', version: done.version });
    expect([face(undone), undone.version]).toEqual([was, done.version + 1]);
    await problemOf(await writesNothing(world, () => deciding(id, { decision: 'undo', version: undone.version })), 'refused');

    const again = await decide(id, { ...form, ...into });
    await post(world, `${console_}/questions/${id}/decisions`, { decision: 'label', labels: ['between'] }, { cookie: sam });
    const problem = await problemOf(
      await writesNothing(world, () => deciding(id, { decision: 'undo', version: again.version })),
      'conflict',
    );
    expect(problem.current).toMatchObject({ id, labels: ['between'], version: again.version + 1 });
  });
});

describe('a report', () => {
  it('counts a person once, shows the hosts how many there are, and costs nothing to repeat', async () => {
    const { id } = await ask(await guest(), 'Rude?');
    const [one, two] = [await guest(), await guest()];
    for (const cookie of [one, one, two])
      expect(await (await report(cookie, { question: id })).json()).toEqual({ question: id, reported: true });
    await world.settle();
    expect((await board(id)).reports).toBe(2);
    expect((await mine(one)).reported).toEqual([id]);
  });

  it('about one’s own, the invented, the hidden, or what is elsewhere is refused, and leaves no trace', async () => {
    const cookie = await guest();
    const own = await ask(cookie, 'Mine?');
    const hidden = await ask(await guest(), 'Hidden?');
    await decide(hidden.id, { decision: 'hide' });
    const other = await openWebinar(world, { title: 'Elsewhere', live: true, questions: { mode: 'open' } });
    const seat = await register(world, other.slug, 'else@example.com');
    await writesNothing(world, async () => {
      await problemOf(await report(cookie, { question: own.id }), 'refused');
      for (const id of [hidden.id, 'none', `${own.id}x`, '__proto__']) await problemOf(await report(cookie, { question: id }), 'not-found');
      await problemOf(await report(cookie, { chat: 'none' }), 'not-found');
      await problemOf(await report(seat, { question: own.id }, `/api/live/${other.id}`), 'not-found');
      for (const form of [{}, { question: own.id, chat: 'x' }, { question: 7 }, { question: own.id, by: 'me' }])
        await problemOf(await report(cookie, form), 'invalid');
    });
  });

  it('points to a line of the chat as well, but not to one’s own or the team’s', async () => {
    const other = await openWebinar(world, { title: 'With a chat', live: true, room: { chat: 'on' } });
    const at = `/api/live/${other.id}`;
    const [writer, reader] = [await register(world, other.slug, 'w@example.com'), await register(world, other.slug, 'r@example.com')];
    const line = (await (await post(world, `${at}/chat`, { text: 'Buy now' }, { cookie: writer })).json()) as { id: string };
    for (const _ of [1, 2]) expect((await report(reader, { chat: line.id }, at)).status).toBe(200);
    await problemOf(await report(writer, { chat: line.id }, at), 'refused');
    await problemOf(await report(reader, { chat: `${line.id.slice(0, -1)}!` }, at), 'not-found');
    await world.settle();
    expect((await itemsOf(world, `chat#${line.id}`))[0]?.reports).toBe(1);
    const seen = (await (await get(world, `${at}/mine`, reader)).json()) as Mine;
    expect(seen.reported).toEqual([line.id]);
  });

  it('ends at fifty of one person', async () => {
    const cookie = await guest();
    const asked = await Promise.all(Array.from({ length: 51 }, async (_, n) => (await ask(await guest(), `Nice ${n}?`)).id));
    for (const [n, id] of asked.entries()) expect([n, (await report(cookie, { question: id })).status]).toEqual([n, n < 50 ? 200 : 409]);
  });
});

describe('a person who was asked to listen', () => {
  it('may watch and vote, and is told so kindly; a host lets them speak again', async () => {
    const cookie = await guest();
    const [one, two] = [await ask(cookie, 'First?'), await ask(cookie, 'Second?')];
    const other = await ask(await guest(), 'Theirs?');
    expect(await (await silence({ question: one.id, silenced: true })).json()).toEqual({ silenced: true });
    expect((await mine(cookie)).silenced).toBe(true);
    expect([(await board(one.id)).silenced, (await board(two.id)).silenced, (await board(other.id)).silenced]).toEqual([true, true, false]);
    await writesNothing(world, async () => {
      for (const refused of [
        await asking(cookie, { text: 'Third?' }),
        await report(cookie, { question: other.id }),
        await world.request(`${live}/questions/${one.id}`, {
          method: 'PATCH',
          headers: { cookie, origin: 'https://parley.example.com', 'content-type': 'application/json' },
          body: '{"text":"Louder?"}',
        }),
      ])
        expect((await problemOf(refused, 'forbidden')).detail).toBe(
          'A host asked you to listen for the rest of this webinar. You can still watch and vote.',
        );
    });
    expect((await send(world, 'PUT', `${live}/questions/${other.id}/vote`, cookie)).status).toBe(200);
    expect((await send(world, 'DELETE', `${live}/questions/${two.id}`, cookie)).status).toBe(200);
    expect(await (await silence({ question: two.id, silenced: false })).json()).toEqual({ silenced: false });
    expect([(await board(one.id)).silenced, (await mine(cookie)).silenced]).toEqual([false, false]);
    expect((await asking(cookie, { text: 'Third?' })).status).toBe(201);
  });

  it('stays one behind the mailed link, before and after “These are mine”', async () => {
    const cookie = await register(world, webinar.slug, 'loud@example.com');
    const { id } = await ask(cookie, 'Loud?');
    await world.settle();
    await silence({ question: id, silenced: true });
    const verified = await join(world, 'loud@example.com', cookie);
    expect((await mine(verified)).silenced).toBe(true);
    const other = await ask(await guest(), 'Theirs?');
    await writesNothing(world, async () => {
      await problemOf(await asking(verified, { text: 'Louder?' }), 'forbidden');
      await problemOf(await report(verified, { question: other.id }), 'forbidden');
    });
    expect((await send(world, 'PUT', `${live}/questions/${other.id}/vote`, verified)).status).toBe(200);
    // A host who changes their mind needs what the guest asked, nothing else.
    await silence({ question: id, silenced: false });
    expect((await mine(verified)).silenced).toBe(false);
    await silence({ question: id, silenced: true });
    expect(((await (await post(world, `${live}/adopt`, {}, { cookie: verified })).json()) as Mine).silenced).toBe(true);
    await problemOf(await asking(verified, { text: 'Loudest?' }), 'forbidden');
    expect((await silence({ question: id, silenced: false })).status).toBe(200);
    expect((await asking(verified, { text: 'Kinder?' })).status).toBe(201);
  });

  it('stays one with another address in the same browser, and what that form asks is read first', async () => {
    const cookie = await register(world, webinar.slug, 'noisy@example.com', { name: 'Nora Noisy' });
    const { id } = await ask(cookie, 'Noisy?');
    const again = async (email: string, held: string) => {
      const form = { email, name: 'Somebody Else', question: `From ${email}?` };
      const answer = await post(world, `/api/webinars/${webinar.slug}/registrations`, form, { cookie: held });
      expect(answer.status).toBe(202);
      await world.settle();
      return answer.headers.getSetCookie()[0]?.split(';')[0];
    };
    // Who speaks takes a new seat with a new address, and the form's question is seen at once.
    expect((await mine((await again('first@example.com', cookie)) ?? '')).seat.name).toBe('Somebody Else');
    await silence({ question: id, silenced: true });
    const kept = (await again('second@example.com', cookie)) ?? '';
    expect((await mine(kept)).seat.name).toBe('Nora Noisy');
    await problemOf(await asking(kept, { text: 'Noisier?' }), 'forbidden');
    const verified = await join(world, 'noisy@example.com', cookie);
    expect(await again('third@example.com', verified)).toBeUndefined();
    const { items } = (await (await get(world, `${console_}/questions`, host)).json()) as { items: ConsoleQuestion[] };
    const seen = items.flatMap(({ text, visibility }) => (text.startsWith('From ') ? [[text, visibility]] : []));
    expect(seen).toEqual([
      ['From first@example.com?', 'live'],
      ['From second@example.com?', 'in-review'],
      ['From third@example.com?', 'in-review'],
    ]);
  });

  it('cannot be somebody whom nobody knows, and no ballot is made by trying', async () => {
    const other = await openWebinar(world, { title: 'Truly', live: true, questions: { mode: 'open', anonymous: 'truly' } });
    const cookie = await register(world, other.slug, 'nobody@example.com');
    const asked = await post(world, `/api/live/${other.id}/questions`, { text: 'Who?', anonymous: true }, { cookie });
    const { id } = (await asked.json()) as { id: string };
    const act = () => post(world, `/api/console/webinars/${other.id}/silence`, { question: id, silenced: true }, { cookie: host });
    await problemOf(await writesNothing(world, act), 'refused');
    await problemOf(await writesNothing(world, () => silence({ question: id, silenced: true })), 'not-found');
    await problemOf(await silence({ silenced: true }), 'invalid');
    expect(await itemsOf(world, `question#${id}`)).toHaveLength(1);
  });
});

describe('the sixth question within a minute', () => {
  it('is told how long to wait, in words and in a header', async () => {
    const cookie = await guest();
    for (let n = 0; n < 5; n += 1) {
      await ask(cookie, `Fast ${n}?`);
      world.tick(3_000);
    }
    const answer = await writesNothing(world, () => asking(cookie, { text: 'Faster?' }));
    expect((await problemOf(answer, 'too-many')).detail).toBe('You can ask again in 45 seconds.');
    expect(answer.headers.get('retry-after')).toBe('45');
    world.tick(45_001);
    expect((await asking(cookie, { text: 'Now?' })).status).toBe(201);
  });
});
