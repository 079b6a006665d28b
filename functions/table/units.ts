/** Request units as Amazon bills them, corrected where DynamoDB Local reports them wrongly (TRIALS, calibration). */
import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';

/** One request's units. `index` holds what the list and due indexes took, which is part of `write` too. */
export type Units = { readonly operation: string; readonly read: number; readonly write: number };
export type Meter = (units: Units) => void;

const sum = (numbers: readonly (number | undefined)[]): number => numbers.reduce<number>((total, n) => total + (n ?? 0), 0);

const indexUnits = (capacity: ConsumedCapacity): number =>
  sum(Object.values(capacity.GlobalSecondaryIndexes ?? {}).map((index) => index.CapacityUnits));

export const writeUnits = (operation: string, capacity: ConsumedCapacity | undefined): Units => ({
  operation,
  read: 0,
  write: sum([capacity?.Table?.CapacityUnits ?? capacity?.CapacityUnits]) + (capacity?.Table ? indexUnits(capacity) : 0),
});

/** A query that finds nothing still costs half a unit (one, if strong); Local says 0. */
export const readUnits = (operation: string, capacity: ConsumedCapacity | undefined, strong: boolean): Units => ({
  operation,
  read: Math.max(capacity?.CapacityUnits ?? 0, strong ? 1 : 0.5),
  write: 0,
});

/** A refused condition is billed like the write that it prevented: one unit at least. The error carries no figure. */
export const refusedUnits = (operation: string, item: unknown): Units => ({ operation, read: 0, write: kilobytes(item) });

/** Two units per started KB and item; Local always says 4. */
export const transactionUnits = (items: readonly unknown[]): Units => ({
  operation: 'transact',
  read: 0,
  write: sum(items.map((item) => 2 * kilobytes(item))),
});

const kilobytes = (item: unknown): number => Math.max(1, Math.ceil(itemBytes(item) / 1024));

/** Size of an item by Amazon's rules, near enough for whole kilobytes: names and strings in UTF-8, numbers by their digits. */
export const itemBytes = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1;
  if (value instanceof Uint8Array) return value.byteLength;
  if (value instanceof Set) return sum([...value].map(itemBytes));
  if (Array.isArray(value)) return 3 + sum(value.map((part) => itemBytes(part) + 1));
  if (value !== null && typeof value === 'object')
    return 3 + sum(Object.entries(value).map(([key, part]) => Buffer.byteLength(key) + itemBytes(part) + 1));
  return 1;
};
