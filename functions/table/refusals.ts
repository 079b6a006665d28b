/** What the SDK throws, in our words: the only file that knows its error names. */
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { Failure } from '../failure.ts';

const BUSY = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'LimitExceededException',
  'InternalServerError',
  'ServiceUnavailable',
  'TransactionInProgressException',
  'TransactionConflictException',
  'TimeoutError',
  'AbortError',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
]);

/** The stored item where a condition was refused: undefined if there is none. */
export const refusedItem = (error: unknown): { readonly item: Record<string, unknown> | undefined } | undefined => {
  if (!(error instanceof ConditionalCheckFailedException)) return undefined;
  return { item: error.Item ? unmarshall(error.Item) : undefined };
};

/** Which parts of a transaction were refused by their condition (others are undefined); undefined if it failed for another reason. */
export const refusedParts = (error: unknown): readonly boolean[] | undefined => {
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
  const onlyConditions = codes.every((code) => code === 'None' || code === 'ConditionalCheckFailed');
  return onlyConditions && codes.includes('ConditionalCheckFailed') ? codes.map((code) => code === 'ConditionalCheckFailed') : undefined;
};

/** Anything else: busy (retry later) where waiting helps, else the error itself. */
export const translate = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  const { name } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const conflict = error instanceof TransactionCanceledException;
  if (!BUSY.has(name) && !BUSY.has(code) && !conflict) return error;
  return new Failure('busy', 'Please try again in a moment. What you typed is still here.', { retryAfterSeconds: 2, cause: error });
};
