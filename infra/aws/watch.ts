import { Aws, Duration } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { alarm } from './alarm.ts';
import type { Settings } from './settings.ts';

/** Where every alarm goes, and the warning about money with them. */
export const alarmTopic = (scope: Construct, settings: Settings): Topic => {
  const topic = new Topic(scope, 'alarms', { displayName: 'Parley alarms', enforceSSL: true });
  if (settings.alarmMail !== undefined) topic.addSubscription(new EmailSubscription(settings.alarmMail));
  for (const service of ['cloudwatch', 'budgets'])
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`${service}.amazonaws.com`)],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
  return topic;
};

/** Warns at half of the month's budget, at all of it, and when the month is going to end above it. The account's whole bill counts. */
export const budget = (scope: Construct, settings: Settings, topic: Topic): CfnBudget =>
  new CfnBudget(scope, 'budget', {
    budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount: settings.monthlyBudgetUsd, unit: 'USD' } },
    notificationsWithSubscribers: (
      [
        ['ACTUAL', 50],
        ['ACTUAL', 100],
        ['FORECASTED', 100],
      ] as const
    ).map(([notificationType, threshold]) => ({
      notification: { notificationType, threshold, thresholdType: 'PERCENTAGE', comparisonOperator: 'GREATER_THAN' },
      subscribers: [{ subscriptionType: 'SNS', address: topic.topicArn }],
    })),
  });

/** Alarms of the table: the two ways in which it turns people away. */
export const watchTable = (scope: Construct, table: ITableV2, topic: Topic): void => {
  const metric = (metricName: string) =>
    new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName: table.tableName },
      statistic: 'Sum',
      period: Duration.minutes(1),
    });
  for (const kind of ['Read', 'Write'] as const)
    alarm(scope, `table-${kind.toLowerCase()}s-throttled`, {
      topic,
      metric: metric(`${kind}ThrottleEvents`),
      threshold: 10,
      periods: 2,
      impact:
        kind === 'Write'
          ? 'The table takes in less than people send: registrations, questions and votes are slow or refused.'
          : 'The table answers less than people ask: pages, lists and the room are slow or fail.',
    });
};
