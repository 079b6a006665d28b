/** The manifest's words, turned into the least that AWS can be told. */

import type { Project } from 'aws-cdk-lib/aws-codebuild';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { indexes } from '#functions/table/shape.ts';
import type { Rights } from '../functions.ts';
import type { ParleyFunction } from './function.ts';
import type { Mail } from './mail.ts';
import type { Queues } from './queues.ts';

export type Granted = {
  readonly table: ITableV2;
  readonly queues: Queues;
  readonly exports: IBucket;
  readonly pictures: IBucket;
  readonly mail: Mail;
  readonly build: Project;
};

/** Nobody scans, nobody administers the table. A transaction needs the rights of its parts; only its condition checks are their own. */
const tableActions: Readonly<Record<Rights['table'][number], readonly string[]>> = {
  read: ['GetItem', 'BatchGetItem'],
  write: ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'],
  transact: ['ConditionCheckItem'],
};

/** Gives a function what the manifest names for it, and tells it where that is: one place, so that neither goes without the other. */
export const grant = (to: ParleyFunction, { table, queues, exports, pictures, mail, build }: Granted): void => {
  const { rights } = to.spec;
  const allow = (actions: readonly string[], ...resources: string[]) =>
    to.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources }));

  allow(
    rights.table.flatMap((right) => tableActions[right]).map((action) => `dynamodb:${action}`),
    table.tableArn,
  );
  if (rights.table.includes('read'))
    allow(['dynamodb:Query'], table.tableArn, ...indexes.map((index) => `${table.tableArn}/index/${index.name}`));
  to.addEnvironment('TABLE_NAME', table.tableName);

  for (const name of rights.sendTo) {
    allow(['sqs:SendMessage'], queues.byName[name].queueArn);
    to.addEnvironment(`${name.toUpperCase().replace('-', '_')}_QUEUE`, queues.byName[name].queueUrl);
  }
  // Who writes reads as well: what a file was when its writer died, an upload that is to be worked through.
  if (rights.exports !== undefined) allow(['s3:GetObject'], exports.arnForObjects('*'));
  if (rights.exports === 'write') allow(['s3:PutObject', 's3:AbortMultipartUpload', 's3:DeleteObject'], exports.arnForObjects('*'));
  if (rights.exports !== undefined) to.addEnvironment('EXPORT_BUCKET', exports.bucketName);
  if (rights.pictures) {
    allow(['s3:ListBucket'], pictures.bucketArn);
    allow(['s3:GetObject', 's3:PutObject'], pictures.arnForObjects('uploads/*'), pictures.arnForObjects('pictures/*'));
    // What is kept is named by something, and stays.
    allow(['s3:DeleteObject'], pictures.arnForObjects('uploads/*'));
    to.addEnvironment('PICTURE_BUCKET', pictures.bucketName);
  }
  if (rights.files) {
    allow(['s3:GetObject'], pictures.arnForObjects('reports/*'));
    to.addEnvironment('PICTURE_BUCKET', pictures.bucketName);
  }
  // They wait where pictures wait, so whoever keeps them takes pictures in as well.
  if (rights.files === 'keep') allow(['s3:PutObject', 's3:DeleteObject'], pictures.arnForObjects('reports/*'));
  if (rights.sendMail) mail.letSend(to);
  if (rights.startBuild) {
    allow(['codebuild:StartBuild'], build.projectArn);
    to.addEnvironment('BUILD_PROJECT', build.projectName);
  }
};
