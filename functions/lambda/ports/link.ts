import type { Config } from '#functions/config.ts';
import type { Ports } from '#functions/ports.ts';
import { fromEnvironment } from './credentials.ts';
import { presignGet } from './presign.ts';

/** Links to exports, signed on the spot: no request, and no S3 client, is needed for one. */
export const signedLink = (config: Config, realNow: () => Date): Ports['objects']['link'] => {
  return async (key, seconds) => {
    if (config.EXPORT_BUCKET === undefined) throw new Error('This function may not link to files');
    const region = process.env.AWS_REGION ?? '';
    const host = `${config.EXPORT_BUCKET}.s3.${region}.amazonaws.com`;
    return presignGet({ host, key, region, seconds, now: realNow(), credentials: fromEnvironment() });
  };
};
