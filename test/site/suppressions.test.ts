/** A file of addresses, as the console reads it and sends it in parts. */
import { describe, expect, it } from 'vitest';
import { suppressionImport } from '#shared/suppression.ts';
import { toAddressLines, toParts } from '../../site/src/lib/console/suppressions.ts';

describe('a file of addresses', () => {
  it.each<[string, readonly (readonly [number, string])[]]>([
    [
      'a@example.com\nb@example.com\n',
      [
        [1, 'a@example.com'],
        [2, 'b@example.com'],
      ],
    ],
    [
      '\uFEFFEmail,Name\r\n"a@example.com","Ann, B"\r\n\r\nx;b@example.com;y\r\n',
      [
        [2, 'a@example.com'],
        [4, 'b@example.com'],
      ],
    ],
    ['name\temail\nAnn\ta@example.com', [[2, 'a@example.com']]],
    // Only the first line may name columns: whatever else holds no address is told.
    [
      'a@example.com\nno address\n',
      [
        [1, 'a@example.com'],
        [2, 'no address'],
      ],
    ],
    ['', []],
    ['\n\n', []],
  ])('%j', (file, lines) => {
    expect(toAddressLines(file)).toEqual(lines.map(([line, text]) => ({ line, text })));
  });

  it('of a hundred thousand lines is sent in parts that the API takes, with nobody left out', () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => ({ line: i + 1, text: `${'x'.repeat(i % 60)}${i}@example.com` }));
    const parts = toParts(lines);
    expect(parts.flat()).toEqual(lines);
    for (const part of parts) {
      const body = { addresses: part.map(({ text }) => text), purposes: ['marketing', 'service'], dryRun: false };
      expect(suppressionImport.safeParse(body).success).toBe(true);
      expect(new TextEncoder().encode(JSON.stringify(body)).length).toBeLessThan(64 * 1024);
    }
  });
});
