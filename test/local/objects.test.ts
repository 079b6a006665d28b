import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isValidLink, toLink, toUploadLink } from '#infra/local/objects/link.ts';
import { localMultipart } from '#infra/local/objects/multipart.ts';
import { localPictures } from '#infra/local/objects/pictures.ts';
import { createObjectRoutes } from '#infra/local/objects/routes.ts';
import { removeObject, writeObject } from '#infra/local/objects/store.ts';

const secret = 'a secret of thirty-two characters and more';
const about = { contentType: 'text/csv; charset=utf-8', filename: 'Anmeldungen – "Herbst".csv' };
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-objects-'));
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

async function* rows(count: number, breakAt = Number.POSITIVE_INFINITY) {
  for (let row = 0; row < count; row += 1) {
    if (row === breakAt) throw new Error('cut off');
    yield `row ${row}\n`;
  }
}
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
const get = async (link: string) => createObjectRoutes(folder, secret).request(link.replace('/local/objects', ''));

describe('objects in a folder', () => {
  it('downloads what was written, as a file that is not run', async () => {
    await writeObject(folder, 'exports/abc.csv', rows(1_000), about);
    const answer = await get(toLink(secret, 'exports/abc.csv', inSeconds(300)));
    expect(answer.status).toBe(200);
    expect((await answer.text()).split('\n')).toHaveLength(1_001);
    expect(answer.headers.get('content-type')).toBe(about.contentType);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="Anmeldungen _ _Herbst_.csv"; filename*=UTF-8''Anmeldungen%20%E2%80%93%20%22Herbst%22.csv`,
    );
  });

  it('shows nothing of an object that was cut off', async () => {
    await expect(writeObject(folder, 'exports/abc.csv', rows(10, 5), about)).rejects.toThrow('cut off');
    expect((await get(toLink(secret, 'exports/abc.csv', inSeconds(300)))).status).toBe(404);
    expect(await readdir(join(folder, 'objects', 'exports'))).toEqual([]);
  });

  it('refuses a link that has expired, was changed or is another object’s', async () => {
    await writeObject(folder, 'exports/abc.csv', rows(1), about);
    const link = toLink(secret, 'exports/abc.csv', inSeconds(300));
    const wrong = [
      toLink(secret, 'exports/abc.csv', inSeconds(-1)),
      link.replace(/expires=\d+/, 'expires=99999999999'),
      link.replace(/signature=(.)/, (_, first) => `signature=${first === '_' ? '-' : '_'}`),
      link.replace('abc.csv', 'abd.csv'),
      toLink('another secret', 'exports/abc.csv', inSeconds(300)),
      '/local/objects/exports/abc.csv',
    ];
    for (const each of wrong) expect([each, (await get(each)).status]).toEqual([each, 403]);
    expect(isValidLink(secret, 'exports/abc.csv', new URL(link, 'http://x').searchParams, inSeconds(301))).toBe(false);
  });

  it('removes an object for good, also twice', async () => {
    await writeObject(folder, 'exports/abc.csv', rows(1), about);
    await removeObject(folder, 'exports/abc.csv');
    await removeObject(folder, 'exports/abc.csv');
    expect((await get(toLink(secret, 'exports/abc.csv', inSeconds(300)))).status).toBe(404);
  });

  it.each(['../keys.json', 'a/../../keys.json', '/etc/passwd', 'a//b', '.hidden', 'a/.', 'a\\b', ''])(
    'has no place for %j',
    async (key) => {
      await expect(writeObject(folder, key, rows(1), about)).rejects.toThrow(RangeError);
      expect((await get(toLink(secret, key, inSeconds(300)))).status).toBeGreaterThanOrEqual(403);
    },
  );

  it('joins parts that two processes sent, shows nothing before, and is done once however often it is asked', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const [first, second] = [localMultipart(folder, () => new Date()), localMultipart(folder, () => new Date())];
    const upload = await first.begin('exports/abc.csv', about);
    const one = await first.part('exports/abc.csv', upload, 1, bytes('one, '));
    await first.part('exports/abc.csv', upload, 2, bytes('cut of'));
    const two = await second.part('exports/abc.csv', upload, 2, bytes('two'));
    expect((await get(toLink(secret, 'exports/abc.csv', inSeconds(300)))).status).toBe(404);
    for (const each of [second, first]) await each.complete('exports/abc.csv', upload, [one, two]);
    expect(await (await get(toLink(secret, 'exports/abc.csv', inSeconds(300)))).text()).toBe('one, two');
    expect(await readdir(join(folder, 'objects', '.parts'))).toEqual([]);
    await expect(first.complete('exports/other.csv', upload, [one])).rejects.toThrow('no such upload');
    const left = await first.begin('exports/left.csv', about);
    await first.abort('exports/left.csv', left);
    await first.begin('exports/late.csv', about);
    await localMultipart(folder, () => inSeconds(25 * 3600)).begin('exports/new.csv', about);
    expect(await readdir(join(folder, 'objects', '.parts'))).toHaveLength(1);
    await expect(first.part('exports/abc.csv', '../../x', 1, bytes('x'))).rejects.toThrow(RangeError);
  });

  describe('a picture that was announced', () => {
    const picture = new TextEncoder().encode('nine bytes');
    const put = (address: string, body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
      createObjectRoutes(folder, secret).request(address.replace('/local/objects', ''), {
        method: 'PUT',
        body,
        headers: { 'content-type': 'image/png', 'content-length': String(body.length), ...headers },
      });
    const announce = (seconds = 600) =>
      toUploadLink(secret, { key: 'uploads/abc', type: 'image/png', size: picture.length }, inSeconds(seconds));

    it('is taken in, seen, kept and shown', async () => {
      const pictures = localPictures(folder, secret, () => new Date());
      const { url, headers } = await pictures.upload('abc', { type: 'image/png', size: picture.length }, 600);
      expect((await put(url, picture, { ...headers })).status).toBe(200);
      const start = await pictures.start('abc', 4);
      expect(new TextDecoder().decode(start?.bytes)).toBe('nine');
      expect(await pictures.keep('abc', 'another')).toBe(false);
      expect(await pictures.keep('abc', start?.tag ?? '')).toBe(true);
      await pictures.discard('abc');
      expect(await pictures.start('abc', 4)).toBeUndefined();
      const shown = await get(await pictures.link('abc', 'kept', 300));
      expect([shown.headers.get('content-type'), await shown.text()]).toEqual(['image/png', 'nine bytes']);
    });

    it.each([
      ['of another type', announce, picture, { 'content-type': 'text/html' }, 403],
      ['of another size', announce, new TextEncoder().encode('eleven bytes'), {}, 403],
      ['without a size', announce, picture, { 'content-length': '' }, 403],
      ['longer than it says', announce, new TextEncoder().encode('much more than that'), { 'content-length': '10' }, 400],
      ['shorter than it says', announce, new TextEncoder().encode('less'), { 'content-length': '10' }, 400],
      ['too late', () => announce(-1), picture, {}, 403],
      ['under another name', () => announce().replace('uploads/abc', 'pictures/abc'), picture, {}, 403],
      ['by a link that only shows', () => toLink(secret, 'uploads/abc', inSeconds(300)), picture, {}, 403],
    ])('is refused %s, and leaves nothing behind', async (_, address, body, headers, status) => {
      expect((await put(address(), body, headers)).status).toBe(status);
      expect(await readdir(join(folder, 'objects', 'uploads')).catch(() => [])).toEqual([]);
    });

    it('goes after a day without a name', async () => {
      const pictures = localPictures(folder, secret, () => new Date());
      expect((await put(announce(), picture)).status).toBe(200);
      await pictures.upload('other', { type: 'image/png', size: 1 }, 600);
      expect(await pictures.start('abc', 1)).toBeDefined();
      await localPictures(folder, secret, () => inSeconds(25 * 3600)).upload('other', { type: 'image/png', size: 1 }, 600);
      expect(await pictures.start('abc', 1)).toBeUndefined();
    });
  });
});
