import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Mail } from '#functions/ports.ts';
import { createLocalRoutes } from '#infra/local/local-routes.ts';
import { localPorts } from '#infra/local/ports.ts';

const publicUrl = 'http://localhost:4321';
const secret = 'a secret of thirty-two characters and more';
const reset = vi.fn(async () => undefined);
let folder = '';
let ask: (path: string, init?: RequestInit) => Promise<Response>;
let send: (mail: Partial<Mail>) => Promise<void>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-outbox-'));
  const routes = createLocalRoutes({ dataFolder: folder, publicUrl, secret, workerUrl: 'http://127.0.0.1:9', reset });
  ask = (path, init) => routes(new Request(publicUrl + path, init));
  const ports = localPorts(folder, { apiUrl: 'http://127.0.0.1:9', publicUrl: 'http://localhost:9', secret });
  const mail = {
    to: 'ann@example.com',
    purpose: 'service' as const,
    id: 'one',
    subject: 'Your seat',
    html: '<p>Hello <b>you</b></p>',
    text: 'Hello you',
  };
  send = (more) => ports.mail({ name: 'Parley', address: 'hello@example.com' }, { ...mail, ...more });
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

const list = async (query = ''): Promise<{ id: string; to: string; subject: string; date: string }[]> =>
  (await (await ask(`/outbox/messages${query}`)).json()).items;
const idOf = async () => (await list())[0]?.id ?? '';

describe('the outbox', () => {
  it('keeps a message with both its bodies, its headers and its calendar file', async () => {
    const content = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR';
    await send({
      calendar: { method: 'REQUEST', content },
      headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
      subject: 'Größe – 你好',
    });
    const raw = await ask(`/outbox/messages/${await idOf()}`);
    expect(raw.headers.get('content-type')).toBe('message/rfc822');
    const mail = await PostalMime.parse(await raw.arrayBuffer());
    expect(mail).toMatchObject({
      subject: 'Größe – 你好',
      from: { address: 'hello@example.com', name: 'Parley' },
      to: [{ address: 'ann@example.com' }],
    });
    expect(mail.html).toContain('<b>you</b>');
    expect(mail.text).toContain('Hello you');
    expect(mail.attachments.map((file) => [file.mimeType, file.filename])).toContainEqual(['application/ics', 'invite.ics']);
    expect(mail.headers.find((header) => header.key === 'list-unsubscribe-post')?.value).toBe('List-Unsubscribe=One-Click');
  });

  it('lists all mail, newest first, and by address', async () => {
    for (let number = 0; number < 12; number += 1)
      await send({ subject: `mail ${number}`, to: number % 2 ? 'bob@example.com' : 'Ann <Ann@Example.com>' });
    expect((await list()).map((item) => item.subject)).toEqual(Array.from({ length: 12 }, (_, number) => `mail ${11 - number}`));
    expect((await list('?to=ANN@example.com')).map((item) => item.subject)).toEqual([
      'mail 10',
      'mail 8',
      'mail 6',
      'mail 4',
      'mail 2',
      'mail 0',
    ]);
    expect(await list('?to=nn@example.com')).toEqual([]);
    expect(Object.keys((await list())[0] ?? {})).toEqual(['id', 'to', 'subject', 'purpose', 'date']);
  });

  it('shows the newest hundred as a page, the rest behind a link, and finds by a part of the address', async () => {
    await Promise.all(Array.from({ length: 101 }, (_, number) => send({ subject: `mail ${number}` })));
    const page = await (await ask('/outbox/')).text();
    expect(page.match(/href="\/outbox\/[0-9a-z]{9}-[0-9a-f]{8}\/"/g)).toHaveLength(100);
    const older = /href="(\/outbox\/\?before=[^"]+)"/.exec(page)?.[1] ?? '';
    expect((await (await ask(older)).text()).match(/href="\/outbox\/[0-9a-z]{9}-[0-9a-f]{8}\/"/g)).toHaveLength(1);
    expect(await (await ask('/outbox/?to=nobody')).text()).toContain('No mail to “nobody” so far.');
    expect(await (await ask('/outbox/?to=ann')).text()).toContain('mail 100');
  });

  it('says in an empty outbox what belongs there', async () => {
    expect(await (await ask('/outbox/')).text()).toContain('No mail yet.');
    expect(await list()).toEqual([]);
  });

  it('shows a message in its four views', async () => {
    await send({ calendar: { method: 'REQUEST', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR' } });
    const id = await idOf();
    const view = async (name: string) => (await ask(`/outbox/${id}/?view=${name}`)).text();
    expect(await view('html')).toContain(`<iframe title="The message as its reader sees it" src="/outbox/messages/${id}/html" sandbox=`);
    expect(await view('text')).toContain('<pre>Hello you');
    expect(await view('source')).toContain('<dt>Purpose</dt><dd>service</dd>');
    expect(await view('source')).toContain('Content-Type: multipart/');
    expect((await view('files')).match(/ download>/g)).toHaveLength(1);
    const file = /href="(\/outbox\/messages\/[^"]+\/files\/\d)"/.exec(await view('files'))?.[1] ?? '';
    expect((await ask(file)).headers.get('content-disposition')).toContain('attachment');
  });

  it('lets no message run anything, nor write into the page around it', async () => {
    await send({
      html: '<script>alert(1)</script>',
      subject: '<img src=x onerror=alert(1)>',
      to: '"><script>@example.com',
      text: '</pre><script>alert(1)</script>',
    });
    const id = await idOf();
    const answer = await ask(`/outbox/messages/${id}/html`);
    expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'/);
    for (const path of ['/outbox/', `/outbox/${id}/`, `/outbox/${id}/?view=text`, `/outbox/${id}/?view=source`]) {
      const page = await ask(path);
      expect(await page.text()).not.toMatch(/<script|<img/);
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it('knows no other messages', async () => {
    for (const id of ['nothing', '..%2f..%2fkeys', '000000000-00000000']) {
      expect((await ask(`/outbox/messages/${id}`)).status).toBe(404);
      expect((await ask(`/outbox/${id}/`)).status).toBe(404);
    }
  });
});

describe('POST /local/reset', () => {
  it('clears once for all who ask meanwhile', async () => {
    const answers = await Promise.all([ask('/local/reset', { method: 'POST' }), ask('/local/reset', { method: 'POST' })]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    expect(reset).toHaveBeenCalledTimes(1);
  });

  it('listens to no other site', async () => {
    reset.mockClear();
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      expect((await ask('/local/reset', { method: 'POST', headers: Object.entries(headers) as [string, string][] })).status).toBe(403);
    }
    expect(reset).not.toHaveBeenCalled();
    expect((await ask('/local/reset', { method: 'POST', headers: { origin: publicUrl } })).status).toBe(200);
  });
});
