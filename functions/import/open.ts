/** A file as it comes: what it is written in, what its columns are, its records. Pure; `bytes` begins anew each time. */
import { type ImportView, importLimits } from '#shared/import.ts';
import { recogniseColumns } from './columns.ts';
import { type Delimiter, decode, delimiterOf, type Encoding, encodingOf } from './decode.ts';
import { type FileRecord, readRecords, UnreadableFile } from './records.ts';

type Bytes = () => AsyncIterable<Uint8Array>;
type Opened = Pick<ImportView, 'source' | 'columns'> & { readonly encoding: Encoding; readonly delimiter: Delimiter };

export const recordsOf = (bytes: Bytes, { encoding, delimiter }: Pick<ImportView, 'encoding' | 'delimiter'>): AsyncGenerator<FileRecord> =>
  readRecords(decode(bytes(), encoding as Encoding), delimiter as Delimiter);

/** The columns that somebody `chose` stay. Throws `UnreadableFile`. */
export const openFile = async (bytes: Bytes, chosen: ImportView['columns']): Promise<Opened> => {
  const encoding = await encodingOf(bytes());
  let start = '';
  for await (const text of decode(bytes(), encoding)) {
    start = text;
    break;
  }
  const written = { encoding, delimiter: delimiterOf(start) };
  for await (const { cells } of recordsOf(bytes, written)) {
    const { source, fields } = recogniseColumns(cells);
    const columns = cells.slice(0, importLimits.columns).map((header, at) => {
      const field = chosen.length > 0 ? chosen[at]?.field : fields[at];
      return { header: [...header.trim()].slice(0, 120).join(''), ...(field ? { field } : {}) };
    });
    return { ...written, source, columns };
  }
  throw new UnreadableFile('The file is empty. Please choose the one with the people in it.');
};
