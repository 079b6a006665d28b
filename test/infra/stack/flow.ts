import { describe, expect, it } from 'vitest';
import { mailPace } from '#infra/aws/settings.ts';
import { deskPaths, editorPaths, editorSinglePaths, functions, peoplePaths, readerPaths, readerSinglePaths } from '#infra/functions.ts';
import { ofType, resources } from './template.ts';

const all = resources();

const mappingOf = (name: string): Readonly<Record<string, unknown>>[] =>
  ofType(all, 'AWS::Lambda::EventSourceMapping')
    .map(([, { Properties }]) => Properties)
    .filter((mapping) => JSON.stringify(mapping.FunctionName).includes(`"${name}`));

describe('streams', () => {
  it.each(['counts', 'reactions'])('%s reads everything from the start, in order, and never gives up before 12 hours', (name) => {
    const [mapping] = mappingOf(name);
    expect(mapping).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      MaximumRecordAgeInSeconds: 43_200,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    expect(mapping).not.toHaveProperty('MaximumRetryAttempts');
    expect(JSON.stringify(mapping?.DestinationConfig)).toContain('expired');
  });

  it('counts is read by one reader a shard, whose mark it moves; reactions by ten', () => {
    expect(mappingOf('counts')[0]).toMatchObject({ ParallelizationFactor: 1 });
    expect(mappingOf('reactions')[0]).toMatchObject({ ParallelizationFactor: 10 });
  });

  it('counts has the window that names the shard, reactions has none', () => {
    expect(mappingOf('counts')).toMatchObject([{ TumblingWindowInSeconds: 60, MaximumBatchingWindowInSeconds: 1 }]);
    expect(mappingOf('reactions')[0]).not.toHaveProperty('TumblingWindowInSeconds');
  });
});

describe('queues', () => {
  it('each has its dead letters, wants TLS, and waits twice as long as its reader may take', () => {
    const queues = ofType(all, 'AWS::SQS::Queue').filter(([, { Properties }]) => Properties.RedrivePolicy !== undefined);
    expect(queues.map(([, { Properties }]) => Properties.VisibilityTimeout)).toEqual([120, 120, 1_800]);
    for (const [id, { Properties }] of queues)
      expect(Properties.RedrivePolicy, id).toMatchObject({ maxReceiveCount: id.startsWith('queueswork') ? 5 : 200 });
    const every = ofType(all, 'AWS::SQS::Queue').length;
    expect(ofType(all, 'AWS::SQS::QueuePolicy').filter(([, it]) => JSON.stringify(it).includes('aws:SecureTransport'))).toHaveLength(every);
  });

  it.each(functions.filter(({ trigger }) => trigger.kind === 'queues'))('$name answers which messages failed', ({ name, trigger }) => {
    const mappings = mappingOf(name);
    expect(mappings).toHaveLength(trigger.kind === 'queues' ? trigger.queues.length : 0);
    for (const mapping of mappings) expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  });
});

describe('mail', () => {
  it('sends one page of a run at a time, so that whoever waits for a link gets theirs in between, within the account’s rate', () => {
    const [now, runs] = ['mail-now', 'mail-runs'].map((queue) =>
      mappingOf('mailer').find((mapping) => JSON.stringify(mapping.EventSourceArn).includes(queue.replace('-', ''))),
    );
    expect([now?.BatchSize, runs?.BatchSize]).toEqual([10, 1]);
    expect([now?.ScalingConfig, runs?.ScalingConfig]).toEqual([{ MaximumConcurrency: 2 }, { MaximumConcurrency: 2 }]);
    expect([1, 14, 500].map((mailRate) => mailPace({ mailRate }))).toEqual([
      { senders: 2, rateOfEach: 0.25 },
      { senders: 2, rateOfEach: 3.5 },
      { senders: 50, rateOfEach: 500 / 52 },
    ]);
  });
});

describe('clock', () => {
  it('calls journeys each minute with its time and leaves a missed minute to the next', () => {
    const [schedule] = ofType(all, 'AWS::Scheduler::Schedule').map(([, { Properties }]) => Properties);
    expect(schedule).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      Target: { Input: '{"time":"<aws.scheduler.scheduled-time>"}', RetryPolicy: { MaximumRetryAttempts: 0 } },
    });
  });
});

