/** Answers that the edge gives from memory. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { compress, toEncoding } from './compress.ts';
import { matches, toWeak } from './freshness.ts';

export type Whole = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Buffer };

/** Sends a whole body: 304 where the viewer has it, compressed where that helps, without body for HEAD. */
export const respondWhole = async (request: IncomingMessage, response: ServerResponse, { status, headers, body }: Whole): Promise<void> => {
  const { etag, ...rest } = headers;
  for (const [name, value] of Object.entries(rest)) response.setHeader(name, value);
  const contentType = rest['content-type'] ?? '';
  const encoding = status === 200 ? toEncoding(request.headers['accept-encoding'], contentType, body.length) : undefined;
  if (status === 200 && toEncoding('br', contentType, body.length)) response.setHeader('vary', 'Accept-Encoding');
  // The bytes differ from the origin's, so its strong tag would be a lie.
  if (etag) response.setHeader('etag', encoding ? toWeak(etag) : etag);
  if (status === 200 && matches(request.headers['if-none-match'], etag)) {
    response.removeHeader('content-type');
    response.writeHead(304).end();
    return;
  }
  const sent = encoding ? await compress(body, encoding) : body;
  if (encoding) response.setHeader('content-encoding', encoding);
  response.setHeader('content-length', sent.length);
  response.writeHead(status);
  response.end(request.method === 'HEAD' ? undefined : sent);
};

/** Sends the viewer to another address of ours. */
export const respondRedirect = (response: ServerResponse, status: 301 | 307, location: string): void => {
  response.writeHead(status, { location, 'cache-control': status === 301 ? 'max-age=300' : 'no-store' }).end();
};
