/** A poll while it is typed: rows that come, go and change places. Pure. */
import { limits } from '#shared/limits.ts';
import type { Poll, PollKind } from '#shared/poll.ts';
import type { FieldError } from '#shared/problem.ts';

/** `key` stays with a row wherever it goes, so that the focus goes with it. */
export type OptionRow = { readonly key: number; readonly text: string };
export type Fields = { readonly question: string; readonly kind: PollKind; readonly options: readonly OptionRow[] };

const FEWEST = 2;

export const kindWords: Readonly<Record<PollKind, string>> = {
  single: 'One choice',
  multiple: 'Several choices',
  rating: 'Rating from 1 to 5',
  words: 'Words',
};

export const kinds: readonly PollKind[] = ['single', 'multiple', 'rating', 'words'];

const rows = (texts: readonly string[]): readonly OptionRow[] => texts.map((text, key) => ({ key, text }));
export const noFields: Fields = { question: '', kind: 'single', options: rows(['', '']) };
export const toFields = ({ question, kind, options }: Poll): Fields => ({
  question,
  kind,
  options: rows(options.length > 0 ? options : ['', '']),
});

export const hasOptions = (kind: PollKind): boolean => kind === 'single' || kind === 'multiple';

/** What is sent. Rows that were left empty are no options. */
export const toForm = ({ question, kind, options }: Fields) => ({
  question,
  kind,
  options: hasOptions(kind) ? options.map(({ text }) => text.trim()).filter((text) => text !== '') : [],
});

export const mayAdd = ({ options }: Fields): boolean => options.length < limits.pollOptions;
export const mayRemove = ({ options }: Fields): boolean => options.length > FEWEST;

/** The key of the row that `addOption` makes. */
export const nextKey = ({ options }: Fields): number => Math.max(-1, ...options.map(({ key }) => key)) + 1;

export const addOption = (fields: Fields): Fields =>
  mayAdd(fields) ? { ...fields, options: [...fields.options, { key: nextKey(fields), text: '' }] } : fields;

export const removeOption = (fields: Fields, key: number): Fields =>
  mayRemove(fields) ? { ...fields, options: fields.options.filter((row) => row.key !== key) } : fields;

export const typeOption = (fields: Fields, key: number, text: string): Fields => ({
  ...fields,
  options: fields.options.map((row) => (row.key === key ? { ...row, text } : row)),
});

/** One place up (-1) or down (1); at the end of the list it stays. */
export const moveOption = (fields: Fields, key: number, by: -1 | 1): Fields => {
  const from = fields.options.findIndex((row) => row.key === key);
  const [row, other] = [fields.options[from], fields.options[from + by]];
  if (!row || !other) return fields;
  return { ...fields, options: fields.options.with(from, other).with(from + by, row) };
};

/** The server names an option by its place among those that were sent: here it is the row that it came from. */
export const toErrors = (errors: readonly FieldError[], { options }: Fields): Readonly<Record<string, string>> => {
  const sent = options.filter(({ text }) => text.trim() !== '');
  return Object.fromEntries(
    errors.map(({ pointer, detail }) => {
      const place = /^#\/options\/(\d+)$/.exec(pointer)?.[1];
      const row = place === undefined ? undefined : sent[Number(place)];
      return [row ? `poll-option-${row.key}` : `poll-${pointer.slice(2)}`, detail];
    }),
  );
};
