/** Cells and lines of our files: RFC 4180, and nothing that a spreadsheet would run. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headersOf } from '#functions/export/column.ts';
import { guard, toCsvLine } from '#functions/export/csv.ts';
import { questionColumns } from '#functions/export/questions.ts';
import { splitName } from '#functions/export/split-name.ts';

/** A reader of RFC 4180 of our own, to hold the writer to. */
const parse = (line: string): string[] => {
  const cells: string[] = [];
  let rest = line.replace(/\r\n$/, '');
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"/.exec(rest);
    const cell = quoted ? quoted[0] : (/^[^,]*/.exec(rest)?.[0] ?? '');
    cells.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : cell);
    rest = rest.slice(cell.length);
    if (rest === '') return cells;
    rest = rest.slice(1);
  }
};

describe('a cell that a spreadsheet could run', () => {
  it.each([
    ...['=HYPERLINK("http://evil.example","x")', '=1+1', '+1', '-1', '@SUM(A1)', '+49 30 1234567', '-', '=', '=cmd|"/C calc"!A0'],
    ...['\t=1', '\r=1', '\n=1', ' =1', '\u00a0=1', '\u200b=1', '\ufeff=1', '\u0000=1', '  \t +1', '\u2003@x', '\u202e=1', '\u00ad=1'],
    ...['＝1+1', '＋1', '－1', '＠SUM', ' ＝1', '﹦1', '﹢1', '﹣1', '﹫SUM', '\ttab', '\rreturn', '\nfeed'],
  ])('%j begins with an apostrophe', (text) => {
    const [cell = ''] = parse(toCsvLine([text]));
    expect(cell.startsWith("'")).toBe(true);
    expect(cell.slice(1)).toBe(text.replaceAll('\u0000', ''));
  });

  it.each(['anna@example.com', 'a=b', '1-2', 'ü', '', '💡 =', 'x\n=1', "'", '"=1"', '(=1)', '5', '%3D1'])('%j is none', (text) => {
    expect(guard(text)).toBe(text);
  });

  it('is guarded in each part of a list, and in the list as a whole', () => {
    expect(parse(toCsvLine([['=1', 'ok', '+2', '＝3']]))).toEqual(["'=1; ok; '+2; '＝3"]);
    expect(parse(toCsvLine([['ok', '=1']]))).toEqual(["ok; '=1"]);
  });
});

describe('a line', () => {
  it.each([
    [['a', 'b'], 'a,b\r\n'],
    [['a,b', 'c'], '"a,b",c\r\n'],
    [['say "hi"'], '"say ""hi"""\r\n'],
    [['one\ntwo'], '"one\ntwo"\r\n'],
    [['one\r\ntwo'], '"one\r\ntwo"\r\n'],
    [['a;b'], '"a;b"\r\n'],
    [['a\tb'], '"a\tb"\r\n'],
    [['a '], '"a "\r\n'],
    [[undefined, null, ''], ',,\r\n'],
    [[true, false, 0, -5], 'yes,no,0,-5\r\n'],
    [[[]], '\r\n'],
  ] as const)('%j is written as %j', (cells, line) => {
    expect(toCsvLine(cells)).toBe(line);
  });

  it('reads back as it was, guard apart, whatever was typed', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[=+@\-"',;\r\n\t ]{0,6}$/));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), (cells) => {
        const line = toCsvLine(cells);
        expect(line.endsWith('\r\n')).toBe(true);
        const read = parse(line);
        expect(read).toHaveLength(cells.length);
        for (const [at, cell] of read.entries()) {
          const kept = (cells[at] ?? '').replaceAll('\u0000', '');
          expect([kept, `'${kept}`]).toContain(cell);
          expect(cell).not.toMatch(/^[\s\p{C}]*[=+@\-＝＋－＠]/u);
        }
      }),
    );
  });
});

describe('the columns', () => {
  it('of questions are those of the flat report, in its order', () => {
    expect(headersOf(questionColumns(false)).join(',')).toBe(
      'question_id,webinar_id,webinar_title,asked_at,asker_name,asker_email,company,question,visibility,resolution,upvotes,answered_at,answered_by,answer_channel,answer,follow_up_state,owner,due_at,first_response_minutes,labels,consent_marketing,consent_research',
    );
  });

  it.each([
    ['Anna Example', 'Anna', 'Example'],
    ['Anna Maria  van Example', 'Anna Maria van', 'Example'],
    ['Anna', 'Anna', ''],
    [' ', '', ''],
    ['安娜', '安娜', ''],
  ])('split the name %j only here', (name, first, last) => {
    expect(splitName(name)).toEqual({ first, last });
  });
});
