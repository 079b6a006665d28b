import { Aws, Duration, SecretValue } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { ConfigurationSet, ConfigurationSetTlsPolicy, EmailIdentity, Identity, SuppressionReasons } from 'aws-cdk-lib/aws-ses';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { alarm } from './alarm.ts';
import { type Settings, senderAddress } from './settings.ts';

const reputation = (metricName: string): Metric =>
  new Metric({ namespace: 'AWS/SES', metricName, statistic: 'Average', period: Duration.hours(1) });

/** The sender: an identity that SES verifies, with a set of rules that every message of it follows. */
export class Mail extends Construct {
  readonly #identity: EmailIdentity;
  readonly rules: ConfigurationSet;
  readonly #address: string;
  readonly #smtpSecret: string | undefined;

  constructor(scope: Construct, settings: Settings, alarms: ITopic) {
    super(scope, 'mail');
    this.#address = senderAddress(settings.mailFrom);
    this.#smtpSecret = settings.smtpSecret;
    this.rules = new ConfigurationSet(this, 'rules', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.#identity = new EmailIdentity(this, 'identity', {
      identity: settings.mailDomain === undefined ? Identity.email(this.#address) : Identity.domain(settings.mailDomain),
      configurationSet: this.rules,
    });
    // SES puts senders under review at 5 % and 0.1 %: half of that leaves time to look.
    alarm(this, 'bounces', {
      topic: alarms,
      metric: reputation('Reputation.BounceRate'),
      threshold: 0.025,
      impact: 'Many addresses do not exist: AWS may stop all our mail, confirmations included.',
    });
    alarm(this, 'complaints', {
      topic: alarms,
      metric: reputation('Reputation.ComplaintRate'),
      threshold: 0.0005,
      impact: 'People mark our mail as spam: AWS may stop all our mail, confirmations included.',
    });
  }

  /** Lets a function send as our sender and as nobody else, or through the operator's own server and not at all through SES. */
  letSend(sender: LambdaFunction): void {
    if (this.#smtpSecret !== undefined) {
      // Lambda takes text, so the reference must be unwrapped; only the secret's name is in the template.
      sender.addEnvironment('SMTP_URL', SecretValue.secretsManager(this.#smtpSecret).unsafeUnwrap());
      return;
    }
    sender.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        // SES asks for the second where the message is handed over raw.
        actions: ['ses:SendEmail', 'ses:SendRawEmail'],
        resources: [
          this.#identity.emailIdentityArn,
          `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:configuration-set/${this.rules.configurationSetName}`,
        ],
        conditions: { StringEquals: { 'ses:FromAddress': this.#address } },
      }),
    );
  }
}
