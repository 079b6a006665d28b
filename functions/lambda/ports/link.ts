import type { Config } from '#functions/config.ts';
import type { Ports } from '#functions/ports.ts';
import { fromEnvironment } from './credentials.ts';
import { presign, type Signing } from './presign.ts';

/** Signs requests about the objects of one bucket, as whoever the function is. */
export const signerOf = (bucket: string, realNow: () => Date) => {
  const region = process.env.AWS_REGION ?? '';
  const host = `${bucket}.s3.${region}.amazonaws.com`;
  return (wanted: Pick<Signing, 'method' | 'key' | 'seconds' | 'headers'>): string =>
    presign({ ...wanted, host, region, now: realNow(), credentials: fromEnvironment() });
};

/** Links to exports, signed on the spot: no request, and no S3 client, is needed for one. */
export const signedLink = (config: Config, realNow: () => Date): Ports['objects']['link'] => {
  return async (key, seconds) => {
    if (config.EXPORT_BUCKET === undefined) throw new Error('This function may not link to files');
    return signerOf(config.EXPORT_BUCKET, realNow)({ method: 'GET', key, seconds });
  };
};
