/** What a file for readers really is, told from its first and last bytes; its name and its announced type are not believed. Pure. */
import { inspectZip } from './zip-list.ts';

export const MOST_FILE_BYTES = 200 * 1024 * 1024;
/** As much of a file's beginning and end as says what it is. A ZIP's list of files stands at its end. */
export const HEAD_BYTES = 64 * 1024;
export const TAIL_BYTES = 1024 * 1024;

const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';

/** What we know by its bytes, as the ending of its name says it, and what we serve it as. */
const kinds = {
  pdf: 'application/pdf',
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  pptx: `${office}.presentationml.presentation`,
  odt: `${open}.text`,
  ods: `${open}.spreadsheet`,
  odp: `${open}.presentation`,
  epub: 'application/epub+zip',
  zip: 'application/zip',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
} as const;
export type FileKind = keyof typeof kinds;

const text: ReadonlySet<string> = new Set(['csv', 'txt']);
const zipped: ReadonlySet<string> = new Set(['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'epub', 'zip']);
/** What runs where it is opened, or draws itself with scripts: never taken, whatever is in it. */
const active =
  /^(?:exe|msi|com|scr|bat|cmd|ps1|vbs|vbe|js|mjs|cjs|jse|wsf|hta|lnk|jar|apk|app|dmg|pkg|deb|rpm|sh|bash|py|rb|pl|php|dll|so|svg|svgz|html?|xhtml|shtml|mht|mhtml|xml|xsl|xslt|swf|docm|xlsm|pptm|url|webloc|iso|img)$/;

/** The ending of a file's name, in lower case. */
const endingOf = (name: string): string => (/\.([a-z0-9]{1,8})$/i.exec(name)?.[1] ?? '').toLowerCase().replace(/^jpeg$/, 'jpg');

/** What a browser has to announce for a file of this name. Anything that we do not know is sent, and served, as bytes. */
export const typeOfName = (name: string): string => kinds[endingOf(name) as FileKind] ?? 'application/octet-stream';

/** One sign a byte. A decoder of Latin-1 is one of Windows-1252, which has other signs from 80 to 9F. */
const latin = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
};

const isText = (head: Uint8Array): boolean => {
  try {
    // What was read may end inside a letter.
    const words = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return !words.includes('\0');
  } catch {
    return false;
  }
};

/** How programs begin: of Windows, Linux and macOS, scripts of a shell, links of Windows, Flash. */
const programs = [
  'MZ',
  '\x7fELF',
  '#!',
  '\xca\xfe\xba\xbe',
  '\xfe\xed\xfa',
  '\xce\xfa\xed\xfe',
  '\xcf\xfa\xed\xfe',
  'L\0\0\0\x01\x14\x02\0',
  'FWS',
  'CWS',
];

const runs = (start: string): boolean => programs.some((sign) => start.startsWith(sign));

/** How far from the file's end the end of a ZIP's list can be: 22 bytes and a comment. */
const LIST_END = 22 + 0xffff;

const holdsList = (end: string): boolean => end.lastIndexOf('PK\x05\x06') >= 0;

const MARKUP = /<(?:!doctype|html|head|body|script|svg|iframe|\?xml|\?php|object|embed)\b/i;

const signOf = (start: string): FileKind | 'zip-like' | undefined => {
  if (start.startsWith('%PDF-')) return 'pdf';
  if (start.startsWith('PK\x03\x04')) return 'zip-like';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('\xff\xd8\xff')) return 'jpg';
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp';
  if (start.slice(4, 8) === 'ftyp') return 'mp4';
  if (start.startsWith('ID3') || /^\xff[\xfb\xf3\xf2]/.test(start)) return 'mp3';
  return undefined;
};

export type Judged = { readonly kind: FileKind | 'other'; readonly type: string } | { readonly why: string };

const no = (why: string): Judged => ({ why });
const RUNS = 'This file can run when it is opened, so readers do not get it from us. Please offer a PDF.';
const MARKED = 'This file holds a page or a drawing that can run scripts. Please save it as PDF and choose that.';
const TWO = 'This file is two kinds of file at once, as files are that hide something. Please save it anew and choose that.';
const CUT = 'This file is damaged or cut off. Please open it, save it again and choose that.';
const lie = (ending: string): Judged =>
  no(
    ending === ''
      ? 'The file’s name has no ending that fits what it is. Please name it like report.pdf.'
      : `This file is named .${ending}, but it is something else inside. Please save it again under the right name.`,
  );

/** The same question before anything is sent, and for the announcement: by name and size alone. */
export const whyNotAnnounced = (name: string, size: number): string | undefined => {
  if (size < 1) return 'The file is empty.';
  if (size > MOST_FILE_BYTES) return 'The file has more than 200 MB. Please make it smaller and choose it again.';
  return active.test(endingOf(name)) ? RUNS : undefined;
};

/** `head` and `tail` are the first and last bytes (HEAD_BYTES, TAIL_BYTES), which may overlap; `size` is the whole's in bytes. */
export const judgeReport = (name: string, head: Uint8Array, tail: Uint8Array, size: number): Judged => {
  const why = whyNotAnnounced(name, size);
  if (why !== undefined) return no(why);
  const ending = endingOf(name);
  const [start, end] = [latin(head.subarray(0, 2048)), latin(tail.subarray(-LIST_END))];
  if (runs(start)) return no(RUNS);
  const sign = signOf(start);
  if (sign === undefined && MARKUP.test(start)) return no(MARKED);
  if (sign === undefined && ending in kinds && !(text.has(ending) && isText(head))) return lie(ending);
  // Readers of PDF look for its beginning in the first kilobyte, browsers for a page in theirs, unpackers for a list at the end.
  if (sign !== 'pdf' && start.slice(0, 1100).includes('%PDF-')) return no(TWO);
  if (sign !== undefined && sign !== 'zip-like' && (MARKUP.test(start.slice(0, 1024)) || holdsList(end))) return no(TWO);
  if (sign === undefined) {
    if (holdsList(end)) return no(TWO);
    return ending in kinds
      ? { kind: ending as FileKind, type: kinds[ending as FileKind] }
      : { kind: 'other', type: 'application/octet-stream' };
  }
  if (sign === 'zip-like') {
    const found = inspectZip(head, tail, size);
    if ('why' in found) return found;
    return found.kind === ending && zipped.has(ending) ? { kind: found.kind, type: kinds[found.kind] } : lie(ending);
  }
  if (sign !== ending) return lie(ending);
  return sign === 'pdf' && !end.slice(-2048).includes('%%EOF') ? no(CUT) : { kind: sign, type: kinds[sign] };
};

/** A file's own name, made harmless: no folders, no signs that turn text around, 120 characters with its ending. */
export const toSafeName = (name: string): string => {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{C}\p{Zl}\p{Zp}<>:"|?*%]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const ending = endingOf(plain);
  const stem = (ending ? plain.slice(0, -ending.length - 1) : plain).slice(0, 110).trim() || 'report';
  return ending ? `${stem}.${plain.slice(-ending.length).toLowerCase()}` : stem;
};
