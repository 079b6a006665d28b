/** Compression as the distribution does it: text, from 1,000 bytes to 10 MB, Brotli before gzip. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

const accepts = (acceptEncoding: string, name: Encoding): boolean =>
  acceptEncoding.split(',').some((part) => {
    const [token = '', ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    return token === name && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  });

const isText = (contentType: string): boolean =>
  /^(?:text\/|application\/(?:json|javascript|manifest\+json|xml|rss\+xml)|image\/svg)/.test(contentType);

/** Which encoding an answer gets, undefined for none. */
export const toEncoding = (acceptEncoding: string | undefined, contentType: string, bytes: number): Encoding | undefined => {
  if (acceptEncoding === undefined || bytes < 1_000 || bytes > 10_000_000 || !isText(contentType)) return undefined;
  return accepts(acceptEncoding, 'br') ? 'br' : accepts(acceptEncoding, 'gzip') ? 'gzip' : undefined;
};

const squeeze: Record<Encoding, (body: Buffer) => Promise<Buffer>> = {
  br: async (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: async (body) => promisify(gzip)(body),
};

const made = new WeakMap<Buffer, Map<Encoding, Promise<Buffer>>>();

/** Each body is compressed once per encoding, however many ask for it at the same time. */
export const compress = (body: Buffer, encoding: Encoding): Promise<Buffer> => {
  const known = made.get(body) ?? new Map<Encoding, Promise<Buffer>>();
  made.set(body, known);
  const result = known.get(encoding) ?? squeeze[encoding](body);
  known.set(encoding, result);
  return result;
};
