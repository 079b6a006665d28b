/** Comments below a replay: the same thread in another place, and a seat in a webinar as a reader's seat. */
import { describe, expect, it } from 'vitest';
import { contactOf, erase } from '../erasure/person.ts';
import { itemsOf, problemOf } from '../http/stored.ts';
import { type Cookie, get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openThread } from './thread.ts';

const open = async (more: Record<string, unknown> = {}) => {
  const made = await openThread();
  const { world, rules } = made;
  await rules();
  const host = await signedIn(world, ['admin'], 'hanna@example.com');
  const webinar = await openWebinar(world, { live: true, replay: 'https://video.example.com/replay.mp4', ...more });
  const path = `/api/replays/${webinar.id}/comments`;
  const end = async () => {
    await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: host });
    world.tick(6_000);
  };
  const say = (body: object, cookie?: Cookie) => post(world, path, body, cookie ? { cookie } : {});
  const read = async (cookie?: Cookie) =>
    ((await (await get(world, path, cookie)).json()) as { items: { id: string; text: string; by: string; own?: true }[] }).items;
  const page = async (cookie?: Cookie) =>
    (await world.request(path, { headers: { accept: 'text/html', ...(cookie ? { cookie } : {}) } })).text();
  const guest = (email: string) => register(world, webinar.slug, email, { name: 'Anna Example' });
  const seated = async (email: string) => {
    await guest(email);
    await world.settle();
    return join(world, email);
  };
  return { ...made, host, webinar, path, end, say, read, page, guest, seated };
};

describe('a replay', () => {
  it('has a thread once it is there, and nobody else has it', async () => {
    const { world, path, end, read } = await open();
    await problemOf(await get(world, path), 'not-found');
    await end();
    expect(await read()).toEqual([]);
    await problemOf(await get(world, '/api/replays/nothing-here/comments'), 'not-found');
    // No article leads to it by its name.
    const id = path.split('/')[3];
    await problemOf(await get(world, `/api/articles/replay-of-${id}/comments`), 'not-found');
  });

  it('asks for an address once, and its mail leads back to the thread', async () => {
    const { world, end, say, read, form } = await open();
    await end();
    expect((await say({ text: 'I watched it twice.', email: 'cleo@example.com', name: 'Cleo Example' })).status).toBe(202);
    await world.settle();
    const text = world.mails.find(({ mail }) => mail.to === 'cleo@example.com')?.mail.text ?? '';
    const link = /\/api\/replays\/\S+\/confirm\/[A-Za-z0-9_.~-]+/.exec(text)?.[0] ?? '';
    expect(await (await get(world, link)).text()).toContain('I watched it twice.');
    expect((await form(link, { act: 'yes' })).headers.get('location')).toMatch(/^\/api\/replays\/[0-9a-z]+\/comments\?said=published$/);
    expect(await read()).toMatchObject([{ text: 'I watched it twice.', by: 'Cleo E.' }]);
  });

  it('counts for the part in the webinar once it is published', async () => {
    const { world, rules, end, say, seated, webinar } = await open();
    await rules({ mode: 'before', version: 1 });
    const cookie = await seated('score@example.com');
    await end();
    const rowOf = async () => {
      await world.settle();
      return (await itemsOf(world, `|registration#${webinar.id}`)).find(({ row }) => row !== undefined)?.row;
    };
    await say({ text: 'Well said.' }, cookie);
    expect(await rowOf()).not.toHaveProperty('commented');
    const [held] = await itemsOf(world, '|comment#');
    const found = await world.deps.comment.find(held?.pk.slice('contact#'.length) ?? '', held?.sk.slice('comment#'.length) ?? '');
    if (!found) throw new Error('No comment waits');
    await world.deps.comment.change(found, { state: 'public' });
    expect(await rowOf()).toMatchObject({ commented: true });
  });

  it('knows whoever opened their personal link, and no guest', async () => {
    const { world, end, say, read, page, guest, seated, path } = await open();
    await end();
    const typed = await guest('bea@example.com');
    await problemOf(await say({ text: 'Hello' }, typed), 'invalid');
    const anna = await seated('anna@example.com');
    expect(await page(anna)).toContain('You write as Anna E.');
    expect(await page(anna)).not.toContain('required maxlength');
    expect((await say({ text: 'Well said.' }, anna)).status).toBe(201);
    const [shown] = await read(anna);
    expect(shown).toMatchObject({ text: 'Well said.', by: 'Anna E.', own: true });
    const bob = await seated('bob@example.com');
    expect((await post(world, `${path}/${shown?.id}`, { act: 'like' }, { cookie: bob })).status).toBe(200);
    await problemOf(await post(world, `${path}/${shown?.id}`, { act: 'delete' }, { cookie: bob }), 'not-found');
    // A seat of one webinar is a reader's seat everywhere, below articles as well.
    expect((await post(world, '/api/articles/silence/comments', { text: 'Here too.' }, { cookie: anna })).status).toBe(201);
  });

  it('lets whoever is not the one of the link write with another address, which is confirmed', async () => {
    const { end, say, read, seated } = await open();
    await end();
    const anna = await seated('anna@example.com');
    const sent = await say({ text: 'I am Dora.', email: 'dora@example.com', name: 'Dora Example' }, anna);
    expect(await sent.json()).toMatchObject({ status: 'check-your-inbox' });
    expect(await read()).toEqual([]);
    expect((await say({ text: 'I am Anna.', email: 'anna@example.com' }, anna)).status).toBe(201);
  });

  it('knows nobody any more by a link that was withdrawn, or who was erased', async () => {
    const { world, end, say, seated, page } = await open();
    await end();
    const anna = await seated('anna@example.com');
    expect(await erase(world, 'anna@example.com')).toBe(true);
    await world.settle();
    await problemOf(await say({ text: 'Still here?' }, anna), 'invalid');
    expect(await page(anna)).not.toContain('You write as');
  });

  it('stands in the queue of the team with where it stands, and is closed like an article', async () => {
    const { world, end, say, seated, host, rules, webinar, read } = await open();
    await end();
    const anna = await seated('anna@example.com');
    await say({ text: 'Look at https://spam.example' }, anna);
    expect(await read()).toEqual([]);
    await world.settle();
    const { items } = (await (await get(world, '/api/console/moderation?kind=comment', host)).json()) as { items: { id: string }[] };
    expect(items).toMatchObject([{ isReplay: true, title: webinar.title, path: `/webinars/${webinar.slug}/` }]);
    const decide = `/api/console/comments/${items[0]?.id}/decisions`;
    expect((await post(world, decide, { decision: 'approve' }, { cookie: host })).status).toBe(200);
    expect(await read()).toHaveLength(1);
    await world.settle();
    const contact = await world.deps.contact.find(contactOf(world, 'anna@example.com'));
    expect(contact?.did).toEqual([`comment:replay-of-${webinar.id}`]);
    await rules({ version: 1, closed: [`replay-of-${webinar.id}`] });
    await problemOf(await say({ text: 'One more' }, anna), 'refused');
  });

  it('of a webinar by invitation is there for who has a seat', async () => {
    const { world, end, host, webinar, path, seated } = await open();
    const anna = await seated('anna@example.com');
    const changed = await world.request(`/api/console/webinars/${webinar.id}`, {
      method: 'PATCH',
      body: JSON.stringify({ admission: { invited: true } }),
      headers: { 'content-type': 'application/json', origin: world.config.PARLEY_URL, cookie: host },
    });
    expect(changed.status, await changed.clone().text()).toBe(200);
    await end();
    await problemOf(await get(world, path), 'not-found');
    expect((await get(world, path, anna)).status).toBe(200);
  });
});
