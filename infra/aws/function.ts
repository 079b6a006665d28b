import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { FunctionSpec } from '../functions.ts';
import { memoryEnvironment } from '../memory.ts';
import { alarm } from './alarm.ts';
import { bundle } from './bundle.ts';

export type FunctionProps = {
  readonly spec: FunctionSpec;
  readonly environment: Readonly<Record<string, string>>;
  readonly alarms: ITopic;
};

const entries = fileURLToPath(new URL('../../functions/lambda', import.meta.url));

const code = (entry: string): Code =>
  Code.fromAsset(entries, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Required by the type, never used: the bundle is always made on this machine, without Docker.
      image: DockerImage.fromRegistry('unused'),
      // The CDK remembers a bundle by its options, of which it cannot see our function: this tells the entries apart.
      environment: { entry },
      local: {
        tryBundle: (folder) => {
          bundle(entry, folder);
          return true;
        },
      },
    },
  });

/** A function of the manifest with our defaults. It may write its own log and nothing else until rights.ts says so. */
export class ParleyFunction extends LambdaFunction {
  readonly spec: FunctionSpec;

  constructor(scope: Construct, { spec, environment, alarms }: FunctionProps) {
    const logGroup = new LogGroup(scope, `${spec.name}-log`, { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
    const role = new Role(scope, `${spec.name}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    super(scope, spec.name, {
      description: spec.impact,
      code: code(spec.entry),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: spec.memoryMb,
      timeout: Duration.seconds(spec.timeoutSeconds),
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      role,
      environment: { ...environment, ...memoryEnvironment, POWERTOOLS_SERVICE_NAME: spec.name, POWERTOOLS_LOGGER_LOG_EVENT: 'false' },
    });
    this.spec = spec;
    alarm(this, 'failing', {
      topic: alarms,
      metric: this.metricErrors({ period: Duration.minutes(5) }),
      threshold: 1,
      impact: `${spec.name} is failing. ${spec.impact}`,
    });
    alarm(this, 'throttled', {
      topic: alarms,
      metric: this.metricThrottles({ period: Duration.minutes(5) }),
      threshold: 1,
      impact: `${spec.name} is refused by Lambda because too many run at once in this account. ${spec.impact}`,
    });
  }
}
