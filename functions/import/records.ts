/** A CSV file as records, one by one: memory holds a chunk of it. Pure. */
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Delimiter } from './decode.ts';

/** `line`: where the record ends, as an editor counts. */
export type FileRecord = { readonly line: number; readonly cells: readonly string[] };

/** The file is no CSV from some line on. The message tells people what to do. */
export class UnreadableFile extends Error {}

const MOST_RECORD = 128 * 1024;

const words: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened and never closed',
  CSV_MAX_RECORD_SIZE: 'there is a line of more than 128 KB',
};

/** One kind of line end, also where a chunk ends inside of one: the reader would count two of them as two lines. */
async function* withLineFeeds(text: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const chunk of text) {
    const whole = held + chunk;
    held = whole.endsWith('\r') ? '\r' : '';
    yield whole.slice(0, whole.length - held.length).replace(/\r\n?/g, '\n');
  }
  if (held !== '') yield '\n';
}

/** Empty lines are left out, and a quotation mark inside of a cell is text. Throws `UnreadableFile`. */
export async function* readRecords(text: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<FileRecord> {
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MOST_RECORD,
  });
  const source = Readable.from(withLineFeeds(text));
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<{ record: string[]; info: { lines: number } }>)
      yield { line: info.lines, cells: record };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const why = words[error.code] ?? 'it is not written as a table';
    const at = typeof error.lines === 'number' ? `Near line ${error.lines}` : 'In the file';
    throw new UnreadableFile(`${at} ${why}. Please correct the file and import it again.`, { cause: error });
  } finally {
    source.destroy();
  }
}
