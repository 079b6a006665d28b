/** The poll without script: a plain form that a browser sends, whatever its kind. */
import { expect, it } from 'vitest';
import { get } from '../support/people.ts';
import { BASE } from '../support/world.ts';
import { openPollRoom, single } from './room.ts';

const { world, webinar, guest, open, act, patch, show } = await openPollRoom();
const address = `/live/${webinar.id}/page`;
const page = async (cookie: string) => (await get(world, address, cookie)).text();
const send = (cookie: string, fields: Record<string, string>) =>
  world.request(address, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', origin: BASE, cookie },
  });
/** Names and values of what a browser would send with these boxes, from the form's own HTML. */
const inputs = (html: string): string[] => {
  const form = /<section class="card stack" id="poll">.*?<\/section>/s.exec(html)?.[0] ?? '';
  return [...form.matchAll(/<input [^>]*name="([^"]+)"/g)].map(([, name = '']) => name);
};

it('takes one option, and shows it chosen until it is changed', async () => {
  const { id } = await open();
  const cookie = await guest();
  expect(inputs(await page(cookie))).toEqual(['poll', 'option', 'option', 'option']);
  expect((await send(cookie, { poll: id, option: '1' })).status).toBe(303);
  const html = await page(cookie);
  expect(html).toContain('value="1" required checked');
  expect(html).toContain('Change my answer');
  expect((await send(cookie, { poll: id, option: '2' })).status).toBe(303);
  await world.settle();
  expect(await show(id)).toMatchObject({ answered: 1, counts: [0, 0, 1] });
  const wrong = await send(cookie, { poll: id, option: '7' });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('The poll has no such option.');
  await patch(id, { results: 'shown' });
  expect(await page(cookie)).toContain('<td>1</td><td>100 %</td>');
  await act(id, 'close');
  expect(await page(cookie)).toContain('Poll, closed');
  expect((await send(cookie, { poll: id, option: '0' })).status).toBe(422);
});

it('takes several, without naming a field twice', async () => {
  const { id } = await open({ ...single, kind: 'multiple' });
  const cookie = await guest();
  expect(inputs(await page(cookie))).toEqual(['poll', 'option.0', 'option.1', 'option.2']);
  expect((await send(cookie, { poll: id, 'option.0': 'on', 'option.2': 'on' })).status).toBe(303);
  await world.settle();
  expect(await show(id)).toMatchObject({ counts: [1, 0, 1] });
  const none = await send(cookie, { poll: id });
  expect([none.status, (await none.text()).includes('Please choose an option.')]).toEqual([422, true]);
  const odds: Record<string, string>[] = [{ 'option.x': 'on' }, { 'option.0': 'yes' }, { option: '-1' }, { option: '1', more: '1' }];
  for (const odd of odds) expect((await send(cookie, { poll: id, ...odd })).status).toBe(422);
});

it('takes words and a rating, and shows what was written as text', async () => {
  const words = await open({ question: 'One <b>word</b>?', kind: 'words' });
  const cookie = await guest();
  expect((await send(cookie, { poll: words.id, words: 'Trust, <i>calm</i>' })).status).toBe(303);
  const html = await page(cookie);
  expect(html).toContain('value="trust, &lt;i&gt;calm&lt;/i&gt;"');
  expect(html).toContain('One &lt;b&gt;word&lt;/b&gt;?');
  const four = await send(cookie, { poll: words.id, words: 'a, b, c, d' });
  expect([four.status, (await four.text()).includes('3 words at most.')]).toEqual([422, true]);

  const rating = await open({ question: 'How useful?', kind: 'rating' });
  expect(await page(cookie)).toContain('5, high');
  expect((await send(cookie, { poll: rating.id, option: '4' })).status).toBe(303);
  await world.settle();
  expect(await show(rating.id)).toMatchObject({ counts: [0, 0, 0, 0, 1] });
});
