import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base32, isQuestionId, isSlug, titleToSlug } from '#shared/ids.ts';
import { byteLength, cut, graphemes, line, prose } from '#shared/text.ts';

const short = { graphemes: 5, bytes: 40 };
const family = '👩‍👩‍👧';

describe('the length of a text', () => {
  it.each([
    ['', 0, 0],
    ['abc', 3, 3],
    ['e\u0301', 1, 3],
    ['🇩🇪', 1, 8],
    [family, 1, 18],
    ['ü', 1, 2],
    ['नि', 1, 6],
  ])('of %j is %i for people and %i in bytes', (text, people, bytes) => {
    expect([graphemes(text), byteLength(text)]).toEqual([people, bytes]);
  });

  it('is never cut inside what people see as one sign', () => {
    expect(cut(family.repeat(3), 2)).toEqual({ text: family.repeat(2), more: true });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.nat(30), (text, most) => {
        const piece = cut(text, most);
        expect(text.startsWith(piece.text)).toBe(true);
        expect(graphemes(piece.text)).toBeLessThanOrEqual(most);
        expect(piece.more).toBe(piece.text !== text);
      }),
    );
  });
});

describe('a line', () => {
  it.each([
    [' Anna ', 'Anna'],
    ['e\u0301', 'é'],
    ['', ''],
    ['   ', ''],
    [family.repeat(2), family.repeat(2)],
    ['שָׁלוֹם', 'שָׁלוֹם'.normalize('NFC')],
  ])('%j is kept as %j', (typed, kept) => {
    expect(line('It', { graphemes: 5, bytes: 60 }).parse(typed)).toBe(kept);
  });

  it.each([
    'abcdef',
    family.repeat(3),
    'a\nb',
    'a\tb',
    'a\u0000',
    'a\u0085',
    '\u200b',
    '\u2060\u00ad',
    'a\ud800',
    'a\u2029b',
    `a${'\u0301'.repeat(18)}`,
  ])('%j is refused', (typed) => {
    expect(line('It', short).safeParse(typed).success).toBe(false);
  });

  it('may be several in prose, whose breaks are all written alike', () => {
    expect(prose('It', short).parse('a\r\nb\rc')).toBe('a\nb\nc');
    for (const typed of ['a\u0007', 'a\u001b', 'a\u0000']) expect(prose('It', short).safeParse(typed).success).toBe(false);
  });

  it('that is kept is kept the same a second time', () => {
    const schema = prose('It', { graphemes: 20, bytes: 60 });
    fc.assert(
      fc.property(
        fc.array(fc.nat(0xffff), { maxLength: 30 }).map((codes) => String.fromCharCode(...codes)),
        (typed) => {
          const kept = schema.safeParse(typed);
          if (kept.success) expect(schema.parse(kept.data)).toBe(kept.data);
        },
      ),
    );
  });
});

describe('an address of a page', () => {
  it.each([
    ['When marketing answers the phone', 'when-marketing-answers-the-phone'],
    ['Über uns & Größe!', 'uber-uns-grosse'],
    ['  --  ', ''],
    ['日本語', ''],
    ['</script><script>', 'script-script'],
    [`${'x'.repeat(59)} y`, 'x'.repeat(59)],
  ])('for the title %j is %j', (title, slug) => {
    expect(titleToSlug(title)).toBe(slug);
  });

  it('that we suggest is one that we take', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        const slug = titleToSlug(title);
        expect(slug === '' || isSlug(slug)).toBe(true);
      }),
    );
  });

  it.each(['A', 'a--b', '-a', 'a-', 'a_b', 'a/b', 'a#b', 'a b', '', 'a'.repeat(81), 'a\n'])('is never %j', (slug) => {
    expect(isSlug(slug)).toBe(false);
  });
});

describe('an id', () => {
  it('holds no sign that is misread or separates keys', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => /^[0-9a-hjkmnp-tv-z]+$/.test(base32(bytes))));
    const texts = fc.tuple(fc.uint8Array({ minLength: 20, maxLength: 20 }), fc.uint8Array({ minLength: 20, maxLength: 20 }));
    fc.assert(fc.property(texts, ([a, b]) => (base32(a) === base32(b)) === (Buffer.compare(a, b) === 0)));
    expect(isQuestionId('0123456789-0123456789abcdefghjk')).toBe(true);
    for (const wrong of [
      '0123456789-0123456789abcdefghji',
      '0123456789-x',
      `x0123456789-${'0'.repeat(20)}`,
      `0123456789-${'0'.repeat(20)}\n`,
    ])
      expect(isQuestionId(wrong)).toBe(false);
  });
});
