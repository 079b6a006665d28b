/** What is wrong with two lists that should say the same, in words. */

export const tally = <T>(items: Iterable<T>): Map<T, number> => {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};

/** What is acknowledged is there once, what may be there at most once, and nothing else is. */
export const oncePerAct = (what: string, acts: readonly { name: string; sure: boolean }[], found: readonly string[]): string[] => {
  const counts = tally(found);
  const invoked = new Set(acts.map(({ name }) => name));
  return [
    ...acts.filter(({ name, sure }) => sure && !counts.has(name)).map(({ name }) => `${what} acknowledged and lost: ${name}`),
    ...[...counts].filter(([, count]) => count > 1).map(([name, count]) => `${what} there ${count} times: ${name}`),
    ...[...counts.keys()].filter((name) => !invoked.has(name)).map((name) => `${what} that nobody sent: ${name}`),
  ];
};

export const same = (what: string, wanted: Iterable<string>, found: Iterable<string>): string[] => {
  const [left, right] = [tally(wanted), tally(found)];
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names]
    .filter((name) => left.get(name) !== right.get(name))
    .map((name) => `${what}: ${name} is there ${right.get(name) ?? 0} times, not ${left.get(name) ?? 0}`);
};

export const equal = (what: string, wanted: number, found: number): string[] =>
  wanted === found ? [] : [`${what} is ${found}, not ${wanted}`];
