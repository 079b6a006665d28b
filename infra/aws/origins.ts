import { Duration } from 'aws-cdk-lib';
import type { IOrigin } from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, OriginGroup, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';

export type Origins = Readonly<Record<'api' | 'feed' | 'stored' | 'pages', IOrigin>>;

export type OriginSettings = {
  readonly host: string;
  readonly secret: string;
  readonly bucket: IBucket;
  readonly shieldRegion: string | undefined;
};

/** Where the edge asks. `stored` is the bucket alone; `pages` asks the API for whatever the bucket does not have. */
export const origins = ({ host, secret, bucket, shieldRegion }: OriginSettings): Origins => {
  const customHeaders = { 'x-origin-secret': secret };
  const api = new HttpOrigin(host, { customHeaders, readTimeout: Duration.seconds(15) });
  const stored = S3BucketOrigin.withOriginAccessControl(bucket);
  return {
    api,
    // Asked once and shortly: a stale feed can only be shown after this has failed (SCALE A3).
    feed: new HttpOrigin(host, {
      customHeaders,
      connectionAttempts: 1,
      connectionTimeout: Duration.seconds(2),
      readTimeout: Duration.seconds(3),
      ...(shieldRegion === undefined ? {} : { originShieldRegion: shieldRegion, originShieldEnabled: true }),
    }),
    stored,
    // S3 says 403 for what is not there, because nobody may list the bucket.
    pages: new OriginGroup({ primaryOrigin: stored, fallbackOrigin: api, fallbackStatusCodes: [403, 404] }),
  };
};
