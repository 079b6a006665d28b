import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { isValidLink } from './link.ts';
import { findObject } from './store.ts';

/** RFC 6266: a plain name for old programs, the exact one beside it. */
export const toDisposition = (filename: string): string =>
  `attachment; filename="${filename.replace(/[^\w .()-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(filename).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/** `GET /local/objects/<key>?expires=&signature=`: downloads an object. */
export const createObjectRoutes = (dataFolder: string, secret: string): Hono =>
  new Hono().get('/:key{.+}', async (context) => {
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
