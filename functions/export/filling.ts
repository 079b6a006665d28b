/**
 * Memory that is filled, sent and filled again. Pieces that are thrown away instead lie outside the heap, where the collector comes for
 * them tens of MiB later.
 */
export type Filling = ReturnType<typeof createFilling>;

/** `expected`: bytes that it is going to hold; what is never filled takes no memory. */
export const createFilling = (expected: number) => {
  let memory = Buffer.allocUnsafeSlow(expected);
  let length = 0;

  const reserve = (more: number): void => {
    if (length + more <= memory.length) return;
    const wider = Buffer.allocUnsafeSlow(Math.max(2 * memory.length, length + more));
    memory.copy(wider, 0, 0, length);
    memory = wider;
  };

  return {
    add(text: string): void {
      reserve(Buffer.byteLength(text));
      length += memory.write(text, length);
    },
    length: (): number => length,
    /** What is in it, until something is added or it is emptied. */
    bytes: (): Uint8Array => memory.subarray(0, length),
    empty(): void {
      length = 0;
    },
  };
};
