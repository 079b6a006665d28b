/** Cues as texts that each fit into one item. Pure. */
import { byteLength } from '#shared/text.ts';
import type { Cue } from '#shared/vtt.ts';

/** An item holds 400 KB with its keys and names. */
const MOST_BYTES = 300_000;

export const toParts = (cues: readonly Cue[], most = MOST_BYTES): string[] => {
  const parts: string[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const cue of cues) {
    const said = JSON.stringify(cue);
    const bytes = byteLength(said) + 1;
    if (size + bytes > most) {
      parts.push([]);
      size = 1;
    }
    parts.at(-1)?.push(said);
    size += bytes;
  }
  return parts.map((said) => `[${said.join(',')}]`);
};
