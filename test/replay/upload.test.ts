/** A transcript from the team's upload to what everybody reads, against the table. */
import { describe, expect, it } from 'vitest';
import type { Replay } from '#shared/replay.ts';
import type { Transcript } from '#shared/transcript.ts';
import { itemsOf, problemOf, writesNothing } from '../http/stored.ts';
import { get, openWebinar, post, send, signedIn } from '../support/people.ts';
import { BASE, openWorld } from '../support/world.ts';

const open = async () => {
  const world = await openWorld();
  const webinar = await openWebinar(world, { live: true });
  const host = await signedIn(world, ['host']);
  const path = `/api/console/webinars/${webinar.id}`;
  const put = (body: string | Uint8Array<ArrayBuffer>, type = 'application/octet-stream', cookie = host) =>
    world.request(`${path}/transcript`, { method: 'PUT', body, headers: { 'content-type': type, origin: BASE, cookie } });
  const end = async () => {
    await post(world, `${path}/end`, {}, { cookie: host });
    const headers = { 'content-type': 'application/json', origin: BASE, cookie: host };
    const body = JSON.stringify({ replay: 'https://video.example.com/recording.mp4' });
    expect((await world.request(path, { method: 'PATCH', body, headers })).status).toBe(200);
    world.tick(5_001);
  };
  const read = async <T>(more = '') => {
    world.tick(5_001);
    const answer = await get(world, `/api/replays/${webinar.id}${more}`);
    expect(answer.status, await answer.clone().text()).toBe(200);
    return (await answer.json()) as T;
  };
  const stored = () => itemsOf(world, `webinar#${webinar.id}|transcript`);
  const builds = async () => {
    await world.settle();
    return world.builds();
  };
  return { world, webinar, host, path, put, end, read, stored, builds };
};

const spoken =
  'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Tess Okoye>Good <b>morning</b>.\n\n01:00.000 --> 01:04.000\n<script>alert(1)</script>\n';
const long = (words: string) =>
  `WEBVTT\n\n${Array.from({ length: 9_000 }, (_, n) => `${new Date(n * 1_000).toISOString().slice(11, 23)} --> ${new Date(n * 1_000 + 900).toISOString().slice(11, 23)}\n${words} ${n}`).join('\n\n')}\n`;

describe('a transcript', () => {
  it('is uploaded after the end, read by everybody as paragraphs and as captions, and told of in the log', async () => {
    const { world, webinar, host, path, put, end, read, builds } = await open();
    await problemOf(await writesNothing(world, () => put(spoken)), 'refused');
    await end();
    expect((await read<Replay>()).transcript).toBe(false);
    expect(await (await get(world, `${path}/transcript`, host)).json()).toBeNull();
    const before = await builds();
    const answer = await put(spoken, 'text/vtt; charset=utf-8');
    expect(await answer.json()).toEqual({ at: expect.any(String), by: 'host@example.com', cues: 2, seconds: 64, bytes: spoken.length });
    expect(await builds()).toBeGreaterThan(before);
    expect((await read<Replay>()).transcript).toBe(true);
    expect(await read<Transcript>('/transcript')).toEqual({
      id: webinar.id,
      paragraphs: [
        { at: 1, who: 'Tess Okoye', text: 'Good morning.' },
        { at: 60, text: '<script>alert(1)</script>' },
      ],
    });
    const captions = await get(world, `/api/replays/${webinar.id}/captions.vtt`);
    expect(captions.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
    expect(await captions.text()).toContain('00:01:00.000 --> 00:01:04.000\n&lt;script&gt;alert(1)&lt;/script&gt;');
    expect((await itemsOf(world, 'audit#')).map(({ act }) => act)).toContain('transcript.stored');
  });

  it('is replaced by a shorter one without a rest, and removed without a trace', async () => {
    const { world, host, path, put, end, read, stored, builds } = await open();
    await end();
    expect((await put(long('words that many people said to each other in a long hour'))).status).toBe(200);
    expect((await stored()).length).toBeGreaterThan(3);
    expect((await read<Transcript>('/transcript')).paragraphs.at(-1)?.text).toContain('8999');
    expect((await put(spoken)).status).toBe(200);
    expect(await stored()).toHaveLength(2);
    const before = await builds();
    expect((await send(world, 'DELETE', `${path}/transcript`, host)).status).toBe(204);
    expect(await stored()).toEqual([]);
    expect(await builds()).toBeGreaterThan(before);
    await problemOf(await send(world, 'DELETE', `${path}/transcript`, host), 'not-found');
    expect((await read<Replay>()).transcript).toBe(false);
  });

  it('of two that come at once, one is whole', async () => {
    const { put, end, read, stored } = await open();
    await end();
    const answers = await Promise.all([put(long('the first of them said this')), put(long('but the second said that'))]);
    for (const answer of answers) expect([200, 409]).toContain(answer.status);
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    const { paragraphs } = await read<Transcript>('/transcript');
    const texts = paragraphs.map(({ text }) => text).join(' ');
    expect(texts.includes('first') !== texts.includes('second')).toBe(true);
    expect(new Set((await stored()).map(({ file }) => file)).size).toBe(1);
  });

  it('that cannot be read changes nothing, and says which line', async () => {
    const { world, put, end } = await open();
    await end();
    await put(spoken);
    const refused = (body: string | Uint8Array<ArrayBuffer>, type?: string) => writesNothing(world, () => put(body, type));
    const problem = await problemOf(await refused('WEBVTT\n\n00:05.000 --> 00:04.000\nHi'), 'invalid');
    expect(problem.errors).toEqual([{ pointer: '#', detail: 'Line 3: It ends before it begins.' }]);
    await problemOf(await refused(Uint8Array.from([0xff, 0xfe, 0x57, 0x00])), 'invalid');
    await problemOf(await refused(''), 'unparsable');
    await problemOf(await refused('{}', 'application/json'), 'wrong-type');
    await problemOf(await refused(`${spoken}${' '.repeat(1_000_000)}`), 'too-large');
  });

  it('is nobody’s but the hosts’ to change', async () => {
    const { world, put, end } = await open();
    await end();
    for (const role of ['agent', 'marketer'] as const)
      await problemOf(await put(spoken, 'text/vtt', await signedIn(world, [role])), 'forbidden');
  });
});
