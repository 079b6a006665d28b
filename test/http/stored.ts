/** What a test asks of every answer, and of the table behind it. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { type Problem, type ProblemCode, problems } from '#shared/problem.ts';
import type { World } from '../support/world.ts';

export type Stored = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

const connect = (): DynamoDBDocumentClient => DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Every item of the table, in the order of its keys. */
export const scan = async ({ config }: World): Promise<Stored[]> => {
  const client = connect();
  const items: Stored[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: config.TABLE_NAME, ConsistentRead: true, ExclusiveStartKey: from }));
    items.push(...((page.Items ?? []) as Stored[]));
    from = page.LastEvaluatedKey;
  } while (from);
  const key = ({ pk, sk }: Stored) => `${pk}|${sk}`;
  return items.sort((a, b) => (key(a) < key(b) ? -1 : 1));
};

/** Puts an item past our own code, as an accident or a colleague's migration would. */
export const plant = async ({ config }: World, item: Stored): Promise<void> => {
  await connect().send(new PutCommand({ TableName: config.TABLE_NAME, Item: item }));
};

/** The same of many: 25 in a request. */
export const plantAll = async ({ config }: World, items: readonly Stored[]): Promise<void> => {
  const client = connect();
  for (let at = 0; at < items.length; at += 25) {
    const puts = items.slice(at, at + 25).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [config.TABLE_NAME]: puts } }));
  }
};

export const itemsOf = async (world: World, prefix: string): Promise<Stored[]> =>
  (await scan(world)).filter(({ pk, sk }) => `${pk}|${sk}`.includes(prefix));

/** Runs `act` and holds it to leaving the table as it was. */
export const writesNothing = async <T>(world: World, act: () => T | Promise<T>): Promise<T> => {
  const before = await scan(world);
  const result = await act();
  expect(await scan(world)).toEqual(before);
  return result;
};

/** The problem document of an answer, after every rule that holds for all of them. */
export const problemOf = async (answer: Response, code: ProblemCode): Promise<Problem> => {
  const body = await answer.clone().text();
  expect(answer.headers.get('content-type'), body.slice(0, 200)).toBe('application/problem+json; charset=utf-8');
  const problem = JSON.parse(body) as Problem;
  expect(problem).toMatchObject({ type: `urn:parley:problem:${code}`, title: problems[code].title, status: problems[code].status });
  expect(answer.status).toBe(problems[code].status);
  expect(problem.detail?.length ?? 0).toBeGreaterThan(10);
  expect(problem.instance).toBe(answer.headers.get('x-request-id'));
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(body).not.toMatch(/node_modules|\bat \w+ \(|\.ts:\d/);
  return problem;
};

export const pointersOf = (problem: Problem): string[] => (problem.errors ?? []).map(({ pointer }) => pointer);
