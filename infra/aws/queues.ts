import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type FunctionSpec, functions, type Queue as QueueName } from '../functions.ts';
import { alarm } from './alarm.ts';

const names: readonly QueueName[] = ['mail-now', 'mail-runs', 'work'];

/** What waits in a queue for too long, in the words of those who wait. */
const waiting: Readonly<Record<QueueName, { readonly seconds: number; readonly impact: string }>> = {
  'mail-now': { seconds: 300, impact: 'Confirmations and answers are more than 5 minutes late.' },
  'mail-runs': { seconds: 3_600, impact: 'Reminders are more than an hour late.' },
  work: { seconds: 1_800, impact: 'Exports and page updates are more than half an hour late.' },
};

const reads = (name: QueueName) => (spec: FunctionSpec) => spec.trigger.kind === 'queues' && spec.trigger.queues.includes(name);

/** A queue for each kind of waiting, each with a dead letter queue that keeps for 14 days what failed too often. */
export class Queues extends Construct {
  readonly byName: Readonly<Record<QueueName, Queue>>;

  constructor(scope: Construct, alarms: ITopic) {
    super(scope, 'queues');
    const make = (name: QueueName): Queue => {
      const letters = new Queue(this, `${name}-dead`, { enforceSSL: true, retentionPeriod: Duration.days(14) });
      const seconds = functions.find(reads(name))?.timeoutSeconds ?? 60;
      const queue = new Queue(this, name, {
        enforceSSL: true,
        // A slow batch must not be given to a second reader, and whoever waits for a link must not wait long for the second try.
        // AWS advises six times the reader's limit for readers that Lambda throttles; ours have their own maximum instead.
        visibilityTimeout: Duration.seconds(2 * seconds),
        retentionPeriod: Duration.days(14),
        // Mail outlives a mail service that is down for hours (2 minutes a try); other work that fails five times will fail again.
        deadLetterQueue: { queue: letters, maxReceiveCount: name === 'work' ? 5 : 200 },
      });
      alarm(queue, 'dead', {
        topic: alarms,
        metric: letters.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) }),
        threshold: 1,
        impact: `A message of ${name} failed too often and was put aside. ${waiting[name].impact}`,
      });
      alarm(queue, 'late', {
        topic: alarms,
        metric: queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5) }),
        threshold: waiting[name].seconds,
        impact: waiting[name].impact,
      });
      return queue;
    };
    this.byName = Object.fromEntries(names.map((name) => [name, make(name)])) as Record<QueueName, Queue>;
  }
}
