import { Duration } from 'aws-cdk-lib';
import {
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { feedStaleSeconds } from '../edge-rules.ts';

const sameForEverybody = {
  cookieBehavior: CacheCookieBehavior.none(),
  headerBehavior: CacheHeaderBehavior.none(),
  enableAcceptEncodingGzip: true,
  enableAcceptEncodingBrotli: true,
  // A minimum of 0 leaves the time to each answer: s-maxage=1 of the feed, no-store of everything private.
  minTtl: Duration.seconds(0),
  defaultTtl: Duration.seconds(0),
} as const;

/** The feed: one entry for each path and `cursor`, kept as long as its own header says. */
export const feedCache = (scope: Construct): CachePolicy =>
  new CachePolicy(scope, 'feed-cache', {
    ...sameForEverybody,
    queryStringBehavior: CacheQueryStringBehavior.allowList('cursor'),
    // Not the freshness, which is s-maxage: CloudFront is not sure to keep a stale answer longer than this.
    maxTtl: Duration.seconds(feedStaleSeconds),
  });

/** Frames on other sites: what their address says is what they show; kept as long as each answer says. */
export const embedCache = (scope: Construct): CachePolicy =>
  new CachePolicy(scope, 'embed-cache', {
    ...sameForEverybody,
    queryStringBehavior: CacheQueryStringBehavior.all(),
    maxTtl: Duration.minutes(1),
  });

/** What the API hears besides: everything but the Host, by which it is found, and cookies, which no frame has. */
export const embedRequest = (scope: Construct): OriginRequestPolicy =>
  new OriginRequestPolicy(scope, 'embed-request', {
    cookieBehavior: OriginRequestCookieBehavior.none(),
    headerBehavior: OriginRequestHeaderBehavior.denyList('host'),
    queryStringBehavior: OriginRequestQueryStringBehavior.all(),
  });

/** Pages and assets: no query in the key, so that links with campaign words share one entry. */
export const pageCache = (scope: Construct): CachePolicy =>
  new CachePolicy(scope, 'page-cache', {
    ...sameForEverybody,
    queryStringBehavior: CacheQueryStringBehavior.none(),
    maxTtl: Duration.days(365),
  });
