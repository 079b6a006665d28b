import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { address, normaliseAddress } from '#shared/address.ts';

describe('a mail address', () => {
  it.each([
    ['A@X.com', 'a@x.com'],
    ['  anna@example.com ', 'anna@example.com'],
    ['anna@example.com\r\n', 'anna@example.com'],
    ['anna+tag@example.com', 'anna+tag@example.com'],
    ['ü@exämple.de', 'ü@xn--exmple-cua.de'],
    ['ü@xn--exmple-cua.de', 'ü@xn--exmple-cua.de'],
    ['u\u0308@example.com', 'ü@example.com'],
    ["o'hara@example.com", "o'hara@example.com"],
    ['=1+1@example.com', '=1+1@example.com'],
    ['a@b-c.example.museum', 'a@b-c.example.museum'],
    ['a@例え.テスト', 'a@xn--r8jz45g.xn--zckzah'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(normaliseAddress(typed)).toBe(kept);
  });

  it.each([
    ...['', '@', 'anna', 'anna@', '@example.com', 'a@b', 'a@localhost', 'a@b.c', 'a b@example.com', 'a@b@example.com', 'a@b@c'],
    ...['x@y.com\r\nBcc: z@z.com', 'x@y.com\nz@z.com', 'a@example.com, b@example.com', 'Anna <anna@example.com>', 'mailto:a@example.com'],
    ...['"a b"@x.com', 'a(comment)@x.com', 'a@(comment)x.com', '.a@x.com', 'a.@x.com', 'a..b@x.com', 'a@.x.com', 'a@x..com', 'a@x.com.'],
    ...[
      'a@-x.com',
      'a@x-.com',
      'a@[127.0.0.1]',
      'a@127.0.0.1',
      'a@0x7f.1',
      'a@1.2',
      'a@x.com:25',
      'a@x.com/path',
      'a@x.com?x',
      'a@x_y.com',
    ],
    ...['a\u0000@x.com', 'a@x\u0000.com', 'a\u202e@x.com', 'a\u200b@x.com', 'a@x.c\u00adom', 'a＠x.com', 'a\ud800@x.com', 'a%0d@x.com\t.b'],
    ...[`${'a'.repeat(65)}@x.com`, `a@${'b'.repeat(64)}.com`, `a@${`${'b'.repeat(60)}.`.repeat(5)}com`, `${'ü'.repeat(33)}@x.com`],
  ])('%j is refused', (typed) => {
    expect(normaliseAddress(typed)).toBeUndefined();
    expect(address.safeParse(typed).success).toBe(false);
  });

  it('has 254 octets at most', () => {
    const domain = `${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(57)}.com`;
    expect(normaliseAddress(`${'a'.repeat(64)}@${domain}`)).toHaveLength(254);
    expect(normaliseAddress(`${'a'.repeat(64)}@d${domain}`)).toBeUndefined();
  });

  it('is kept the same however often it is normalised', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.emailAddress(),
          fc.string({ unit: 'grapheme', maxLength: 40 }).map((name) => `${name}@Example.COM`),
        ),
        (typed) => {
          const kept = normaliseAddress(typed);
          if (kept !== undefined) {
            expect(normaliseAddress(kept)).toBe(kept);
            expect(kept).not.toMatch(/[\s\p{Cc}<>,;:"]/u);
          }
        },
      ),
      { seed: 42 },
    );
  });
});
