/** A small PDF of our own: pages of lines in Helvetica, as the demonstration's reports need them (PDF 1.4, 7.5.4). Pure. */

export type PdfLine = {
  readonly text: string /** In points. */;
  readonly size: number;
  readonly bold?: true /** Points above it, beside its own height. */;
  readonly gap?: number;
};

const PAGE = { width: 595, height: 842, margin: 72 };

const escaped = (text: string): string => text.replaceAll(/[\\()]/g, '\\$&');

const toContent = (lines: readonly PdfLine[]): string => {
  let y = PAGE.height - PAGE.margin;
  return lines
    .map(({ text, size, bold, gap = 0 }) => {
      y -= size * 1.35 + gap;
      return `BT /${bold ? 'F2' : 'F1'} ${size} Tf ${PAGE.margin} ${y.toFixed(1)} Td (${escaped(text)}) Tj ET`;
    })
    .join('\n');
};

/** The whole file. Signs beyond ASCII would need a font of their own: there are none. */
export const toPdf = (pages: readonly (readonly PdfLine[])[]): Uint8Array => {
  const kids = pages.map((_, at) => `${5 + at * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>',
    ...pages.flatMap((lines, at) => {
      const content = toContent(lines);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents ${6 + at * 2} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const xref = text.length;
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return new TextEncoder().encode(text);
};