describe('paths of the HTTP API', () => {
  const routes = ofType(all, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties);
  const integrations = new Map(
    ofType(all, 'AWS::ApiGatewayV2::Integration').map(([id, { Properties }]) => [id, JSON.stringify(Properties)]),
  );
  const leadTo = (name: string): string[] =>
    routes.flatMap(({ RouteKey, Target }) =>
      [...integrations].some(([id, text]) => JSON.stringify(Target).includes(id) && text.includes(`"${name}`)) ? [String(RouteKey)] : [],
    );

  it('lead the team to its own function, whatever the audience does meanwhile', () => {
    expect(leadTo('console').sort()).toEqual(['ANY /api/console/{proxy+}', 'ANY /auth/{proxy+}']);
  });

  it('lead to people over all webinars in a function of its own, the path itself and what is below', () => {
    expect(leadTo('desk').sort()).toEqual(deskPaths.flatMap((path) => [`ANY /${path}`, `ANY /${path}/{proxy+}`]).sort());
    expect(leadTo('readers').sort()).toEqual(
      [
        ...readerPaths.flatMap((path) => [`ANY /${path}`, `ANY /${path}/{proxy+}`]),
        ...readerSinglePaths.map((path) => `ANY /${path}`),
      ].sort(),
    );
    expect(leadTo('editors').sort()).toEqual(
      [
        ...editorSinglePaths.map((path) => `ANY /${path}`),
        ...editorPaths.flatMap((path) => [`ANY /${path}`, `ANY /${path}/{proxy+}`]),
      ].sort(),
    );
    expect(leadTo('people').sort()).toEqual(peoplePaths.flatMap((path) => [`ANY /${path}`, `ANY /${path}/{proxy+}`]).sort());
  });

  it('lead what mails link to, to a function that carries nothing of the room', () => {
    const folders = [
      'me',
      'answers',
      'voice',
      'confirm',
      'preferences',
      'unsubscribe',
      'invite',
      'waitlist',
      'api/unsubscribe',
      'api/inbound',
    ];
    const paths = ['/api/resend', '/api/manage', '/api/newsletter', '/api/webinars/{slug}/calendar.ics'];
    expect(leadTo('personal').sort()).toEqual(
      [...folders.map((folder) => `/${folder}/{proxy+}`), ...paths].map((path) => `ANY ${path}`).sort(),
    );
  });

  it('lead everything else, also what nobody foresaw, to the audience’s', () => {
    const rest = ['api', 'join', 'stage', 'preview', 'live', 'feed'].map((folder) => `ANY /${folder}/{proxy+}`);
    expect(leadTo('api').sort()).toEqual(['$default', ...rest].sort());
  });
});

describe('functions', () => {
  it('are those of the manifest, on arm64 and Node 24', () => {
    const made = ofType(all, 'AWS::Lambda::Function').map(([, { Properties }]) => Properties);
    expect(made).toHaveLength(functions.length);
    for (const { memoryMb, timeoutSeconds, impact } of functions)
      expect(made).toContainEqual(
        expect.objectContaining({
          Description: impact,
          MemorySize: memoryMb,
          Timeout: timeoutSeconds,
          Runtime: 'nodejs24.x',
          Architectures: ['arm64'],
        }),
      );
  });

  it('sign in at Cognito by the settings that any provider could fill', () => {
    const [signsIn] = ofType(all, 'AWS::Lambda::Function').filter(([id]) => id.startsWith('console'));
    expect(signsIn?.[1].Properties.Environment).toMatchObject({ Variables: { OIDC_ROLES_CLAIM: 'cognito:groups' } });
    expect(JSON.stringify(signsIn)).toContain('/logout?client_id={client_id}&logout_uri={return}');
  });
});

describe('alarms', () => {
  const alarms = ofType(all, 'AWS::CloudWatch::Alarm');

  it('each says in a sentence what people notice, and reaches somebody', () => {
    expect(alarms.length).toBeGreaterThan(25);
    for (const [id, { Properties }] of alarms) {
      expect(Properties.AlarmDescription, id).toMatch(/^[A-Za-z].{30,}\.$/);
      expect(Properties.AlarmActions, id).toHaveLength(1);
    }
  });

  it.each(functions)('$name has one for failing, with the sentence of the manifest', ({ name, impact }) => {
    expect(
      alarms.some(([id, { Properties }]) => id.startsWith(`${name}failing`) && String(Properties.AlarmDescription).endsWith(impact)),
    ).toBe(true);
  });

  it('the streams ring when they fall behind, the clock when it is silent', () => {
    const behind = alarms.filter(([, { Properties }]) => Properties.MetricName === 'IteratorAge');
    expect(behind).toHaveLength(2);
    const [silent] = alarms.filter(([id]) => id.startsWith('journeyssilent'));
    expect(silent?.[1].Properties).toMatchObject({ TreatMissingData: 'breaching', ComparisonOperator: 'LessThanThreshold' });
  });
});
