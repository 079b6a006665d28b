import { fileURLToPath } from 'node:url';
import { Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  type FunctionAssociation,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { embedFolder } from '#shared/embed.ts';
import { playerOrigins } from '#shared/video.ts';
import { apiFolders, errorStatuses, lookPages, roomPages } from '../edge-rules.ts';
import { embedCache, embedRequest, feedCache, pageCache } from './edge-cache.ts';
import { headers } from './headers.ts';
import { type Origins, origins } from './origins.ts';
import type { Settings } from './settings.ts';

export type SiteProps = {
  readonly settings: Settings;
  readonly bucket: IBucket;
  readonly apiHost: string;
  readonly originSecret: string;
  /** Where signing in and out happens. */
  readonly identityOrigin: string;
};

/** The one address that people see: the feed, the API and the built site behind CloudFront. */
export class Site extends Construct {
  readonly distribution: Distribution;
  private readonly requestId: FunctionAssociation;
  /** The public base, without a slash at its end. */
  readonly url: string;

  constructor(scope: Construct, { settings, bucket, apiHost, originSecret, identityOrigin }: SiteProps) {
    super(scope, 'site');
    const from = origins({ host: apiHost, secret: originSecret, bucket, shieldRegion: settings.originShieldRegion });
    this.requestId = this.#edgeFunction('request-id', FunctionEventType.VIEWER_RESPONSE);
    const page = this.#page(from);
    this.distribution = new Distribution(this, 'distribution', {
      comment: settings.stack,
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...this.#name(settings),
      defaultBehavior: page,
      additionalBehaviors: {
        ...this.#live(from),
        // What the API itself reads to fill: a shell that is missing must be a plain refusal here, or the API would ask itself forever.
        '/shell/*': { ...page, origin: from.stored },
        '/404.html': { ...page, origin: from.stored },
        [lookPages]: {
          ...page,
          responseHeadersPolicy: headers(this, 'look-headers', { formTargets: [identityOrigin], frames: ["'self'"] }),
        },
        '/console/*': { ...page, responseHeadersPolicy: headers(this, 'console-headers', { formTargets: [identityOrigin] }) },
        [roomPages]: { ...page, responseHeadersPolicy: headers(this, 'room-headers', { frames: Object.values(playerOrigins) }) },
      },
      // No page of ours replaces an error, which would swallow the API's own answers; and none is kept.
      errorResponses: errorStatuses.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
    });
    this.url = `https://${settings.domain ?? this.distribution.distributionDomainName}`;
  }

  #name({ domain, certificateArn }: Settings) {
    if (domain === undefined || certificateArn === undefined) return {};
    return {
      domainNames: [domain],
      certificate: Certificate.fromCertificateArn(this, 'certificate', certificateArn),
      // CloudFront's own certificate comes with its own list of protocols, so this can only be said here.
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }

  #edgeFunction(name: string, eventType = FunctionEventType.VIEWER_REQUEST): FunctionAssociation {
    const filePath = fileURLToPath(new URL(`./edge/${name}.js`, import.meta.url));
    const made = new EdgeFunction(this, name, { code: FunctionCode.fromFile({ filePath }), runtime: FunctionRuntime.JS_2_0 });
    return { function: made, eventType };
  }

  #page(from: Origins): BehaviorOptions {
    return {
      origin: from.pages,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: pageCache(this),
      responseHeadersPolicy: headers(this, 'page-headers'),
      functionAssociations: [this.#edgeFunction('page-path'), this.requestId],
    };
  }

  #live(from: Origins): Record<string, BehaviorOptions> {
    const common = {
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: headers(this, 'api-headers'),
    };
    const uncached: BehaviorOptions = {
      ...common,
      origin: from.api,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      // HTTP API finds itself by Host, so the browser's must not reach it.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      functionAssociations: [this.#edgeFunction('viewer-address')],
    };
    return {
      // No origin request policy: nothing but the key (path and cursor) reaches the origin, so no answer can be personal.
      '/feed/*': {
        ...common,
        origin: from.feed,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        cachePolicy: feedCache(this),
        functionAssociations: [this.requestId],
      },
      [`/${embedFolder}/*`]: {
        ...uncached,
        responseHeadersPolicy: headers(this, 'embed-headers', { framed: true }),
        cachePolicy: embedCache(this),
        originRequestPolicy: embedRequest(this),
      },
      ...Object.fromEntries([...apiFolders.map((folder) => `/${folder}/*`), '/healthz'].map((path) => [path, uncached])),
    };
  }
}
