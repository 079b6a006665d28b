/** Prints whether a figure keeps its target; a command with one that does not ends with 1. */
export const verdict = (sentence: string, value: number, limit: number, unit = ''): void => {
  const holds = value <= limit;
  console.log(`${holds ? 'holds ' : 'FAILS '} ${sentence}: ${Number(value.toFixed(2)).toLocaleString('en')}${unit}`);
  if (!holds) process.exitCode = 1;
};
