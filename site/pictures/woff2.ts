/**
 * A WOFF2 font as the plain TrueType that is in it (W3C, WOFF File Format 2.0, section 5): the library reads WOFF2, but can set the weight
 * of a variable font only where it is TrueType. Outlines are written without TrueType's savings; nobody stores the result.
 */
import { brotliDecompressSync } from 'node:zlib';
import { toOutlines } from './outlines.ts';
import { reader } from './reader.ts';

const tags =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'.match(
    /.{4} ?/g,
  ) ?? [];

/** Throws where the file is no WOFF2 of one TrueType font, or has its widths transformed as well. */
export const woff2ToTrueType = (file: Buffer): Buffer => {
  const head = reader(file);
  if (head.u32() !== 0x774f4632) throw new Error('This is no WOFF2 font');
  const flavor = head.u32();
  head.u32();
  const entries = head.u16();
  head.take(34);
  const listed = Array.from({ length: entries }, () => {
    const flags = head.u8();
    const tag = (flags & 63) === 63 ? head.take(4).toString('latin1') : (tags[flags & 63] ?? '').slice(0, 4);
    const isOutline = tag === 'glyf' || tag === 'loca';
    const isTransformed = isOutline ? flags >> 6 === 0 : flags >> 6 !== 0;
    const length = head.base128();
    return { tag, isTransformed, length: isTransformed ? head.base128() : length };
  });
  const data = reader(brotliDecompressSync(file.subarray(head.at())));
  const tables = new Map<string, { readonly isTransformed: boolean; readonly bytes: Buffer }>(
    listed.map(({ tag, isTransformed, length }) => [tag, { isTransformed, bytes: Buffer.from(data.take(length)) }]),
  );
  if (tables.get('hmtx')?.isTransformed) throw new Error('The font has its widths transformed, which we do not undo');
  const [glyf, loca] = toOutlines(tables.get('glyf')?.bytes ?? Buffer.alloc(0));
  tables.set('glyf', { isTransformed: false, bytes: glyf }).set('loca', { isTransformed: false, bytes: loca });
  // indexToLocFormat: places have four bytes each.
  tables.get('head')?.bytes.writeUInt16BE(1, 50);
  return toFile(
    flavor,
    [...tables].map(([tag, { bytes }]) => [tag, bytes] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
};

const toFile = (flavor: number, tables: readonly (readonly [string, Buffer])[]): Buffer => {
  const head = Buffer.alloc(12 + tables.length * 16);
  head.writeUInt32BE(flavor, 0);
  head.writeUInt16BE(tables.length, 4);
  let at = head.length;
  const parts = tables.map(([tag, bytes], index) => {
    const entry = 12 + index * 16;
    head.write(tag, entry, 'latin1');
    head.writeUInt32BE(at, entry + 8);
    head.writeUInt32BE(bytes.length, entry + 12);
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    at += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...parts]);
};
