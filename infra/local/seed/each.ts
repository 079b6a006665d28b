const AT_ONCE = 6;

/** A few at a time: a machine that is busy with other things must not make its own database look slow. */
export const each = async <T>(items: readonly T[], deed: (item: T, n: number) => Promise<unknown>): Promise<void> => {
  for (let from = 0; from < items.length; from += AT_ONCE)
    await Promise.all(items.slice(from, from + AT_ONCE).map((item, i) => deed(item, from + i)));
};
