/** A record as the SDK reads it → as Lambda hands it over: seconds for dates, base64 for bytes. */
import type { AttributeValue, _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord, AttributeValue as WireValue } from 'aws-lambda';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const toWireValue = (value: AttributeValue): WireValue => {
  if (value.B) return { B: base64(value.B) };
  if (value.BS) return { BS: value.BS.map(base64) };
  if (value.L) return { L: value.L.map(toWireValue) };
  if (value.M) return { M: toWireImage(value.M) };
  // The remaining kinds are spelled alike on both sides.
  return value as WireValue;
};

const toWireImage = (image: Record<string, AttributeValue>): Record<string, WireValue> =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, toWireValue(value)]));

export const toWireRecord = (record: StreamRecord, eventSourceARN: string): DynamoDBRecord => {
  const change = record.dynamodb ?? {};
  return {
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: record.eventVersion,
    eventSource: 'aws:dynamodb',
    awsRegion: record.awsRegion,
    eventSourceARN,
    ...(record.userIdentity && {
      userIdentity: { type: record.userIdentity.Type, principalId: record.userIdentity.PrincipalId },
    }),
    dynamodb: {
      ApproximateCreationDateTime: Math.floor((change.ApproximateCreationDateTime?.getTime() ?? 0) / 1000),
      ...(change.Keys && { Keys: toWireImage(change.Keys) }),
      ...(change.NewImage && { NewImage: toWireImage(change.NewImage) }),
      ...(change.OldImage && { OldImage: toWireImage(change.OldImage) }),
      SequenceNumber: change.SequenceNumber,
      SizeBytes: change.SizeBytes,
      StreamViewType: change.StreamViewType,
    },
  };
};
