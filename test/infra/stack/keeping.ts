import { describe, expect, it } from 'vitest';
import { attributes, indexes, stream } from '#functions/table/shape.ts';
import { functions } from '#infra/functions.ts';
import { ofType, type Resource, resources } from './template.ts';

const all = resources();
const [table] = ofType(all, 'AWS::DynamoDB::GlobalTable').map(([, resource]) => resource);
const kept = (resource: Resource | undefined) => [resource?.DeletionPolicy, resource?.UpdateReplacePolicy];

describe('what must not be lost', () => {
  it('the table outlives the stack, can be restored to any second, and cannot be deleted by a slip', () => {
    expect(kept(table)).toEqual(['Retain', 'Retain']);
    expect(table?.Properties.Replicas).toMatchObject([
      { DeletionProtectionEnabled: true, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
    ]);
  });

  it('the table has the shape that the functions read', () => {
    expect(table?.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: stream },
      TimeToLiveSpecification: { AttributeName: attributes.ttl, Enabled: true },
      KeySchema: [
        { AttributeName: attributes.partition, KeyType: 'HASH' },
        { AttributeName: attributes.sort, KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: [
          { AttributeName: index.partition, KeyType: 'HASH' },
          { AttributeName: index.sort, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...index.project] },
      })),
    });
  });

  it('the keys and the people who may sign in outlive the stack', () => {
    const secrets = ofType(all, 'AWS::SecretsManager::Secret');
    expect(secrets).toHaveLength(3);
    for (const [id, secret] of secrets) expect(kept(secret), id).toEqual(['Retain', 'Retain']);
    const [pool] = ofType(all, 'AWS::Cognito::UserPool').map(([, resource]) => resource);
    expect(kept(pool)).toEqual(['Retain', 'Retain']);
    expect(pool?.Properties).toMatchObject({ DeletionProtection: 'ACTIVE', MfaConfiguration: 'ON' });
  });

  it('a signing key joins the others in front, so that links signed by the old one stay good', () => {
    const newer = resources({ signingKeys: ['k2', 'k1'] });
    const [api] = ofType(newer, 'AWS::Lambda::Function').filter(([id]) => id.startsWith('api'));
    expect(JSON.stringify(api)).toMatch(/k2:\{\{resolve.*,k1:\{\{resolve/);
    const named = (all: ReadonlyMap<string, Resource>) => [...all.keys()].filter((id) => id.startsWith('secretssigningkeyk1'));
    expect(named(newer)).toEqual(named(resources()));
  });

  it('no secret is in the template, only references to it', () => {
    const text = JSON.stringify([...all]);
    expect(text.match(/resolve:secretsmanager/g)?.length ?? 0).toBeGreaterThan(5);
    expect(text).not.toMatch(/"(ORIGIN_SECRET|CONTACT_KEY|SIGNING_KEYS)":"[^"]/);
  });
});

describe('what must not be kept', () => {
  it('exports go after a day, and their unfinished parts too', () => {
    const [exports] = ofType(all, 'AWS::S3::Bucket').filter(([id]) => id.startsWith('exports'));
    expect(exports?.[1].Properties.LifecycleConfiguration).toMatchObject({
      Rules: [{ ExpirationInDays: 1, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' }],
    });
  });

  it('pictures that nothing named go after a day, the others stay, and only our console sends them', () => {
    const [pictures] = ofType(all, 'AWS::S3::Bucket').filter(([id]) => id.startsWith('pictures'));
    expect(kept(pictures?.[1])).toEqual(['Retain', 'Retain']);
    expect(pictures?.[1].Properties.LifecycleConfiguration).toMatchObject({
      Rules: [{ ExpirationInDays: 1, Prefix: 'uploads/', Status: 'Enabled' }],
    });
    expect(pictures?.[1].Properties.CorsConfiguration).toMatchObject({
      CorsRules: [
        {
          AllowedMethods: ['PUT'],
          AllowedHeaders: ['content-type'],
          AllowedOrigins: [{ 'Fn::Join': ['', ['https://', expect.anything()]] }],
        },
      ],
    });
  });

  it('logs go after 30 days', () => {
    const groups = ofType(all, 'AWS::Logs::LogGroup');
    expect(groups).toHaveLength(functions.length + 2);
    for (const [id, group] of groups) expect(group.Properties.RetentionInDays, id).toBe(30);
    const [logs] = ofType(all, 'AWS::S3::Bucket').filter(([id]) => id.startsWith('logs'));
    expect(logs?.[1].Properties.LifecycleConfiguration).toMatchObject({ Rules: [{ ExpirationInDays: 30 }] });
  });

  it('no log of the edge or of the API has a path, a query, a cookie or an address in it', () => {
    const [delivery] = ofType(all, 'AWS::Logs::Delivery').map(([, { Properties }]) => Properties.RecordFields as string[]);
    expect(delivery?.filter((field) => /uri|query|[Rr]eferer|[Cc]ookie|^c-|forwarded|[Hh]ost/.test(field))).toEqual([]);
    const [stage] = ofType(all, 'AWS::ApiGatewayV2::Stage').map(([, { Properties }]) => JSON.stringify(Properties.AccessLogSettings));
    expect(stage).toContain('$context.routeKey');
    expect(stage).not.toMatch(/context\.(path|http\.path|identity|domain|authorizer)/);
    expect(JSON.stringify(ofType(all, 'AWS::CloudFront::Distribution'))).not.toContain('"Logging"');
  });

  it('no bucket is public, and all want TLS', () => {
    const buckets = ofType(all, 'AWS::S3::Bucket');
    expect(buckets).toHaveLength(4);
    for (const [id, { Properties }] of buckets)
      expect(Object.values(Properties.PublicAccessBlockConfiguration as object), id).toEqual([true, true, true, true]);
    const policies = ofType(all, 'AWS::S3::BucketPolicy').map(([, { Properties }]) => JSON.stringify(Properties));
    expect(policies).toHaveLength(4);
    for (const policy of policies) expect(policy).toContain('"aws:SecureTransport":"false"');
  });
});
