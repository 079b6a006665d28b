import type { Config } from '#functions/config.ts';
import type { Ports } from '#functions/ports.ts';
import { toDisposition } from '#shared/disposition.ts';
import { signerOf } from './link.ts';
import { isGone, orThrow, s3Pictures } from './pictures.ts';

/** Long enough for a request of our own, which follows at once. */
const OWN_SECONDS = 60;

const waiting = (id: string): string => `uploads/${id}`;
const kept = (id: string): string => `reports/${id}`;

/** `bytes 0-9/200`: the size of the whole. */
const sizeOf = (answer: Response): number =>
  Number(answer.headers.get('content-range')?.split('/')[1] ?? answer.headers.get('content-length') ?? Number.NaN);

/** Files for readers, in the bucket of what the team uploads. `uploads/` is emptied after a day by the bucket itself. */
export const s3Files = (config: Pick<Config, 'PICTURE_BUCKET'>, realNow = () => new Date()): Ports['files'] => {
  const bucket = config.PICTURE_BUCKET;
  if (bucket === undefined) throw new Error('PICTURE_BUCKET is missing');
  const sign = signerOf(bucket, realNow);
  const remove = async (key: string): Promise<void> => {
    orThrow(await fetch(sign({ method: 'DELETE', key, seconds: OWN_SECONDS }), { method: 'DELETE' }));
  };
  return {
    async upload(id, { type, size }, seconds) {
      // A browser sends the length by itself, and may not be told to.
      const headers = { 'content-type': type };
      const url = sign({ method: 'PUT', key: waiting(id), seconds, headers: { ...headers, 'content-length': String(size) } });
      return { url, method: 'PUT', headers };
    },
    async part(id, where, bytes) {
      const url = sign({ method: 'GET', key: waiting(id), seconds: OWN_SECONDS });
      const answer = await fetch(url, { headers: { range: where === 'first' ? `bytes=0-${bytes - 1}` : `bytes=-${bytes}` } });
      if (isGone(answer)) return undefined;
      const read = new Uint8Array(await orThrow(answer).arrayBuffer());
      return { bytes: read, size: sizeOf(answer), tag: answer.headers.get('etag') ?? '' };
    },
    async keep(id, tag, { contentType, filename }) {
      const headers = {
        'x-amz-copy-source': `/${bucket}/${waiting(id)}`,
        'x-amz-copy-source-if-match': tag,
        // What the browser announced counts no more: it is served as what it is, and never shown in place.
        'x-amz-metadata-directive': 'REPLACE',
        'content-type': contentType,
        'content-disposition': toDisposition(filename),
        'cache-control': 'private, no-store',
      };
      const answer = await fetch(sign({ method: 'PUT', key: kept(id), seconds: OWN_SECONDS, headers }), { method: 'PUT', headers });
      if (isGone(answer)) return false;
      // A copy that fails on its way has been answered with 200 already.
      if (!(await orThrow(answer).text()).includes('<CopyObjectResult')) throw new Error('The file could not be kept');
      await remove(waiting(id));
      return true;
    },
    discard: (id) => remove(waiting(id)),
    remove: (id) => remove(kept(id)),
    link: async (id, seconds) => sign({ method: 'GET', key: kept(id), seconds }),
  };
};

/** Both kinds of what the team uploads, for a function that may take either in. */
export const s3Uploads = (config: Config): Pick<Ports, 'pictures' | 'files'> => ({ pictures: s3Pictures(config), files: s3Files(config) });
