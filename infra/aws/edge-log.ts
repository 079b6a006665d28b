import { Aws, CfnCondition, Fn } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDelivery, CfnDeliveryDestination, CfnDeliverySource } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** Paths, queries, referrers and cookies hold tokens, addresses are personal data: none is among the fields. */
const fields = [
  'date',
  'time',
  'x-edge-location',
  'x-edge-request-id',
  'x-edge-result-type',
  'x-edge-detailed-result-type',
  'cs-method',
  'cache-behavior-path-pattern',
  'sc-status',
  'sc-bytes',
  'time-taken',
  'time-to-first-byte',
  'cs-protocol-version',
  'ssl-protocol',
] as const;

/** CloudFront's access log, by its second kind: the first cannot leave the paths out. AWS takes its source in us-east-1 only. */
export class EdgeLog extends Construct {
  constructor(scope: Construct, distribution: Distribution, bucket: Bucket) {
    super(scope, 'edge-log');
    const here = new CfnCondition(this, 'in-us-east-1', { expression: Fn.conditionEquals(Aws.REGION, 'us-east-1') });
    const source = new CfnDeliverySource(this, 'source', {
      name: `${Aws.STACK_NAME}-edge`,
      resourceArn: distribution.distributionArn,
      logType: 'ACCESS_LOGS',
    });
    const destination = new CfnDeliveryDestination(this, 'destination', {
      name: `${Aws.STACK_NAME}-edge`,
      destinationResourceArn: bucket.bucketArn,
      outputFormat: 'w3c',
    });
    const delivery = new CfnDelivery(this, 'delivery', {
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.attrArn,
      recordFields: [...fields],
    });
    delivery.addResourceDependency(source);
    for (const part of [source, destination, delivery]) part.cfnOptions.condition = here;
    bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects(`AWSLogs/${Aws.ACCOUNT_ID}/*`)],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 's3:x-amz-acl': 'bucket-owner-full-control' },
          ArnLike: { 'aws:SourceArn': `arn:${Aws.PARTITION}:logs:us-east-1:${Aws.ACCOUNT_ID}:delivery-source:*` },
        },
      }),
    );
  }
}
