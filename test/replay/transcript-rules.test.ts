/** Paragraphs of what was said, what a search finds in them, and how they are stored. */
import { describe, expect, it } from 'vitest';
import { toParts } from '#functions/replay/parts.ts';
import { byteLength } from '#shared/text.ts';
import { findIn, paragraphAt, toParagraphs } from '#shared/transcript.ts';

const cue = (at: number, text: string, who?: string) => ({ at, until: at + 2, text, ...(who ? { who } : {}) });

describe('paragraphs', () => {
  it('go on until somebody else speaks, or nobody for a while', () => {
    expect(
      toParagraphs([cue(0.4, 'Good\nmorning.', 'Tess'), cue(3, 'Welcome.'), cue(6, 'Thank you.', 'Noor'), cue(30, 'So.', 'Noor')]),
    ).toEqual([
      { at: 0, who: 'Tess', text: 'Good morning. Welcome.' },
      { at: 6, who: 'Noor', text: 'Thank you.' },
      { at: 30, who: 'Noor', text: 'So.' },
    ]);
  });

  it('end at a full stop once they are long, and at the latest after 900 signs', () => {
    const sentences = toParagraphs(Array.from({ length: 40 }, (_, n) => cue(n * 2, 'This is a sentence of forty signs, about.')));
    expect(sentences.every(({ text }) => text.length >= 41 && text.length < 520 && text.endsWith('.'))).toBe(true);
    const breathless = toParagraphs(Array.from({ length: 60 }, (_, n) => cue(n * 2, 'and this goes on and on without a stop')));
    expect(breathless.length).toBeGreaterThan(2);
    expect(breathless.every(({ text }) => text.length <= 940)).toBe(true);
  });

  it('say which of them is spoken at a second', () => {
    const paragraphs = [
      { at: 5, text: 'a' },
      { at: 9, text: 'b' },
    ];
    expect([0, 5, 8.9, 9, 1_000].map((second) => paragraphAt(paragraphs, second))).toEqual([-1, 0, 0, 1, 1]);
  });
});

describe('a search', () => {
  const paragraphs = [
    { at: 0, text: 'Ärger? One hour. One  hour (1.5 in all).' },
    { at: 9, text: 'Nobody waits an HOUR.' },
  ];
  it.each([
    [
      'hour',
      [
        [0, 11, 15],
        [0, 22, 26],
        [1, 16, 20],
      ],
    ],
    [
      ' one hour ',
      [
        [0, 7, 15],
        [0, 17, 26],
      ],
    ],
    ['ärger', [[0, 0, 5]]],
    ['(1.5', [[0, 27, 31]]],
    ['.*', []],
    ['a', []],
    ['', []],
  ])('for “%s”', (wanted, places) =>
    expect(findIn(paragraphs, wanted).map(({ paragraph, from, to }) => [paragraph, from, to])).toEqual(places),
  );
});

it('parts are each small enough for an item, and together the whole', () => {
  const cues = Array.from({ length: 500 }, (_, n) => cue(n, `“${'ü'.repeat(n % 60)}”`));
  const parts = toParts(cues, 2_000);
  expect(parts.length).toBeGreaterThan(10);
  expect(parts.every((part) => byteLength(part) <= 2_000)).toBe(true);
  expect(parts.flatMap((part) => JSON.parse(part))).toEqual(cues);
});
