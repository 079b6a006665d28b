import { Hono } from 'hono';
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { getCookie, setCookie } from 'hono/cookie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pagePath } from '#functions/lambda/ports/page-path.ts';
import { s3Pictures } from '#functions/lambda/ports/pictures.ts';
import { presign } from '#functions/lambda/ports/presign.ts';

describe('a link to a file', () => {
  // "Authenticating Requests: Using Query Parameters", Amazon S3 API Reference: AWS's own example and its result.
  const example = {
    method: 'GET' as const,
    host: 'examplebucket.s3.amazonaws.com',
    key: 'test.txt',
    region: 'us-east-1',
    seconds: 86_400,
    now: new Date('2013-05-24T00:00:00.000Z'),
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
  };

  it('is signed as in the example that AWS publishes', () => {
    expect(presign(example)).toBe(
      'https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    );
  });

  it('says with which headers it must come, in their order', () => {
    const link = presign({ ...example, method: 'PUT', headers: { 'content-type': 'image/png', 'content-length': '900' } });
    expect(link).toContain('&X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost&');
    const other = presign({ ...example, method: 'PUT', headers: { 'content-type': 'image/png', 'content-length': '901' } });
    expect(other.split('Signature=')[1]).not.toBe(link.split('Signature=')[1]);
  });

  it('names the session of borrowed credentials, and encodes a key but not its folders', () => {
    const link = presign({ ...example, key: "e 1/a'b.csv", credentials: { ...example.credentials, sessionToken: 'to/ken=' } });
    expect(link).toContain('/e%201/a%27b.csv?');
    expect(link).toContain('&X-Amz-Security-Token=to%2Fken%3D&X-Amz-SignedHeaders=host');
  });
});

describe('a path of the edge', () => {
  const event = (rawPath: string) => ({ rawPath }) as unknown as Parameters<typeof pagePath>[0];
  it.each([
    ['/webinars/x/index.html', '/webinars/x/'],
    ['/index.html', '/'],
    ['/api/webinars', '/api/webinars'],
    ['/join/index.html.x', '/join/index.html.x'],
  ])('%s is %s to the API', (from, to) => {
    expect(pagePath(event(from))).toMatchObject({ rawPath: to });
  });
});

describe('an event of the HTTP API', () => {
  it('keeps three cookies each way', async () => {
    const app = new Hono().get('/', (c) => {
      for (const name of ['a', 'b', 'c']) setCookie(c, name, `${getCookie(c, name)}2`);
      return c.body(null, 204);
    });
    const answer = await handle(app)({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/',
      rawQueryString: '',
      cookies: ['a=1', 'b=1', 'c=1'],
      headers: { host: 'abc.execute-api.us-east-1.amazonaws.com' },
      body: null,
      isBase64Encoded: false,
      requestContext: { domainName: 'abc.execute-api.us-east-1.amazonaws.com', http: { method: 'GET', path: '/' } },
    } as unknown as LambdaEvent);
    expect(answer).toMatchObject({ statusCode: 204, cookies: ['a=12; Path=/', 'b=12; Path=/', 'c=12; Path=/'] });
  });
});

describe('pictures in the bucket', () => {
  const pictures = s3Pictures({ PICTURE_BUCKET: 'pictures' }, () => new Date('2027-06-18T09:00:00.000Z'));
  type Sent = { readonly method: string; readonly path: string; readonly signed: string | null; readonly headers: Headers };
  /** S3 as it answers: each request is kept, the answers come in turn. */
  const s3 = (...answers: readonly Response[]): readonly Sent[] => {
    const asked: Sent[] = [];
    vi.stubGlobal('fetch', async (address: string, { method = 'GET', headers }: RequestInit = {}) => {
      const { pathname, searchParams } = new URL(address);
      asked.push({ method, path: pathname, signed: searchParams.get('X-Amz-SignedHeaders'), headers: new Headers(headers) });
      return answers[asked.length - 1];
    });
    return asked;
  };
  afterEach(() => vi.unstubAllGlobals());

  it('are sent by a request that no other type and size have', async () => {
    const { url, method, headers } = await pictures.upload('abc', { type: 'image/png', size: 900 }, 600);
    const { host, pathname, searchParams } = new URL(url);
    expect([method, host, pathname]).toEqual(['PUT', 'pictures.s3.local.amazonaws.com', '/uploads/abc']);
    expect(searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;content-type;host');
    // The length is the browser's own to say.
    expect(headers).toEqual({ 'content-type': 'image/png' });
  });

  it('are read from their beginning, kept as they were read, and removed before they are', async () => {
    const asked = s3(
      new Response('begin', { status: 206, headers: { etag: '"tag"' } }),
      new Response('<CopyObjectResult/>'),
      new Response(null, { status: 204 }),
    );
    expect(await pictures.start('abc', 5)).toEqual({ bytes: new TextEncoder().encode('begin'), tag: '"tag"' });
    expect(await pictures.keep('abc', '"tag"')).toBe(true);
    await pictures.discard('abc');
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /uploads/abc', 'PUT /pictures/abc', 'DELETE /uploads/abc']);
    expect(asked[0]?.headers.get('range')).toBe('bytes=0-4');
    expect(asked[1]?.signed).toBe('host;x-amz-copy-source;x-amz-copy-source-if-match');
    expect([asked[1]?.headers.get('x-amz-copy-source'), asked[1]?.headers.get('x-amz-copy-source-if-match')]).toEqual([
      '/pictures/uploads/abc',
      '"tag"',
    ]);
  });

  it('are not there where nothing came, not kept where they changed, and an error where S3 fails', async () => {
    s3(
      new Response('', { status: 404 }),
      new Response('', { status: 412 }),
      new Response('', { status: 403 }),
      // A copy that breaks on its way has been answered with 200 already.
      new Response('<Error><Code>InternalError</Code></Error>'),
    );
    expect(await pictures.start('abc', 5)).toBeUndefined();
    expect(await pictures.keep('abc', '"tag"')).toBe(false);
    await expect(pictures.start('abc', 5)).rejects.toThrow('403');
    await expect(pictures.keep('abc', '"tag"')).rejects.toThrow('could not be kept');
  });
});
