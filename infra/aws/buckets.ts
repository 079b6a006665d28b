import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.RETAIN,
} as const;

/** Logs of the edge and of the other buckets, for 30 days. */
export const logBucket = (scope: Construct): Bucket =>
  new Bucket(scope, 'logs', { ...closed, lifecycleRules: [{ expiration: Duration.days(30) }] });

/** Finished exports. They hold personal data, so S3 removes them after a day whatever else happens. */
export const exportBucket = (scope: Construct, logs: Bucket): Bucket =>
  new Bucket(scope, 'exports', {
    ...closed,
    serverAccessLogsBucket: logs,
    serverAccessLogsPrefix: 'exports/',
    lifecycleRules: [{ expiration: Duration.days(1), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
  });

/**
 * Originals of pictures that the team uploaded; they may tell where a photo was taken, so nobody gets one from a public address. What
 * nothing names within a day goes by itself. `url`: the site, whose console sends them from a browser.
 */
export const pictureBucket = (scope: Construct, logs: Bucket, url: string): Bucket =>
  new Bucket(scope, 'pictures', {
    ...closed,
    serverAccessLogsBucket: logs,
    serverAccessLogsPrefix: 'pictures/',
    cors: [{ allowedMethods: [HttpMethods.PUT], allowedOrigins: [url], allowedHeaders: ['content-type'], maxAge: 3_600 }],
    lifecycleRules: [{ prefix: 'uploads/', expiration: Duration.days(1), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
  });

/** The built site. Readable by the distribution only. */
export const siteBucket = (scope: Construct, logs: Bucket): Bucket =>
  new Bucket(scope, 'pages', { ...closed, serverAccessLogsBucket: logs, serverAccessLogsPrefix: 'pages/' });
