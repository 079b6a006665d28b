import { describe, expect, it } from 'vitest';
import { apiFolders, errorStatuses, lookPages, roomPages } from '#infra/edge-rules.ts';
import { playerOrigins } from '#shared/video.ts';
import { ofType, resources } from './template.ts';

type Behaviour = {
  readonly PathPattern?: string;
  readonly TargetOriginId: string;
  readonly CachePolicyId: unknown;
  readonly OriginRequestPolicyId?: string;
  readonly AllowedMethods: readonly string[];
  readonly ResponseHeadersPolicyId: { readonly Ref: string };
};
type Config = {
  readonly DefaultCacheBehavior: Behaviour;
  readonly CacheBehaviors: readonly Behaviour[];
  readonly Origins: readonly Record<string, unknown>[];
  readonly OriginGroups: { readonly Items: readonly Record<string, unknown>[] };
  readonly CustomErrorResponses: readonly Record<string, unknown>[];
};

const configOf = (all: ReturnType<typeof resources>): Config =>
  ofType(all, 'AWS::CloudFront::Distribution')[0]?.[1].Properties.DistributionConfig as Config;
const all = resources();
const config = configOf(all);
const behaviour = (path: string): Behaviour => {
  const found = config.CacheBehaviors.find(({ PathPattern }) => PathPattern === path);
  if (found === undefined) throw new Error(`no behaviour for ${path}`);
  return found;
};
const originOf = (path: string) => config.Origins.find(({ Id }) => Id === behaviour(path).TargetOriginId);
const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const allViewerExceptHost = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

describe('the feed at the edge', () => {
  it('has a key of path and cursor, without cookies and headers, and leaves the time to the answer', () => {
    const [policy] = ofType(all, 'AWS::CloudFront::CachePolicy').filter(([id]) => id.startsWith('sitefeedcache'));
    expect(behaviour('/feed/*').CachePolicyId).toEqual({ Ref: policy?.[0] });
    expect(policy?.[1].Properties.CachePolicyConfig).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      ParametersInCacheKeyAndForwardedToOrigin: {
        CookiesConfig: { CookieBehavior: 'none' },
        HeadersConfig: { HeaderBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: ['cursor'] },
      },
    });
  });

  it('sends the origin nothing else, so that no answer can be personal', () => {
    expect(behaviour('/feed/*')).not.toHaveProperty('OriginRequestPolicyId');
    expect(behaviour('/feed/*').AllowedMethods).toEqual(['GET', 'HEAD']);
  });

  it('asks once and shortly, so that a stale answer comes soon', () => {
    expect(originOf('/feed/*')).toMatchObject({ ConnectionAttempts: 1, CustomOriginConfig: { OriginReadTimeout: 3 } });
  });

  it('gets a shield where the setting names a region', () => {
    const shielded = configOf(resources({ originShieldRegion: 'eu-central-1' })).Origins.filter(
      ({ OriginShield }) => OriginShield !== undefined,
    );
    expect(shielded).toMatchObject([{ OriginShield: { Enabled: true, OriginShieldRegion: 'eu-central-1' } }]);
    expect(config.Origins.some(({ OriginShield }) => OriginShield !== undefined)).toBe(false);
  });
});

