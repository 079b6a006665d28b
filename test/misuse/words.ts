/** Texts that mean something to some program, and none of them to ours. */

/** Kept as they are, letter by letter. */
export const literal = [
  ...[
    '{{7*7}}',
    '$'.concat('{7*7}'),
    '{0.__class__.__init__}',
    '<%= 7*7 %>',
    '#{7*7}',
    '%7B%7Bemail%7D%7D',
    '{{email}}',
    '%s%n',
    '\\u003cb\\u003e',
  ],
  ...['<img src=x onerror=alert(1)>', '</script><script>alert(1)</script>', '"><svg onload=alert(1)>', 'javascript:alert(1)', '&lt;b&gt;'],
  ...["'; DROP TABLE people; --", '$where: 1', '__proto__', '../../etc', 'say "hi"; and, more', '\u{1f469}\u200d\u{1f467} ü ß 安娜 سلام'],
  ...[
    '=HYPERLINK("http://evil.example","x")',
    '+1',
    '-1',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM',
    '\u200b=1',
    '\u00ad=1',
    '=cmd|"/C calc"!A0',
  ],
] as const;

/** Refused, wherever one line is typed. */
export const refused = [
  ...['\u0000', 'a\u0000b', 'a\u0007b', 'a\nb', 'a\u2028b', '\ud800', 'a\udc00b', '\u202eevil', 'a\u2066b', '\u200b', '\u00ad\u200d'],
  `a${'\u0301'.repeat(1_000)}`,
] as const;

/** A spreadsheet would run it: a reading of our own, to hold the guard to. */
export const runs = /^[\s\p{Z}\p{C}]*[=+\-@＝＋－＠﹦﹢﹣﹫]|^[\t\r\n]/u;
