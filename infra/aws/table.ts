import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { attributes, indexes, stream } from '#functions/table/shape.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The one table. It outlives the stack: it holds what people told us. */
export const table = (scope: Construct): TableV2 =>
  new TableV2(scope, 'table', {
    partitionKey: text(attributes.partition),
    sortKey: text(attributes.sort),
    timeToLiveAttribute: attributes.ttl,
    globalSecondaryIndexes: indexes.map((index) => ({
      indexName: index.name,
      partitionKey: text(index.partition),
      sortKey: text(index.sort),
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: [...index.project],
    })),
    dynamoStream: StreamViewType[stream],
    billing: Billing.onDemand(),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
