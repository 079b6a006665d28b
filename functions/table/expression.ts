/** Updates and conditions as data, compiled to DynamoDB's expression language. */

export type Condition =
  | { readonly exists: string }
  | { readonly absent: string }
  | { readonly equals: readonly [path: string, value: unknown] }
  | { readonly below: readonly [path: string, value: unknown] }
  | { readonly fewerThan: readonly [set: string, most: number] }
  | { readonly has: readonly [set: string, value: string] }
  | { readonly not: Condition }
  | { readonly any: readonly Condition[] }
  | { readonly all: readonly Condition[] };

export type Change = {
  readonly set?: Readonly<Record<string, unknown>>;
  /** Set only where the attribute is absent. */
  readonly initial?: Readonly<Record<string, unknown>>;
  /** `to` takes the value that `from` had before this update. */
  readonly shift?: readonly { readonly to: string; readonly from: string; readonly otherwise: unknown }[];
  readonly add?: Readonly<Record<string, unknown>>;
  readonly take?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
};

type Compiled = {
  UpdateExpression?: string;
  ConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
};

/** Compiles a change and a condition; names and values are always placeholders, so nothing typed can become an expression. */
export const compile = ({ change = {}, when }: { change?: Change; when?: Condition | undefined }): Compiled => {
  const names = new Map<string, string>();
  const values: Record<string, unknown> = {};
  let count = 0;
  const part = (text: string): string => {
    const known = names.get(text);
    if (known) return known;
    const made = `#n${names.size}`;
    names.set(text, made);
    return made;
  };
  const name = (path: string): string => path.split('.').map(part).join('.');
  const value = (it: unknown): string => {
    const key = `:v${count}`;
    count += 1;
    values[key] = it;
    return key;
  };
  const condition = (it: Condition): string => {
    if ('exists' in it) return `attribute_exists(${name(it.exists)})`;
    if ('absent' in it) return `attribute_not_exists(${name(it.absent)})`;
    if ('equals' in it) return `${name(it.equals[0])} = ${value(it.equals[1])}`;
    if ('below' in it) return `${name(it.below[0])} < ${value(it.below[1])}`;
    if ('fewerThan' in it)
      return `(attribute_not_exists(${name(it.fewerThan[0])}) OR size(${name(it.fewerThan[0])}) < ${value(it.fewerThan[1])})`;
    if ('has' in it) return `contains(${name(it.has[0])}, ${value(it.has[1])})`;
    if ('not' in it) return `NOT (${condition(it.not)})`;
    const [parts, word] = 'any' in it ? [it.any, ' OR '] : [it.all, ' AND '];
    return `(${parts.map(condition).join(word)})`;
  };
  const entries = (record: Readonly<Record<string, unknown>> = {}) => Object.entries(record).filter(([, it]) => it !== undefined);
  const sets = [
    ...entries(change.set).map(([path, it]) => `${name(path)} = ${value(it)}`),
    ...entries(change.initial).map(([path, it]) => `${name(path)} = if_not_exists(${name(path)}, ${value(it)})`),
    ...(change.shift ?? []).map(({ to, from, otherwise }) => `${name(to)} = if_not_exists(${name(from)}, ${value(otherwise)})`),
  ];
  const clause = (word: string, parts: readonly string[]) => (parts.length > 0 ? [`${word} ${parts.join(', ')}`] : []);
  const update = [
    ...clause('SET', sets),
    ...clause(
      'ADD',
      entries(change.add).map(([path, it]) => `${name(path)} ${value(it)}`),
    ),
    ...clause(
      'DELETE',
      entries(change.take).map(([path, it]) => `${name(path)} ${value(it)}`),
    ),
    ...clause('REMOVE', (change.remove ?? []).map(name)),
  ].join(' ');
  const conditionText = when ? condition(when) : '';
  return {
    ...(update ? { UpdateExpression: update } : {}),
    ...(conditionText ? { ConditionExpression: conditionText } : {}),
    ...(names.size > 0 ? { ExpressionAttributeNames: Object.fromEntries([...names].map(([from, to]) => [to, from])) } : {}),
    ...(count > 0 ? { ExpressionAttributeValues: values } : {}),
  };
};
