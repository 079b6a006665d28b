import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { S3Client } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it } from 'vitest';
import { s3Objects } from '#functions/lambda/ports/objects.ts';

type Asked = { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers']; readonly body: string };

const credentials = { accessKeyId: 'none', secretAccessKey: 'none' };
const close: (() => void)[] = [];
afterEach(() => {
  for (const each of close.splice(0)) each();
});

const answers: readonly [RegExp, string][] = [
  [/^GET \/exports\/e5/, 'as it was written'],
  [/^POST .*\?uploads/, '<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>'],
  [/^POST .*\?uploadId/, '<CompleteMultipartUploadResult><ETag>"e"</ETag></CompleteMultipartUploadResult>'],
  [/^POST .*\?delete/, '<DeleteResult></DeleteResult>'],
  [
    /^GET .*list-type=2/,
    `<ListBucketResult>${[
      ['_astro/old.css', '2020-01-01T00:00:00.000Z'],
      ['_astro/new.css', '2020-01-01T00:00:00.000Z'],
    ]
      .map(([key, time]) => `<Contents><Key>${key}</Key><LastModified>${time}</LastModified></Contents>`)
      .join('')}</ListBucketResult>`,
  ],
];

/** As much of S3 as is asked for here, on this machine; keeps the requests in their order. */
const s3 = async () => {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    asked.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    const xml = answers.find(([pattern]) => pattern.test(`${method} ${url}`))?.[1] ?? '';
    const missing = /\/(gone|nothing)\?/.exec(url)?.[1];
    const code = missing === 'gone' ? 'NoSuchUpload' : 'NoSuchKey';
    if (missing) return void response.writeHead(404, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`);
    response.writeHead(method === 'DELETE' ? 204 : 200, { etag: '"e"', 'content-type': 'application/xml' }).end(xml);
  });
  close.push(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { asked, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

describe('a file that work writes', () => {
  const about = { contentType: 'text/csv; charset=utf-8', filename: 'Größe.csv' };
  const open = async () => {
    const { asked, endpoint } = await s3();
    const objects = s3Objects({ EXPORT_BUCKET: 'exports' }, () => new S3Client({ endpoint, region: 'local', credentials, maxAttempts: 1 }));
    return { asked, objects };
  };
  const chunks = async function* (count: number, fail = false) {
    for (let at = 0; at < count; at++) yield 'x'.repeat(1024 * 1024);
    if (fail) throw new Error('the table went away');
  };

  it('is one request while it is small, and downloads under its name', async () => {
    const { asked, objects } = await open();
    await objects.write('e1', chunks(1), about);
    expect(asked.map(({ method }) => method)).toEqual(['PUT']);
    expect(asked[0]?.headers).toMatchObject({
      'content-type': about.contentType,
      'content-disposition': "attachment; filename*=UTF-8''Gr%C3%B6%C3%9Fe.csv",
    });
  });

  it('goes up in parts when it is large and is complete only with the last', async () => {
    const { asked, objects } = await open();
    await objects.write('e2', chunks(20), about);
    expect(asked.filter(({ url }) => url.includes('partNumber='))).toHaveLength(3);
    expect(asked.at(-1)).toMatchObject({ method: 'POST', url: expect.stringContaining('uploadId=u1') });
  });

  it('leaves nothing behind when its rows end in an error', async () => {
    const { asked, objects } = await open();
    await expect(objects.write('e3', chunks(20, true), about)).rejects.toThrow('the table went away');
    expect(asked.at(-1)).toMatchObject({ method: 'DELETE', url: expect.stringContaining('uploadId=u1') });
    expect(asked.some(({ method, url }) => method === 'POST' && url.includes('uploadId='))).toBe(false);
  });

  it('goes up in parts of ours, which another process may complete, once or twice', async () => {
    const { asked, objects } = await open();
    const upload = await objects.multipart.begin('e4', about);
    const tag = await objects.multipart.part('e4', upload, 1, new TextEncoder().encode('one'));
    await objects.multipart.complete('e4', upload, [tag]);
    await objects.multipart.complete('gone', upload, [tag]);
    await objects.multipart.abort('gone', upload);
    expect([upload, tag]).toEqual(['u1', '"e"']);
    expect(asked.map(({ method, url }) => `${method} ${url.replace('/exports/', '')}`)).toEqual([
      'POST e4?uploads=',
      'PUT e4?partNumber=1&uploadId=u1&x-id=UploadPart',
      'POST e4?uploadId=u1',
      'POST gone?uploadId=u1',
      'DELETE gone?uploadId=u1&x-id=AbortMultipartUpload',
    ]);
    expect(asked[2]?.body).toContain('<PartNumber>1</PartNumber>');
  });

  it('is read, or is not there', async () => {
    const { objects } = await open();
    expect([await objects.read('e5'), await objects.read('nothing')]).toEqual(['as it was written', undefined]);
  });

  it('is removed by its name', async () => {
    const { asked, objects } = await open();
    await objects.remove('e1');
    expect(asked).toMatchObject([{ method: 'DELETE', url: expect.stringContaining('/exports/e1') }]);
  });
});

describe('a built site', () => {
  const publish = fileURLToPath(new URL('../../infra/aws/publish-site.ts', import.meta.url));
  const run = (folder: string, endpoint: string) =>
    new Promise<{ code: number | null; said: string }>((resolve) => {
      const env = { PATH: process.env.PATH, SITE_BUCKET: 'pages', AWS_ENDPOINT_URL_S3: endpoint, AWS_REGION: 'local' };
      const child = spawn(process.execPath, [publish, folder], {
        env: { ...env, AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none' },
      });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
      child.on('close', (code) => resolve({ code, said }));
    });
  const site = (...files: string[]) => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-site-'));
    close.push(() => rmSync(folder, { recursive: true }));
    for (const file of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), file);
    }
    return folder;
  };

  it('goes up assets first, pages second, and old assets go last', async () => {
    const { asked, endpoint } = await s3();
    const { code, said } = await run(site('index.html', 'webinars/x/index.html', '_astro/new.css'), endpoint);
    expect(code, said).toBe(0);
    const steps = asked.map(({ method, url }) => `${method} ${url.replace(/\?.*/, '').replace('/pages', '')}`);
    expect(steps[0]).toBe('PUT /_astro/new.css');
    expect(steps.slice(1, 3).sort()).toEqual(['PUT /index.html', 'PUT /webinars/x/index.html']);
    expect(asked.at(-1)?.body).toContain('<Key>_astro/old.css</Key>');
    expect(asked.at(-1)?.body).not.toMatch(/new\.css|index\.html/);
  });

  it('that is none is refused before anything is written', async () => {
    const { asked, endpoint } = await s3();
    const { code, said } = await run(site('readme.txt'), endpoint);
    expect(code).toBe(1);
    expect(said).toContain('There is no built site in');
    expect(asked).toEqual([]);
  });
});
