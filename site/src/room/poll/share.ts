/** Counts as shares of the people who answered. */

/** Whole percent; of nobody it is none. */
export const percent = (count: number, people: number): number => (people > 0 ? Math.min(100, Math.round((100 * count) / people)) : 0);

/** The mean of a rating, `4.2` or as the language of `tag` writes it; nothing before somebody answered. `counts[0]` is how often 1 was given. */
export const mean = (counts: readonly number[], tag = 'en-GB'): string => {
  const people = counts.reduce((sum, count) => sum + count, 0);
  if (people === 0) return '';
  const value = counts.reduce((sum, count, place) => sum + count * (place + 1), 0) / people;
  return value.toLocaleString(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
};
