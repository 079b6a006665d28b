/** The first rows of a file as they would stand in it, of as few people as bring them. Pure. */
import type { ExportLeft, ExportPreview } from '#shared/export.ts';
import { cellToText } from './csv.ts';
import type { Made } from './making.ts';

const ROWS = 10;
/** Where nobody may be in it, that is seen soon enough. */
const MOST_LOOKED = 5_000;

export const toPreview = async (
  { pages, columns, choice }: Pick<Made, 'pages' | 'columns' | 'choice'>,
  filename: string,
): Promise<ExportPreview> => {
  const rows: string[][] = [];
  const excluded: Partial<Record<ExportLeft, number>> = {};
  let looked = 0;
  for await (const page of pages(undefined)) {
    looked += page.looked;
    rows.push(...(page.rows.list ?? []).map((cells) => cells.map(cellToText)));
    for (const [why, count] of Object.entries(page.left) as [ExportLeft, number][]) excluded[why] = (excluded[why] ?? 0) + count;
    if (rows.length >= ROWS || looked >= MOST_LOOKED) break;
  }
  return { filename, choice, columns, rows: rows.slice(0, ROWS), looked, excluded };
};
