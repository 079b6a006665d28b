import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  LogGroupLogDestination,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Trigger } from '../functions.ts';
import { alarm } from './alarm.ts';

/** Paths hold people's tokens: the log names the pattern of the route and never the path, and nobody's address. */
const logged = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  bytes: '$context.responseLength',
  error: '$context.integrationErrorMessage',
};

/** The HTTP API in front of `api` and `console`. Made before them, because functions are told an address that leads here. */
export class Http extends Construct {
  readonly #api: HttpApi;
  /** `<id>.execute-api.<region>.amazonaws.com`; refuses whoever does not bring the edge's secret. */
  readonly host: string;

  constructor(scope: Construct, alarms: ITopic) {
    super(scope, 'http');
    this.#api = new HttpApi(this, 'api', { createDefaultStage: false });
    this.host = `${this.#api.apiId}.execute-api.${this.#api.env.region}.amazonaws.com`;
    const log = new LogGroup(this, 'log', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
    const stage = this.#api.addStage('stage', {
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: AccessLogFormat.custom(JSON.stringify(logged)) },
    });
    (stage.node.defaultChild as CfnStage).addPropertyOverride('DefaultRouteSettings.DetailedMetricsEnabled', true);
    alarm(this, 'errors', {
      topic: alarms,
      metric: this.#api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 5,
      impact: 'People see error pages: registering, asking or moderating fails again and again.',
    });
    alarm(this, 'slow', {
      topic: alarms,
      metric: this.#api.metricLatency({ period: Duration.minutes(5), statistic: 'p95' }),
      threshold: 3_000,
      periods: 3,
      impact: 'One request in twenty takes more than 3 seconds: forms and the room feel stuck.',
    });
  }

  /** Sends the paths of its folders to a function: the longer path wins, whatever the order. */
  lead(to: IFunction, { folders, paths = [], rest }: Extract<Trigger, { kind: 'http' }>): void {
    const integration = new HttpLambdaIntegration('integration', to, {
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
      scopePermissionToRoute: false,
    });
    const wanted = [...folders.map((folder) => `${folder}/{proxy+}`), ...paths];
    const keys = wanted.map((path) => HttpRouteKey.with(`/${path}`, HttpMethod.ANY));
    for (const routeKey of rest ? [...keys, HttpRouteKey.DEFAULT] : keys)
      new HttpRoute(this, routeKey.key, { httpApi: this.#api, routeKey, integration });
  }
}
