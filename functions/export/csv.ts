/** CSV that opens right at the first try: UTF-8, header row, CRLF (RFC 4180), and no cell that a spreadsheet would run. */

/**
 * Signs that make a spreadsheet run a cell as a formula, also after spaces or invisible signs and in their full-width and small forms (OWASP,
 * CSV injection). A phone number in E.164 begins with `+` and gets the apostrophe too: it stays text, which is what it is.
 */
const formula = /^[\p{Z}\p{C}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B]|^\p{Cc}/u;

/** A cell as text that no spreadsheet runs. */
export const guard = (text: string): string => (formula.test(text) ? `'${text}` : text);

export type Cell = string | number | boolean | undefined | null | readonly string[];

/** As it stands in a file, before it is quoted. */
export const cellToText = (cell: Cell): string => {
  if (cell === undefined || cell === null) return '';
  // A number of ours is a number: only what people typed can be a trick.
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return guard((typeof cell === 'string' ? cell : cell.map(guard).join('; ')).replaceAll('\u0000', ''));
};

const quote = (text: string): string => (/[",;\r\n\t']|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const toCsvLine = (cells: readonly Cell[]): string => `${cells.map((cell) => quote(cellToText(cell))).join(',')}\r\n`;

/** The byte order mark makes Excel read the file as UTF-8. */
export const CSV_START = '\ufeff';
