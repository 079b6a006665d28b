/** What a WebVTT file may hold, and what is said of one that cannot be read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cue, readVtt, vttLimits, writeVtt } from '#shared/vtt.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readVtt(bytes(text));
const cuesOf = (text: string): readonly Cue[] => {
  const found = read(text);
  if (!found.ok) throw new Error(JSON.stringify(found.errors));
  return found.cues;
};
const wrongIn = (given: string | Uint8Array): string[] => {
  const found = typeof given === 'string' ? read(given) : readVtt(given);
  return found.ok ? [] : found.errors.map(({ detail }) => detail);
};
const file = (...blocks: string[]) => ['WEBVTT', ...blocks].join('\n\n');
const said = (text: string) => file(`00:01.000 --> 00:02.000\n${text}`);

describe('a file', () => {
  it.each<[what: string, text: string, cues: readonly Cue[]]>([
    ['hours are optional', said('Hello.'), [{ at: 1, until: 2, text: 'Hello.' }]],
    ['with hours', file('01:02:03.250 --> 101:02:03.250\nHi').replace('101:', '02:'), [{ at: 3723.25, until: 7323.25, text: 'Hi' }]],
    ['Windows’ lines and a byte order mark', `\ufeff${said('Hi').replaceAll('\n', '\r\n')}`, [{ at: 1, until: 2, text: 'Hi' }]],
    [
      'a title, ids, settings',
      'WEBVTT - a talk\n\nintro\n00:01.000 --> 00:02.000 align:start position:10%\nHi',
      [{ at: 1, until: 2, text: 'Hi' }],
    ],
    [
      'notes, styles and regions are no words',
      file('NOTE not said', 'STYLE\n::cue { color: red }', 'REGION\nid:a', '00:01.000 --> 00:02.000\nHi'),
      [{ at: 1, until: 2, text: 'Hi' }],
    ],
    ['who speaks', said('<v.loud Tess Okoye>Good morning.</v>'), [{ at: 1, until: 2, text: 'Good morning.', who: 'Tess Okoye' }]],
    ['marks of a cue are dropped', said('<c.yellow><b>One</b></c> <00:01.500><i>two</i>'), [{ at: 1, until: 2, text: 'One two' }]],
    ['entities', said('a &lt; b &amp;&nbsp;c &copy;'), [{ at: 1, until: 2, text: 'a < b & c &copy;' }]],
    ['several lines', said(' One\n two '), [{ at: 1, until: 2, text: 'One\ntwo' }]],
    ['silence is left out', file('00:01.000 --> 00:02.000\n<b></b>', '00:03.000 --> 00:04.000\nHi'), [{ at: 3, until: 4, text: 'Hi' }]],
    [
      'two who speak at once',
      file('00:01.000 --> 00:09.000\nOne', '00:01.000 --> 00:02.000\nTwo', '00:05.000 --> 00:06.000\nThree'),
      [
        { at: 1, until: 9, text: 'One' },
        { at: 1, until: 2, text: 'Two' },
        { at: 5, until: 6, text: 'Three' },
      ],
    ],
    [
      'what is no tag of WebVTT stays the text that was typed',
      said('<script>alert(1)</script> <img src=x>'),
      [{ at: 1, until: 2, text: '<script>alert(1)</script> <img src=x>' }],
    ],
  ])('%s', (_, text, cues) => expect(cuesOf(text)).toEqual(cues));

  it.each<[what: string, given: string | Uint8Array, wrong: RegExp]>([
    ['nothing', '', /^Line 1: A WebVTT file begins/],
    ['SRT', '1\n00:00:01,000 --> 00:00:02,000\nHi', /^Line 1: A WebVTT file begins/],
    ['a word that only begins so', 'WEBVTTX\n\n00:01.000 --> 00:02.000\nHi', /^Line 1/],
    ['Latin-1', Uint8Array.from([...bytes('WEBVTT\n\n00:01.000 --> 00:02.000\n'), 0xe4]), /not UTF-8/],
    ['UTF-16', Uint8Array.from(Buffer.from(said('Hi'), 'utf16le')), /^Line 1: There are signs|not UTF-8/],
    ['a film', said(`a\u0000b`), /^Line 4: There are signs/],
    ['a file that is too large', bytes(`${said('a')}${' '.repeat(vttLimits.bytes)}`), /more than 1 MB/],
    ['times with a comma', file('00:01,000 --> 00:02,000\nHi'), /^Line 3: These times/],
    ['a minute of 75', file('75:00.000 --> 76:00.000\nHi'), /^Line 3: These times/],
    ['an end before its begin', file('00:02.000 --> 00:01.000\nHi'), /^Line 3: It ends before/],
    ['no length', file('00:02.000 --> 00:02.000\nHi'), /^Line 3: It ends before/],
    ['times that go back', file('00:05.000 --> 00:06.000\nA', '00:04.000 --> 00:06.000\nB'), /^Line 6: It begins earlier/],
    ['a day and more', file('24:00:00.000 --> 24:00:01.000\nHi'), /24 hours/],
    ['words without times', file('Hello.'), /^Line 3: A cue begins with its times/],
    ['cues without an empty line', said('Hi\n00:03.000 --> 00:04.000\nHo'), /^Line 4: An empty line is missing/],
    ['a cue that is a book', said('a'.repeat(vttLimits.textLength + 1)), /2000 characters/],
    ['a name that is a book', said(`<v ${'a'.repeat(200)}>Hi`), /^Line 4: A name/],
    ['no words', file('NOTE nothing'), /Nothing is said/],
    ['more cues than a day has', file(...Array.from({ length: vttLimits.cues + 1 }, () => '00:01.000 --> 00:02.000\na')), /20,000 cues/],
  ])('%s is refused, with its line', (_, given, wrong) => {
    const found = wrongIn(given);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(wrong);
  });

  it('that is wrong everywhere is told of twenty lines at most', () => {
    expect(wrongIn(file(...Array.from({ length: 500 }, () => 'no times')))).toHaveLength(20);
  });

  it('never throws, and is read in good time whatever it holds', () => {
    const piece = fc.constantFrom('<', '>', '-->', 'NOTE', '\n', '\n\n', '00:01.000', '<v ', '&amp;', '\u0000', 'WEBVTT', ' ', '<c.', 'ä');
    fc.assert(fc.property(fc.array(piece, { maxLength: 400 }), (pieces) => void read(`WEBVTT\n\n${pieces.join('')}`)));
    expect(wrongIn(said('<'.repeat(500_000)))).toHaveLength(1);
    expect(wrongIn(said('<v '.repeat(200_000)))).toHaveLength(1);
  });

  it('that we write is read as the same', () => {
    const word = fc.stringMatching(/^[a-zA-Z<>&;ä "'/-]{1,40}$/).map((text) => text.trim().replaceAll('-->', '') || 'a');
    const cue = fc.record({ text: word, who: fc.option(fc.stringMatching(/^[A-Z][a-z]{1,10} [A-Z&][a-z]{1,10}$/), { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1, maxLength: 20 }), (many) => {
        const cues = many.map(({ text, who }, n) => ({ at: n * 2.5, until: n * 2.5 + 2, text, ...(who ? { who } : {}) }));
        expect(cuesOf(writeVtt(cues))).toEqual(cues);
      }),
    );
  });
});
