import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { type Context, Hono } from 'hono';
import { toDisposition } from '#shared/disposition.ts';
import { isValidLink, isValidUpload } from './link.ts';
import { findObject, writeObject } from './store.ts';

/** Breaks off where more comes than was announced. */
async function* upTo(size: number, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = size;
  for await (const chunk of body) {
    left -= chunk.length;
    if (left < 0) throw new RangeError('More was sent than announced');
    yield chunk;
  }
  if (left > 0) throw new RangeError('Less was sent than announced');
}

const receive = (dataFolder: string, secret: string) => async (context: Context) => {
  const { searchParams } = new URL(context.req.url);
  const key = context.req.param('key') ?? '';
  const type = context.req.header('content-type') ?? '';
  const size = Number(context.req.header('content-length') ?? Number.NaN);
  if (!isValidUpload(secret, { key, type, size }, searchParams, new Date()))
    return context.text('This was not announced like that, or too long ago.', 403);
  if (!context.req.raw.body) return context.text('Nothing was sent.', 400);
  try {
    await writeObject(dataFolder, key, upTo(size, context.req.raw.body), { contentType: type, filename: basename(key) });
  } catch (error) {
    if (error instanceof RangeError) return context.text(`${error.message}.`, 400);
    throw error;
  }
  return context.body(null, 200);
};

/** `GET /local/objects/<key>?expires=&signature=` downloads an object; PUT takes in one that was announced. */
export const createObjectRoutes = (dataFolder: string, secret: string): Hono =>
  new Hono().put('/:key{.+}', receive(dataFolder, secret)).get('/:key{.+}', async (context) => {
    const key = context.req.param('key');
    const { searchParams } = new URL(context.req.url);
    if (!isValidLink(secret, key, searchParams, new Date())) return context.text('This link has expired. Please ask for a new one.', 403);
    const found = await findObject(dataFolder, key);
    const size = found && (await stat(found.path).catch(() => undefined))?.size;
    if (!found || size === undefined) return context.text('This file is gone. Please make a new export.', 404);
    return context.body(Readable.toWeb(createReadStream(found.path)) as ReadableStream, 200, {
      'content-type': found.contentType,
      'content-length': String(size),
      'content-disposition': toDisposition(found.filename),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
  });
