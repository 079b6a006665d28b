import { Duration } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { alarm } from './alarm.ts';
import type { ParleyFunction } from './function.ts';
import type { Queues } from './queues.ts';
import { LEAST_AT_ONCE } from './settings.ts';

const seconds = Duration.seconds;

type Mapped = { readonly table: ITableV2; readonly queues: Queues; readonly senders: number; readonly alarms: ITopic };

/** The stream calls its readers, the queues theirs. A record that fails keeps its place in its shard until it is 12 h old. */
export class Mappings extends Construct {
  /** `senders`: how many pages of runs are sent at once. */
  constructor(scope: Construct, made: readonly ParleyFunction[], { table, queues, senders, alarms }: Mapped) {
    super(scope, 'mappings');
    for (const reader of made) {
      const { trigger } = reader.spec;
      if (trigger.kind === 'stream') this.#readStream(reader, table, alarms, trigger);
      if (trigger.kind === 'queues')
        for (const name of trigger.queues)
          reader.addEventSource(
            new SqsEventSource(queues.byName[name], {
              batchSize: trigger.batches?.[name] ?? trigger.batch,
              reportBatchItemFailures: true,
              maxConcurrency: name === 'mail-runs' ? senders : LEAST_AT_ONCE,
            }),
          );
    }
  }

  #readStream(
    reader: ParleyFunction,
    table: ITableV2,
    alarms: ITopic,
    trigger: { batch: number; batchingSeconds: number; window?: number },
  ) {
    const expired = new Queue(this, `${reader.spec.name}-expired`, { enforceSSL: true, retentionPeriod: Duration.days(14) });
    reader.addEventSource(
      new DynamoEventSource(table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: trigger.batch,
        maxBatchingWindow: seconds(trigger.batchingSeconds),
        // Only an event with a window names its shard, and its mark needs the shard read by one reader at a time.
        ...(trigger.window === undefined ? {} : { tumblingWindow: seconds(trigger.window) }),
        // Reactions follow each other within one person or webinar only; a room that waits for its second delays nobody else.
        parallelizationFactor: trigger.window === undefined ? 10 : 1,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        // No count of attempts: half of the stream's 24 h is kept for whoever is woken by the alarm.
        maxRecordAge: Duration.hours(12),
        onFailure: new SqsDlq(expired),
      }),
    );
    alarm(reader, 'behind', {
      topic: alarms,
      metric: reader.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(1) }),
      threshold: 60_000,
      periods: 3,
      impact: `${reader.spec.name} is more than a minute behind. ${reader.spec.impact}`,
    });
    alarm(reader, 'expired', {
      topic: alarms,
      metric: expired.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) }),
      threshold: 1,
      impact: `${reader.spec.name} gave up on changes after 12 hours; operating.md says how to bring them back. ${reader.spec.impact}`,
    });
  }
}
