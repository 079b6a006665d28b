/** A poll while it is typed in the console: rows keep their names wherever they go. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '#shared/limits.ts';
import { pollForm } from '#shared/poll.ts';
import {
  addOption,
  type Fields,
  kinds,
  mayAdd,
  moveOption,
  nextKey,
  noFields,
  removeOption,
  toErrors,
  toForm,
  typeOption,
} from '../../site/src/console/polls/draft.ts';

const typed = (...texts: string[]): Fields => ({
  ...noFields,
  question: 'Which?',
  options: texts.map((text, key) => ({ key, text })),
});
const textsOf = ({ options }: Fields): readonly string[] => options.map(({ text }) => text);

describe('options', () => {
  it('move one place at a time and stop at the ends', () => {
    const fields = typed('A', 'B', 'C');
    expect(textsOf(moveOption(fields, 2, -1))).toEqual(['A', 'C', 'B']);
    expect(textsOf(moveOption(fields, 0, 1))).toEqual(['B', 'A', 'C']);
    for (const still of [moveOption(fields, 0, -1), moveOption(fields, 2, 1), moveOption(fields, 9, 1)]) expect(still).toBe(fields);
  });

  it('come up to ten and go down to two', () => {
    let fields = noFields;
    for (let i = 0; i < 20; i += 1) fields = addOption(fields);
    expect([fields.options.length, mayAdd(fields)]).toEqual([limits.pollOptions, false]);
    for (const { key } of fields.options) fields = removeOption(fields, key);
    expect(fields.options).toHaveLength(2);
  });

  it('keep names of their own, whatever is done to them', () => {
    const acts = fc.array(fc.tuple(fc.constantFrom('add', 'remove', 'up', 'down', 'type'), fc.nat(12)));
    fc.assert(
      fc.property(acts, (all) => {
        const last = all.reduce<Fields>((fields, [act, n]) => {
          const key = fields.options[n % fields.options.length]?.key ?? 0;
          if (act === 'add') return addOption(fields);
          if (act === 'remove') return removeOption(fields, key);
          if (act === 'type') return typeOption(fields, key, `No. ${key}`);
          return moveOption(fields, key, act === 'up' ? -1 : 1);
        }, noFields);
        const keys = last.options.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys).not.toContain(nextKey(last));
        for (const { key, text } of last.options) expect(['', `No. ${key}`]).toContain(text);
      }),
    );
  });
});

describe('what is sent', () => {
  it('is a poll that the server takes, for every kind', () => {
    for (const kind of kinds) expect(pollForm.safeParse(toForm({ ...typed(' A ', '', 'B'), kind })).success).toBe(true);
    expect(toForm(typed(' A ', '', 'B'))).toEqual({ question: 'Which?', kind: 'single', options: ['A', 'B'] });
    expect(toForm({ ...typed('A', 'B'), kind: 'words' }).options).toEqual([]);
  });

  it('gets its errors back at the rows that they came from', () => {
    const fields = typed('A', '', 'too long', 'C');
    const errors = toErrors(
      [
        { pointer: '#/options/1', detail: 'Too long.' },
        { pointer: '#/question', detail: 'Missing.' },
        { pointer: '#/options', detail: 'Two are the same.' },
      ],
      fields,
    );
    expect(errors).toEqual({ 'poll-option-2': 'Too long.', 'poll-question': 'Missing.', 'poll-options': 'Two are the same.' });
  });
});
