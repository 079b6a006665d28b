/** A stream in pieces, and work on several of them at once. Pure: memory holds what is under way. */

export async function* inPieces<T>(all: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let piece: T[] = [];
  for await (const one of all) {
    piece.push(one);
    if (piece.length < size) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

/**
 * Answers in the order of the stream. `work` hears which one it is, from 0. Whoever stops in the middle, or hears of a failure, does so
 * once nothing is under way any more.
 */
export async function* inParallel<T, R>(all: AsyncIterable<T>, width: number, work: (one: T, at: number) => Promise<R>): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  let at = 0;
  try {
    for await (const one of all) {
      const answer = work(one, at);
      // A failure is heard of when its turn comes, and until then it is nobody's fault.
      answer.catch(() => undefined);
      begun.push(answer);
      at += 1;
      const first = begun.length < width ? undefined : begun.shift();
      if (first) yield await first;
    }
    for (let next = begun.shift(); next; next = begun.shift()) yield await next;
  } finally {
    await Promise.allSettled(begun);
  }
}

/** Each of them once, so many at a time. */
export const eachOf = async <T>(all: readonly T[], width: number, work: (one: T) => Promise<void>): Promise<void> => {
  // One iterator for all: whoever is free takes the next.
  const rest = all.values();
  const take = async (): Promise<void> => {
    for (const one of rest) await work(one);
  };
  await Promise.all(Array.from({ length: Math.min(width, all.length) }, take));
};
