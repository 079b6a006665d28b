import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { retentionKey } from '#functions/table/keys.ts';
import { bundle } from '#infra/aws/bundle.ts';
import { functions } from '#infra/functions.ts';
import { createTable } from '#infra/local/database.ts';

describe('a bundle as Lambda would start it', () => {
  const secret = 'a'.repeat(64);
  const database = inject('database');
  const table = `bundle-${process.pid}`;
  const folder = mkdtempSync(join(tmpdir(), 'parley-started-'));
  beforeAll(async () => {
    for (const { name, entry } of functions) bundle(entry, join(folder, name));
    await createTable(database, table);
    // The day's look at what is kept for too long was done: the first of a day asks a queue for it.
    const client = new DynamoDBClient({
      endpoint: database,
      region: 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    await DynamoDBDocumentClient.from(client).send(
      new PutCommand({ TableName: table, Item: { ...retentionKey, day: '9999-12-31', v: 1 } }),
    );
    client.destroy();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What the handler in `name`'s bundle answers to an event, in a process that has only what Lambda gives it. */
  const call = (name: string, event: unknown): unknown => {
    const script = join(folder, `call-${name}.mjs`);
    writeFileSync(
      script,
      `import { handler } from './${name}/index.mjs'; const answer = await handler(${JSON.stringify(event)}); console.log('ANSWER ' + JSON.stringify(answer ?? null));`,
    );
    const { stdout, stderr } = spawnSync(process.execPath, [script], {
      encoding: 'utf8',
      env: {
        PARLEY_URL: 'https://parley.example.com',
        TABLE_NAME: table,
        ORIGIN_SECRET: secret,
        CONTACT_KEY: secret,
        SIGNING_KEYS: `k1:${secret}`,
        PICTURE_BUCKET: 'pictures',
        OIDC_ISSUER: 'https://issuer.example.com',
        OIDC_CLIENT_ID: 'parley',
        AWS_REGION: 'local',
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
        AWS_ENDPOINT_URL_DYNAMODB: database,
      },
    });
    const line = stdout.split('\n').find((each) => each.startsWith('ANSWER '));
    expect(line, stderr).toBeDefined();
    return JSON.parse(line?.slice('ANSWER '.length) ?? 'null');
  };
  const host = 'abc.execute-api.us-east-1.amazonaws.com';
  const request = (headers: Record<string, string>, path = '/api/webinars') => ({
    version: '2.0',
    routeKey: 'ANY /api/{proxy+}',
    rawPath: path,
    rawQueryString: '',
    headers: { host, ...headers },
    isBase64Encoded: false,
    requestContext: { domainName: host, http: { method: 'GET', path }, stage: '$default' },
  });

  it('answers an event of the HTTP API from the table', () => {
    const answer = call('api', request({ 'x-origin-secret': secret })) as { statusCode: number; body: string };
    expect({ status: answer.statusCode, body: JSON.parse(answer.body) }).toMatchObject({ status: 200, body: { items: [] } });
  });

  it('asks the team who it is', () => {
    const answer = call('console', request({ 'x-origin-secret': secret }, '/api/console/webinars'));
    expect(answer).toMatchObject({ statusCode: 401 });
  });

  it.each([
    ['api', '/api/console/webinars'],
    ['console', '/api/webinars'],
    ['personal', '/api/webinars'],
    ['api', '/api/resend'],
    ['people', '/api/console/webinars'],
    ['console', '/api/console/exports'],
  ])('%s knows nothing of %s', (name, path) => {
    expect(call(name, request({ 'x-origin-secret': secret }, path))).toMatchObject({ statusCode: 404 });
  });

  it('refuses whoever does not come through the edge', () => {
    const answer = call('api', request({}));
    expect(answer).toMatchObject({ statusCode: 403 });
    expect(JSON.stringify(answer)).not.toContain(secret);
  });

  it.each(functions.filter(({ trigger }) => trigger.kind === 'queues' || (trigger.kind === 'stream' && !trigger.window)))(
    '$name starts, and has nothing to say to an empty batch',
    ({ name }) => {
      expect(call(name, { Records: [] })).toEqual({ batchItemFailures: [] });
    },
  );

  it('counts starts, and takes an empty window that names its shard', () => {
    const event = {
      Records: [],
      shardId: 'shardId-1',
      state: {},
      window: {},
      isFinalInvokeForWindow: false,
      isWindowTerminatedEarly: false,
    };
    expect(call('counts', event)).toMatchObject({ batchItemFailures: [] });
  });

  it('journeys starts, and finds nothing due', () => {
    expect(call('journeys', { time: '2026-11-22T12:00:00Z' })).toBeNull();
  });
});
