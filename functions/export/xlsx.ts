/** The list as a spreadsheet, row by row: memory holds a page, and a sheet that is full goes on in the next. */
import { writeXlsxStream } from 'hucre/xlsx';
import { type Cell, cellToText } from './csv.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** XML has no sign for them. */
const unwritable = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;

/** Numbers stay numbers. What people typed is guarded here as well: a sheet is saved as CSV by whoever likes to. */
const toValue = (cell: Cell): string | number => (typeof cell === 'number' ? cell : cellToText(cell).replace(unwritable, ''));

async function* valuesOf(rows: AsyncIterable<readonly Cell[]>): AsyncGenerator<(string | number)[]> {
  for await (const cells of rows) yield cells.map(toValue);
}

export const toXlsx = (headers: readonly string[], rows: AsyncIterable<readonly Cell[]>): ReadableStream<Uint8Array> =>
  writeXlsxStream(valuesOf(rows), {
    name: 'Parley',
    columns: headers.map((header) => ({ header: String(toValue(header)) })),
    freezePane: { rows: 1 },
  });
