/** The report of an import, line by line. It names lines and no people: whoever has the file finds them there. Pure. */
import type { ImportOutcome, ImportRemark } from '#shared/import.ts';
import { CSV_START, toCsvLine } from '../export/csv.ts';

const outcomeWords: Readonly<Record<ImportOutcome, string>> = {
  added: 'new person',
  filled: 'known, something is filled in',
  unchanged: 'known, nothing new',
  stopped: 'kept off marketing mail',
  repeated: 'left out',
  erased: 'left out',
  wrong: 'left out',
};

/** What to say of a row that is left out for its outcome alone. */
export const outcomeRemark = (outcome: ImportOutcome, line: number): readonly ImportRemark[] => {
  if (outcome === 'repeated')
    return [
      {
        line,
        what: 'An earlier line has the same address.',
        todo: 'Nothing: the earlier line counts. Join the two lines if this one knows more.',
      },
    ];
  if (outcome === 'erased')
    return [
      {
        line,
        what: 'This person had everything erased here.',
        todo: 'Nothing: they come back by registering themselves. Please erase them in the other tool as well.',
      },
    ];
  return [];
};

/** Where it lies. */
export const reportObject = (id: string): string => `imports/${id}/report.csv`;

export const reportStart = CSV_START + toCsvLine(['line', 'outcome', 'what', 'what_to_do']);

/** A row with several remarks has a line for each. */
export const toReportLines = (line: number, outcome: ImportOutcome, remarks: readonly ImportRemark[]): string =>
  (remarks.length > 0 ? remarks : [{ what: '', todo: '' }])
    .map(({ what, todo }) => toCsvLine([line, outcomeWords[outcome], what, todo]))
    .join('');
