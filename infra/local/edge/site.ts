/** The built site, as S3 behind the edge function serves it: undefined in place of 403 and 404, so that the second origin is asked. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { toCacheControl, toContentType } from '../../site-files.ts';
import { matches } from './freshness.ts';
import { respondWhole } from './respond.ts';
import type { Target } from './route.ts';

/** Larger files (video) are streamed, and asked for in parts. */
const STREAMED_FROM_BYTES = 1_000_000;
const MOST_KEPT = 300;

type Range = { readonly start: number; readonly end: number };

/** One range of RFC 9110, section 14; undefined = whole, 'unsatisfiable' = 416. Several ranges at once get the whole file. */
const parseRange = (header: string | undefined, size: number): Range | undefined | 'unsatisfiable' => {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!found || (found[1] === '' && found[2] === '')) return undefined;
  const start = found[1] === '' ? Math.max(0, size - Number(found[2])) : Number(found[1]);
  const end = found[1] === '' || found[2] === '' ? size - 1 : Math.min(Number(found[2]), size - 1);
  return start > end ? 'unsatisfiable' : { start, end };
};

export const createSite = (folder: string) => {
  const kept = new Map<string, { etag: string; body: Buffer }>();

  const load = async (file: string, etag: string): Promise<Buffer> => {
    const known = kept.get(file);
    if (known?.etag === etag) return known.body;
    const body = await readFile(file);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(file, { etag, body });
    return body;
  };

  const stream = async (
    request: IncomingMessage,
    response: ServerResponse,
    file: string,
    size: number,
    headers: Record<string, string>,
  ) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (matches(request.headers['if-none-match'], headers.etag)) return void response.writeHead(304).end();
    const range = parseRange(request.headers.range, size);
    if (range === 'unsatisfiable') return void response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
    if (range) response.setHeader('content-range', `bytes ${range.start}-${range.end}/${size}`);
    response.setHeader('content-length', range ? range.end - range.start + 1 : size);
    response.writeHead(range ? 206 : 200);
    if (request.method === 'HEAD') return void response.end();
    // A viewer who goes away while a video runs is no error.
    await pipeline(createReadStream(file, range), response).catch(() => undefined);
  };

  /** False where the site has no such file; nothing was answered then. */
  return async (request: IncomingMessage, response: ServerResponse, { path, segments }: Target): Promise<boolean> => {
    const file = join(folder, ...segments, ...(path.endsWith('/') ? ['index.html'] : []));
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) return false;
    const etag = `"${found.mtimeMs.toString(36)}-${found.size.toString(36)}"`;
    const headers = {
      'content-type': toContentType(file),
      'cache-control': toCacheControl(path.slice(1)),
      etag,
      'last-modified': found.mtime.toUTCString(),
      'accept-ranges': 'bytes',
    };
    if (found.size >= STREAMED_FROM_BYTES || request.headers.range !== undefined)
      await stream(request, response, file, found.size, headers);
    else await respondWhole(request, response, { status: 200, headers, body: await load(file, etag) });
    return true;
  };
};
