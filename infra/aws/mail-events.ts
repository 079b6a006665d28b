import { Duration } from 'aws-cdk-lib';
import { ConfigurationSetEventDestination, EmailSendingEvent, EventDestination, type IConfigurationSet } from 'aws-cdk-lib/aws-ses';
import { BackoffFunction, type ITopic, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import { UrlSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { alarm } from './alarm.ts';
import type { ParleyFunction } from './function.ts';
import type { MailEventName } from './settings.ts';
import type { Site } from './site.ts';

const names: Readonly<Record<MailEventName, EmailSendingEvent>> = {
  bounce: EmailSendingEvent.BOUNCE,
  complaint: EmailSendingEvent.COMPLAINT,
  delivery: EmailSendingEvent.DELIVERY,
  click: EmailSendingEvent.CLICK,
  open: EmailSendingEvent.OPEN,
};

export type MailEventsProps = { readonly rules: IConfigurationSet; readonly events: readonly MailEventName[]; readonly alarms: ITopic };

/** What becomes of our mail: SES tells a topic, and the topic tells us, signed, through the front door. */
export class MailEvents extends Construct {
  readonly #topic: Topic;

  constructor(scope: Construct, { rules, events, alarms }: MailEventsProps) {
    super(scope, 'mail-events');
    this.#topic = new Topic(this, 'topic', { displayName: 'Parley mail events', enforceSSL: true, signatureVersion: '2' });
    new ConfigurationSetEventDestination(this, 'destination', {
      configurationSet: rules,
      destination: EventDestination.snsTopic(this.#topic),
      events: events.map((name) => names[name]),
    });
    alarm(this, 'unheard', {
      topic: alarms,
      metric: this.#topic.metricNumberOfNotificationsFailed({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
      impact: 'Bounces and complaints do not reach Parley: it goes on writing to addresses that must not be written to.',
    });
  }

  /** Has the function hear of them. SNS asks once whether the address wants that, so it is asked when the address answers. */
  tell(to: ParleyFunction, site: Site): void {
    to.addEnvironment('MAIL_EVENTS_TOPIC', this.#topic.topicArn);
    const subscription = this.#topic.addSubscription(
      new UrlSubscription(`${site.url}/api/inbound/mail`, {
        protocol: SubscriptionProtocol.HTTPS,
        deliveryPolicy: {
          // An hour of us being away loses nothing; a run of a million mails takes no capacity from people.
          healthyRetryPolicy: {
            numRetries: 30,
            minDelayTarget: Duration.seconds(5),
            maxDelayTarget: Duration.seconds(110),
            backoffFunction: BackoffFunction.EXPONENTIAL,
          },
          throttlePolicy: { maxReceivesPerSecond: 50 },
        },
      }),
    );
    subscription.node.addDependency(to, site);
  }
}
