/** What a ZIP says that is in it, read from the list at its end; nothing is unpacked. Pure. */

/** The most that the files of a ZIP may come to, and how many times as much as the ZIP itself: text packs to a tenth, a bomb to a thousandth. */
const MOST_UNPACKED = 2 * 1024 * 1024 * 1024;
const MOST_TIMES = 100;
const SMALL_BYTES = 10 * 1024 * 1024;
const MOST_FILES = 5_000;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const WIDE = 0xffffffff;

type ZipKind = 'docx' | 'xlsx' | 'pptx' | 'odt' | 'ods' | 'odp' | 'epub' | 'zip';

const CUT = 'This file is damaged or cut off. Please open it, save it again and choose that.';
const BOMB = 'This archive unpacks to far more than it is, as archives do that fill up a disk. Please offer its files one by one.';
const NESTED = 'This archive holds archives or programs. Please offer the documents themselves.';
const OUTSIDE = 'This archive holds files that would land outside its folder. Please pack it anew.';
const MACROS = 'This document holds macros, which run when it is opened. Please save it without them.';

const risky = /\.(?:zip|gz|bz2|xz|7z|rar|tar|tgz|zst|exe|msi|com|scr|bat|cmd|ps1|vbs|js|hta|lnk|jar|apk|dmg|sh)$/i;
const leaves = /(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[a-z]:|\\/i;

/** Where the list's own end is, `undefined` where the file does not end with one. */
const endOf = (view: DataView): number | undefined => {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1)
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  return undefined;
};

const kindOf = (head: Uint8Array, names: ReadonlySet<string>): ZipKind => {
  // The first file of these is not packed, and says what the whole is.
  const said = new TextDecoder('latin1').decode(head.subarray(30, 120));
  if (said.startsWith('mimetypeapplication/epub+zip')) return 'epub';
  const opened = /^mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)(?!-)/.exec(said)?.[1];
  if (opened) return opened === 'text' ? 'odt' : opened === 'spreadsheet' ? 'ods' : 'odp';
  if (!names.has('[Content_Types].xml')) return 'zip';
  if (names.has('word/document.xml')) return 'docx';
  if (names.has('xl/workbook.xml')) return 'xlsx';
  return names.has('ppt/presentation.xml') ? 'pptx' : 'zip';
};

/** `head`, `tail`: the first and last bytes of a file of `size` bytes. Says what it is, or why it is not taken. */
export const inspectZip = (head: Uint8Array, tail: Uint8Array, size: number): { readonly kind: ZipKind } | { readonly why: string } => {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  const end = tail.byteLength < 22 ? undefined : endOf(view);
  if (end === undefined) return { why: CUT };
  const [count, bytes, from] = [view.getUint16(end + 10, true), view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  const listAt = end - bytes;
  // What lies in front of the list must be what the list tells of, so that nothing else hides there.
  if (listAt < 0 || from === WIDE || count > MOST_FILES || from !== size - tail.byteLength + listAt) return { why: CUT };
  const names = new Set<string>();
  let unpacked = 0;
  let at = listAt;
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return { why: CUT };
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(tail.subarray(at + 46, at + 46 + length));
    // 4 GB and more are said elsewhere, and are too many here.
    unpacked += view.getUint32(at + 24, true);
    if (leaves.test(name)) return { why: OUTSIDE };
    names.add(name);
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (unpacked > MOST_UNPACKED || (unpacked > SMALL_BYTES && unpacked > size * MOST_TIMES)) return { why: BOMB };
  const kind = kindOf(head, names);
  if ([...names].some((name) => /vbaProject\.bin$/i.test(name))) return { why: MACROS };
  if (kind === 'zip' && [...names].some((name) => risky.test(name))) return { why: NESTED };
  return { kind };
};
