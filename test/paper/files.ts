/** Files as their formats lay them down, honest ones and others. */
const latin = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0) & 255);
const u16 = (n: number): number[] => [n & 255, (n >>> 8) & 255];
const u32 = (n: number): number[] => [...u16(n & 0xffff), ...u16(n >>> 16)];

export const bytesOf = (text: string): Uint8Array => Uint8Array.from(latin(text));
export const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

/** One page with a line of words, as small as a whole PDF gets. */
export const pdf = (words = 'The first page', before = ''): Uint8Array => {
  const drawn = `BT /F1 24 Tf 72 700 Td (${words}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = `%PDF-1.4\n${before}`;
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const xref = text.length;
  text += `xref\n0 6\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return bytesOf(text);
};

export type Packed = {
  readonly name: string;
  readonly text?: string /** What the list says that it unpacks to. */;
  readonly claims?: number;
};

/** A ZIP of files that are not packed. */
export const zip = (files: readonly Packed[], before = ''): Uint8Array => {
  const out: number[] = latin(before);
  const list: number[] = [];
  for (const { name, text = 'x', claims = text.length } of files) {
    const at = out.length;
    const same = [
      ...u16(20),
      ...u16(0),
      ...u16(0),
      ...u32(0),
      ...u32(0),
      ...u32(text.length),
      ...u32(claims),
      ...u16(name.length),
      ...u16(0),
    ];
    out.push(...latin('PK\x03\x04'), ...same, ...latin(name), ...latin(text));
    list.push(...latin('PK\x01\x02'), ...u16(20), ...same, ...u16(0), ...u16(0), ...u16(0), ...u32(0), ...u32(at), ...latin(name));
  }
  const end = [...u16(0), ...u16(0), ...u16(files.length), ...u16(files.length), ...u32(list.length), ...u32(out.length), ...u16(0)];
  return Uint8Array.from([...out, ...list, ...latin('PK\x05\x06'), ...end]);
};

export const docx: readonly Packed[] = [{ name: '[Content_Types].xml' }, { name: 'word/document.xml' }];
