/** A file's bytes as text: which encoding it has, and what stands between its cells. Pure. */

export type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252';
export type Delimiter = ',' | ';' | '\t';

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** What is not UTF-8 to its last byte is what Windows programs of western Europe write. */
export const encodingOf = async (bytes: Bytes): Promise<Encoding> => {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const start: number[] = [];
  let isBroken = false;
  for await (const chunk of bytes) {
    if (start.length < 2) start.push(...chunk.subarray(0, 2 - start.length));
    if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
    try {
      strict.decode(chunk, { stream: true });
    } catch {
      isBroken = true;
    }
    if (isBroken && start.length === 2) return 'windows-1252';
  }
  try {
    strict.decode();
  } catch {
    isBroken = true;
  }
  return isBroken ? 'windows-1252' : 'utf-8';
};

/** A letter whose bytes are in two chunks is one letter. A byte order mark is dropped. */
export async function* decode(bytes: Bytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** The sign that is in the header most often, outside of quotes; a file of one column has none and reads as one with commas. */
export const delimiterOf = (start: string): Delimiter => {
  const counts: Record<Delimiter, number> = { ',': 0, ';': 0, '\t': 0 };
  let isQuoted = false;
  for (const sign of start.replace(/^\s+/, '')) {
    if (sign === '"') isQuoted = !isQuoted;
    else if ((sign === '\n' || sign === '\r') && !isQuoted) break;
    else if (!isQuoted && sign in counts) counts[sign as Delimiter] += 1;
  }
  const signs = Object.keys(counts) as Delimiter[];
  return signs.reduce((best, sign) => (counts[sign] > counts[best] ? sign : best));
};
