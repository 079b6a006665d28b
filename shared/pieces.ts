/** Which parts of a recording somebody watched: its pieces of ten seconds, one bit each, as text that is joined by `or`. Pure. */

export const PIECE_SECONDS = 10;
/** Six hours. Beyond them a recording is still played, and its rest is counted for nobody. */
export const MOST_PIECES = 2_160;
/** What is passed over in less is no piece that somebody watched. */
const ENOUGH_SECONDS = PIECE_SECONDS / 2;
/** Base64 of that many bits. */
export const MOST_TEXT = Math.ceil(MOST_PIECES / 8 / 3) * 4;

export type Pieces = Uint8Array;

export const noPieces = (): Pieces => new Uint8Array(MOST_PIECES / 8);

/** Of a recording of so many seconds: one at least, its last may be shorter than the others. */
export const piecesIn = (seconds: number): number => Math.max(1, Math.min(MOST_PIECES, Math.ceil(seconds / PIECE_SECONDS)));

const bitOf = (piece: number): number => 1 << (piece % 8);
export const hasPiece = (pieces: Pieces, piece: number): boolean => ((pieces[piece >> 3] ?? 0) & bitOf(piece)) !== 0;

/** Zeros at the end are left out, so that what is watched from the start is short. */
export const toText = (pieces: Pieces): string => {
  const end = pieces.findLastIndex((byte) => byte !== 0) + 1;
  return btoa(String.fromCharCode(...pieces.subarray(0, end)));
};

/** Undefined for what is no such text. */
export const fromText = (text: string): Pieces | undefined => {
  if (text.length > MOST_TEXT || !/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return undefined;
  const pieces = noPieces();
  const bytes = [...atob(text)].map((sign) => sign.charCodeAt(0));
  if (bytes.length > pieces.length) return undefined;
  pieces.set(bytes);
  return pieces;
};

/** What any of them holds: in whatever order, and however often. */
export const unite = (all: readonly Pieces[]): Pieces => {
  const sum = noPieces();
  for (const one of all) for (const [at, byte] of one.entries()) sum[at] = (sum[at] ?? 0) | byte;
  return sum;
};

/** Whole percent of a recording of `seconds`, 0 to 100; what lies beyond its end does not count. */
export const percentOf = (pieces: Pieces, seconds: number): number => {
  const all = piecesIn(seconds);
  let seen = 0;
  for (let piece = 0; piece < all; piece += 1) if (hasPiece(pieces, piece)) seen += 1;
  return Math.floor((seen * 100) / all);
};

/** Collects what plays, second by second: a piece is watched once half of it was. `length`: seconds of the recording. */
export const createSeen = () => {
  const seconds = new Set<number>();
  const counts = new Map<number, number>();
  const pieces = noPieces();
  const see = (second: number, length: number): void => {
    const piece = Math.floor(second / PIECE_SECONDS);
    if (second < 0 || piece >= piecesIn(length) || seconds.has(second)) return;
    seconds.add(second);
    const count = (counts.get(piece) ?? 0) + 1;
    counts.set(piece, count);
    if (count >= Math.min(ENOUGH_SECONDS, (length - piece * PIECE_SECONDS) / 2))
      pieces[piece >> 3] = (pieces[piece >> 3] ?? 0) | bitOf(piece);
  };
  return {
    pieces,
    /** From one place to another that is played next, in seconds. */
    play: (from: number, to: number, length: number): void => {
      for (let second = Math.floor(from); second < to; second += 1) see(second, length);
    },
  };
};
