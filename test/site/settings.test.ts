/** Settings as they are typed, and two people who change them at once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settingsForm, usualSettings } from '#shared/setting.ts';
import { readSetting } from '../../site/src/console/settings/words.ts';
import { fieldsToSettings, settingPointerToId, settingsToFields, textToSpans, unreadable } from '../../site/src/lib/console/settings.ts';
import { contested, differing, joined } from '../../site/src/lib/console/three-way.ts';

describe('hours in words', () => {
  it.each([
    ['', []],
    ['9-17', [{ from: '09:00', to: '17:00' }]],
    ['09:00–17:00', [{ from: '09:00', to: '17:00' }]],
    [
      ' 9:30 to 12 , 13.15 - 24 ',
      [
        { from: '09:30', to: '12:00' },
        { from: '13:15', to: '24:00' },
      ],
    ],
    ['nine', undefined],
    ['9', undefined],
    ['9-12-17', undefined],
    ['9:5-17', undefined],
  ])('“%s”', (text, spans) => {
    expect(textToSpans(text)).toEqual(spans);
  });

  it('that nobody can read are named by their day', () => {
    const fields = settingsToFields(usualSettings);
    expect(unreadable(fields)).toEqual([]);
    const wrong = unreadable({ ...fields, hours: { ...fields.hours, tue: 'late' } });
    expect(wrong.map(({ pointer }) => settingPointerToId(pointer, fields))).toEqual(['hours-tue']);
  });
});

describe('what is typed', () => {
  it('is what was stored, there and back', () => {
    const stored = settingsForm.parse({
      ...usualSettings,
      replyTo: 'service@example.com',
      phrasebook: [{ say: 'Yes', dont: 'No', because: '' }],
      holidays: [{ date: '2027-12-25', name: 'Christmas' }],
      version: 7,
    });
    expect(fieldsToSettings(settingsToFields(stored), 7)).toEqual(stored);
  });

  it('leads an error to its row, although empty rows are not sent', () => {
    const fields = settingsToFields(usualSettings);
    const rows = [
      { key: 4, date: '', name: ' ' },
      { key: 9, date: '2027-12-25', name: '' },
    ];
    expect(settingPointerToId('#/holidays/0/name', { ...fields, holidays: rows })).toBe('holidays-9-name');
    expect(settingPointerToId('#/senders/marketing', fields)).toBe('marketing');
  });
});

describe('two who change the same thing at once', () => {
  const thing = fc.record({ a: fc.nat(2), b: fc.record({ c: fc.nat(2), d: fc.nat(2) }), version: fc.nat(5) });

  it('lose nothing that only one of them changed', () => {
    fc.assert(
      fc.property(thing, thing, thing, (base, mine, theirs) => {
        const both = joined(base, mine, theirs, Object.fromEntries(contested(base, mine, theirs).map((name) => [name, 'mine' as const])));
        for (const name of differing(base, mine)) if (name !== 'version') expect(both[name]).toEqual(mine[name]);
        for (const name of differing(base, theirs)) if (!differing(base, mine).includes(name)) expect(both[name]).toEqual(theirs[name]);
        expect(both.version).toBe(theirs.version);
      }),
    );
  });

  it('are asked where both changed the same to something else, and nowhere else', () => {
    const base = { a: 1, b: 1, c: [1], version: 1 };
    expect(contested(base, { ...base, a: 2 }, { ...base, b: 2, version: 2 })).toEqual([]);
    expect(contested(base, { ...base, a: 2 }, { ...base, a: 2 })).toEqual([]);
    expect(contested(base, { ...base, a: 2, c: [2] }, { ...base, a: 3, c: [2] })).toEqual(['a']);
    expect(joined(base, { ...base, a: 2 }, { ...base, a: 3 }, { a: 'theirs' }).a).toBe(3);
  });
});

describe('a value on screen', () => {
  it.each([
    ['a moment on the reader’s clock', '2027-03-02T14:00:00.000Z', 'Tue 2 March 2027, 14:00 UTC'],
    ['what only looks like a moment', '2027-03-02', '2027-03-02'],
    ['nothing', null, ''],
    ['a list of things', [{ name: 'Ada Example', photo: null }], 'name: Ada Example, photo: –'],
    ['a switch', false, 'false'],
  ])('reads as %s', (_, value, text) => {
    expect(readSetting(value)).toBe(text);
  });
});
