import type { Config } from '#functions/config.ts';
import type { Ports } from '#functions/ports.ts';
import { signerOf } from './link.ts';

/** Long enough for a request of our own, which follows at once. */
const OWN_SECONDS = 60;

const waiting = (id: string): string => `uploads/${id}`;
const kept = (id: string): string => `pictures/${id}`;

/** Nobody knows the object any more: gone, or sent again since. Everything else that S3 refuses is our fault. */
export const isGone = ({ status }: Response): boolean => status === 404 || status === 412;

export const orThrow = (answer: Response): Response => {
  if (answer.ok || answer.status === 416) return answer;
  throw new Error(`The bucket of pictures answered ${answer.status}`);
};

/** Uploaded pictures in a bucket, asked by signed requests. `uploads/` is emptied after a day by the bucket itself. */
export const s3Pictures = (config: Pick<Config, 'PICTURE_BUCKET'>, realNow = () => new Date()): Ports['pictures'] => {
  const bucket = config.PICTURE_BUCKET;
  if (bucket === undefined) throw new Error('PICTURE_BUCKET is missing');
  const sign = signerOf(bucket, realNow);
  return {
    async upload(id, { type, size }, seconds) {
      // A browser sends the length by itself, and may not be told to.
      const headers = { 'content-type': type };
      const url = sign({ method: 'PUT', key: waiting(id), seconds, headers: { ...headers, 'content-length': String(size) } });
      return { url, method: 'PUT', headers };
    },
    async start(id, bytes) {
      const url = sign({ method: 'GET', key: waiting(id), seconds: OWN_SECONDS });
      const answer = await fetch(url, { headers: { range: `bytes=0-${bytes - 1}` } });
      if (isGone(answer)) return undefined;
      return { bytes: new Uint8Array(await orThrow(answer).arrayBuffer()), tag: answer.headers.get('etag') ?? '' };
    },
    async keep(id, tag) {
      const headers = { 'x-amz-copy-source': `/${bucket}/${waiting(id)}`, 'x-amz-copy-source-if-match': tag };
      const answer = await fetch(sign({ method: 'PUT', key: kept(id), seconds: OWN_SECONDS, headers }), { method: 'PUT', headers });
      if (isGone(answer)) return false;
      // A copy that fails on its way has been answered with 200 already.
      if (!(await orThrow(answer).text()).includes('<CopyObjectResult')) throw new Error('The picture could not be kept');
      return true;
    },
    async discard(id) {
      orThrow(await fetch(sign({ method: 'DELETE', key: waiting(id), seconds: OWN_SECONDS }), { method: 'DELETE' }));
    },
    link: async (id, state, seconds) => sign({ method: 'GET', key: state === 'kept' ? kept(id) : waiting(id), seconds }),
  };
};
