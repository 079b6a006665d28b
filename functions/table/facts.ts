/** A stream record in our words. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { kindOf } from './keys.ts';
import type { Item } from './table.ts';

export type Fact = {
  readonly kind: string;
  readonly pk: string;
  readonly sk: string;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
  /** Padded to 40 digits, so that text order is number order. */
  readonly sequence: string;
};

/** Sequence numbers differ in length; as padded text they compare in order. */
export const padSequence = (sequence: string): string => sequence.padStart(40, '0');

// Lambda's envelope carries binary as base64 text, the marshaller wants bytes; nothing we store is binary, so the wire shape is the same.
const toItem = (image: Record<string, unknown> | undefined): Item | undefined =>
  image ? (unmarshall(image as Record<string, AttributeValue>) as Item) : undefined;

const read = (record: DynamoDBRecord) => {
  const { Keys, OldImage, NewImage } = record.dynamodb ?? {};
  try {
    return { keys: toItem(Keys), before: toItem(OldImage), after: toItem(NewImage) };
  } catch (cause) {
    throw new TypeError('A stream record of an unknown type', { cause });
  }
};

/** Throws a TypeError where the record holds no key or sequence number, or a type that we do not know: that is no record of our table. */
export const recordToFact = (record: DynamoDBRecord): Fact => {
  const { keys, before, after } = read(record);
  const sequence = record.dynamodb?.SequenceNumber;
  if (!keys || !sequence) throw new TypeError('A stream record without keys or sequence number');
  return {
    kind: kindOf(keys),
    pk: keys.pk,
    sk: keys.sk,
    before,
    after,
    sequence: padSequence(sequence),
  };
};
