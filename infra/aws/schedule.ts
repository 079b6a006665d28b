import { Duration } from 'aws-cdk-lib';
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { alarm } from './alarm.ts';
import type { ParleyFunction } from './function.ts';

/** Calls a scheduled function each so many minutes. A missed tick is not made up for: the next one finds everything that is due. */
export const schedule = (scope: Construct, target: ParleyFunction, everyMinutes: number, alarms: ITopic): void => {
  new Schedule(scope, `each-${everyMinutes}-minutes`, {
    schedule: ScheduleExpression.rate(Duration.minutes(everyMinutes)),
    target: new LambdaInvoke(target, {
      input: ScheduleTargetInput.fromObject({ time: ContextAttribute.scheduledTime }),
      retryAttempts: 0,
      maxEventAge: Duration.minutes(1),
    }),
  });
  alarm(target, 'silent', {
    topic: alarms,
    metric: target.metricInvocations({ period: Duration.minutes(5) }),
    threshold: 1,
    below: true,
    impact: `The clock of Parley stands still: ${target.spec.name} has not run for 5 minutes. ${target.spec.impact}`,
  });
};
