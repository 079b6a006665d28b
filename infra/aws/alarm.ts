import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export type Watch = {
  readonly topic: ITopic;
  readonly metric: IMetric;
  /** Rings when the metric is at or above this; with `below`, when it is under it. */
  readonly threshold: number;
  readonly below?: true;
  /** How many of the metric's periods in a row. */
  readonly periods?: number;
  /** What people notice, as a sentence: whoever is woken reads it first. */
  readonly impact: string;
};

/** An alarm that says what it means for people. Silence of the metric is fine, except with `below`, where it is the fault itself. */
export const alarm = (scope: Construct, id: string, { topic, metric, threshold, below, periods = 1, impact }: Watch): Alarm => {
  const made = new Alarm(scope, id, {
    metric,
    threshold,
    evaluationPeriods: periods,
    comparisonOperator: below ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    alarmDescription: impact,
  });
  made.addAlarmAction(new SnsAction(topic));
  return made;
};