describe('everything else at the edge', () => {
  it.each([...apiFolders.map((folder) => `/${folder}/*`), '/healthz'])(
    '%s goes to the API uncached, with all methods, without the Host',
    (path) => {
      expect(behaviour(path)).toMatchObject({ CachePolicyId: cachingDisabled, OriginRequestPolicyId: allViewerExceptHost });
      expect(behaviour(path).AllowedMethods).toContain('DELETE');
      expect(JSON.stringify(originOf(path)?.OriginCustomHeaders)).toMatch(/x-origin-secret.*resolve:secretsmanager/);
    },
  );

  it('pages fall to the API where the bucket has none', () => {
    expect(config.OriginGroups.Items).toMatchObject([{ FailoverCriteria: { StatusCodes: { Items: [403, 404] } } }]);
    expect(config.DefaultCacheBehavior.TargetOriginId).toBe(config.OriginGroups.Items[0]?.Id);
    expect(behaviour('/console/*').TargetOriginId).toBe(config.DefaultCacheBehavior.TargetOriginId);
  });

  it.each(['/shell/*', '/404.html'])('%s never falls to the API, which itself reads it', (path) => {
    expect(originOf(path)).toHaveProperty('S3OriginConfig');
  });

  it('no error is kept and none is replaced', () => {
    expect(config.CustomErrorResponses).toEqual(errorStatuses.map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })));
  });

  it('the console may post to the sign-in pages, the room frame two players, other pages neither', () => {
    const policyOf = ({ ResponseHeadersPolicyId }: Behaviour) => JSON.stringify(all.get(ResponseHeadersPolicyId.Ref));
    expect(policyOf(behaviour('/console/*'))).toMatch(/form-action 'self' https:.*amazoncognito/);
    expect(policyOf(config.DefaultCacheBehavior)).toContain("form-action 'self'; object-src 'none'");
    expect(policyOf(behaviour(roomPages))).toContain(`frame-src ${Object.values(playerOrigins).join(' ')}`);
    for (const each of [config.DefaultCacheBehavior, ...config.CacheBehaviors])
      if (each.PathPattern !== roomPages && each.PathPattern !== lookPages)
        expect([each.PathPattern, policyOf(each)]).toEqual([each.PathPattern, expect.stringContaining("frame-src 'none'")]);
    expect(policyOf(behaviour(lookPages))).toContain("frame-src 'self'");
    expect(policyOf(behaviour(lookPages))).toMatch(/form-action 'self' https:.*amazoncognito/);
    for (const each of [config.DefaultCacheBehavior, ...config.CacheBehaviors]) {
      expect(policyOf(each)).toContain("frame-ancestors 'none'; base-uri 'none'");
      expect(policyOf(each)).toMatch(/nosniff|ContentTypeOptions/);
      expect(policyOf(each)).toContain('"ReferrerPolicy":"same-origin"');
      expect(policyOf(each)).toContain('"AccessControlMaxAgeSec":63072000');
    }
  });

  it('frames for other sites come without cookies, are kept as long as they say, and alone may be shown in a frame', () => {
    const framed = behaviour('/embed/*');
    expect(originOf('/embed/*')).toEqual(originOf('/api/*'));
    expect(framed.AllowedMethods).toContain('POST');
    const named = (type: string, part: string) => ofType(all, type).find(([id]) => id.startsWith(part));
    const [cache, cached] = named('AWS::CloudFront::CachePolicy', 'siteembedcache') ?? [];
    expect(framed.CachePolicyId).toEqual({ Ref: cache });
    expect(cached?.Properties.CachePolicyConfig).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      MaxTTL: 60,
      ParametersInCacheKeyAndForwardedToOrigin: {
        CookiesConfig: { CookieBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'all' },
      },
    });
    const [request, requested] = named('AWS::CloudFront::OriginRequestPolicy', 'siteembedrequest') ?? [];
    expect(framed.OriginRequestPolicyId).toEqual({ Ref: request });
    expect(requested?.Properties.OriginRequestPolicyConfig).toMatchObject({
      CookiesConfig: { CookieBehavior: 'none' },
      HeadersConfig: { HeaderBehavior: 'allExcept', Headers: ['host'] },
    });
    for (const each of [config.DefaultCacheBehavior, ...config.CacheBehaviors]) {
      const policy = JSON.stringify(all.get(each.ResponseHeadersPolicyId.Ref));
      expect([each.PathPattern, policy.includes('"FrameOption":"DENY"')]).toEqual([each.PathPattern, each.PathPattern !== '/embed/*']);
    }
  });

  it('an own name comes with its certificate and TLS 1.2', () => {
    const own = { domain: 'webinars.example.com', certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/abc' };
    expect(configOf(resources(own))).toMatchObject({
      Aliases: [own.domain],
      ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
    });
  });
});
