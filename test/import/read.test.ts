/** Reading other tools' files: encodings, delimiters, headers, rows. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsvLine } from '#functions/export/csv.ts';
import { applyRow, takeBack } from '#functions/import/apply.ts';
import { recogniseColumns } from '#functions/import/columns.ts';
import { decode, delimiterOf, encodingOf } from '#functions/import/decode.ts';
import { readRecords } from '#functions/import/records.ts';
import { type Row, toRow } from '#functions/import/row.ts';
import { labelsForm } from '#shared/contact.ts';

const bytes = (text: string, encoding: 'utf-8' | 'latin1' | 'utf16le'): Uint8Array => new Uint8Array(Buffer.from(text, encoding));
async function* inChunks(whole: Uint8Array, size: number) {
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
}
const read = async (whole: Uint8Array, size = 7) => {
  const encoding = await encodingOf(inChunks(whole, size));
  let text = '';
  for await (const part of decode(inChunks(whole, size), encoding)) text += part;
  return { encoding, text };
};
async function* once(text: string) {
  yield text;
}
const records = async (text: string, delimiter = delimiterOf(text)) => {
  const found = [];
  for await (const record of readRecords(once(text), delimiter)) found.push(record);
  return found;
};

describe('bytes', () => {
  it.each([
    ['utf-8', 'utf-8', 'Zoë Müller, 日本 🙂'],
    ['utf-8', 'utf-8', '\uFEFFZoë'],
    ['windows-1252', 'latin1', 'Zoë Müller'],
    ['utf-16le', 'utf16le', '\uFEFFZoë Müller'],
  ] as const)('are read as %s, a letter cut in two as well', async (encoding, as, text) => {
    for (const size of [1, 2, 3, 1_000]) expect(await read(bytes(text, as), size)).toEqual({ encoding, text: text.replace('\uFEFF', '') });
  });

  it('of Windows hold what is not in Latin-1: the euro and the dash', async () => {
    expect((await read(Uint8Array.from([0x80, 0x20, 0x96]))).text).toBe('€ –');
  });

  it.each([
    ['email,name\n"a;b",c', ','],
    ['email;name;"a,b,c,d"\n1,2,3', ';'],
    ['email\tname', '\t'],
    ['\uFEFF\n\nemail;name', ';'],
    ['email', ','],
  ] as const)('between the cells of %j stands %j', (text, delimiter) => expect(delimiterOf(text)).toBe(delimiter));
});

describe('headers', () => {
  // As each tool writes them (FIELD B8, and what the tools' own exports hold).
  const files = {
    hubspot: [
      [
        'Record ID',
        'First Name',
        'Last Name',
        'Email',
        'Phone Number',
        'Company Name',
        'Job Title',
        'Country/Region',
        'Lifecycle Stage',
        'Contact owner',
        'Unsubscribed from all email',
      ],
      ['', 'firstName', 'lastName', 'email', 'phone', 'company', 'jobTitle', 'country', '', '', 'stopped'],
    ],
    mailchimp: [
      [
        'Email Address',
        'First Name',
        'Last Name',
        'Company',
        'Phone Number',
        'MEMBER_RATING',
        'OPTIN_TIME',
        'CC',
        'TIMEZONE',
        'UNSUB_TIME',
        'CLEAN_TIME',
        'LEID',
        'EUID',
        'NOTES',
        'TAGS',
      ],
      ['email', 'firstName', 'lastName', 'company', 'phone', '', '', 'country', 'timeZone', 'stopped', 'stopped', '', '', '', 'labels'],
    ],
    listmonk: [
      ['uuid', 'email', 'name', 'attributes', 'status', 'created_at', 'updated_at'],
      ['', 'email', 'name', 'attributes', 'status', '', ''],
    ],
    parley: [
      [
        'email',
        'name',
        'first_name',
        'last_name',
        'company',
        'job_title',
        'country',
        'phone',
        'address_confirmed',
        'consent_marketing',
        'do_not_mail',
        'time_zone',
        'contact_id',
      ],
      ['email', 'name', 'firstName', 'lastName', 'company', 'jobTitle', 'country', 'phone', '', 'status', 'stopped', 'timeZone', ''],
    ],
    plain: [
      ['E-Mail-Adresse', 'Vorname', 'Nachname', 'Firma', 'Position', 'Land', 'Telefon', 'Email', 'Whatever'],
      ['email', 'firstName', 'lastName', 'company', 'jobTitle', 'country', 'phone', '', ''],
    ],
  } as const;
  it.each(Object.entries(files))('of %s are recognised', (source, [headers, fields]) => {
    const found = recogniseColumns(headers);
    expect(found.source).toBe(source);
    expect(found.fields.map((field) => field ?? '')).toEqual(fields);
  });
});

describe('records', () => {
  it('have the line in which they end, whatever stands in quotes', async () => {
    const found = await records('a,b\r\n"x\r\ny","say ""hi"""\r\n\r\nlast,5 " wide\r\n');
    expect(found).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['x\ny', 'say "hi"'] },
      { line: 5, cells: ['last', '5 " wide'] },
    ]);
  });

  it.each([
    ['a\n"never closed\nb\n', 'Near line 3 a quotation mark is opened and never closed'],
    [`a\n${'x'.repeat(140_000)}`, 'there is a line of more than 128 KB'],
  ])('that cannot be read say where and what to do', async (text, words) => {
    await expect(records(text)).rejects.toThrow(words);
  });

  it('that we wrote come back as they were, guarded or not (property)', async () => {
    const cell = fc.string({ unit: 'grapheme-composite', maxLength: 20 }).map((text) => text.replaceAll('\u0000', ''));
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 2, maxLength: 4 }), async (cells) => {
        const [found] = await records(toCsvLine(['a@example.com', ...cells]), ',');
        const row = toRow(['email', 'company'], found?.cells ?? [], 1);
        expect(row).toMatchObject({ address: 'a@example.com' });
        const typed = cells[0]?.trim().normalize('NFC') ?? '';
        // What is no company (a tab in it, nothing to see) is left out and said; everything else is the same text.
        if ('said' in row && row.said.company !== undefined) expect(row.said.company.trim()).toBe(typed.replace(/\r\n?/g, '\n'));
      }),
    );
  });
});

describe('a row', () => {
  const fields = ['email', 'name', 'company', 'country', 'phone', 'labels', 'status', 'stopped', 'subscribed', 'attributes'] as const;
  const row = (...cells: string[]) => toRow(fields, cells, 2);
  it.each([
    [['ann@example.com', "'=HYPERLINK(1)"], { name: '=HYPERLINK(1)' }],
    [['ann@example.com', '', '', 'Deutschland', "'+49 30 123"], { country: 'DE', phone: '+49 30 123' }],
    [['ann@example.com', '', '', 'austria', '=cmd()'], { country: 'AT' }],
    [['ann@example.com', 'x'.repeat(130)], {}],
    [['ann@example.com', '<img onerror=1>'], { name: '<img onerror=1>' }],
    [['ann@example.com', '{{7*7}}'], { name: '{{7*7}}' }],
    [['ann@example.com', 'Ann\u202Eexample'], {}],
    [
      ['ann@example.com', '', '', '', '', '', '', '', '', '{"company":"Example Air","email":"other@example.com","__proto__":{"name":"x"}}'],
      { company: 'Example Air' },
    ],
    [['ann@example.com', '', '', '', '', '', '', '', '', '{not json'], {}],
  ])('%j says %j', (cells, said) => expect(row(...cells)).toMatchObject({ address: 'ann@example.com', said }));

  it('has the labels that the team can give by hand as well', () => {
    const typed = ['vip', 'x'.repeat(30), 'x'.repeat(31), 'a\u202eb', '\u0000', '=1'];
    expect(row('ann@example.com', '', '', '', '', typed.join(';'))).toMatchObject({ labels: ['=1', 'vip', 'x'.repeat(30)] });
  });

  it.each([
    [['unsubscribed', '', '']],
    [['cleaned', '', '']],
    [['Blocklisted', '', '']],
    [['withdrawn', '', '']],
    [['', '2026-05-01 10:00:00', '']],
    [['', 'true', '']],
    [['', '', 'no']],
    [['', '', '0']],
  ])('with %j is of somebody who is not to be mailed', ([status = '', stopped = '', subscribed = '']) =>
    expect(row('ann@example.com', '', '', '', '', '', status, stopped, subscribed)).toMatchObject({ isStopped: true }),
  );

  it.each([
    ['subscribed', '', 'yes'],
    ['enabled', 'false', '1'],
    ['confirmed', '0', 'true'],
  ])('with %s, %s, %s says nothing that counts', (status, stopped, subscribed) =>
    expect(row('ann@example.com', '', '', '', '', '', status, stopped, subscribed)).toMatchObject({ isStopped: false }),
  );

  it.each(['', 'a@b', 'x@y.example\r\nBcc: z@example.com', '"a b"@example.com', `${'a'.repeat(250)}@example.com`])(
    'of %j is none',
    (address) => expect(row(address)).toHaveProperty('todo'),
  );
});

describe('what a row does', () => {
  const act = { import: 'one', at: '2027-06-18T09:00:00.000Z', labels: [] };
  const text = fc.constantFrom('', 'Ann', 'Bob');
  const said = fc
    .record({ name: text, company: text, phone: text })
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value)));
  const labels = fc.uniqueArray(fc.constantFrom('a', 'b', 'c')).map((all) => all.sort());
  const rows = fc
    .record({ said, labels, isStopped: fc.boolean() })
    .map((some): Row => ({ line: 2, address: 'ann@example.com', remarks: [], ...some }));
  const held = fc.option(
    fc.record({ why: fc.constantFrom('unsubscribed', 'manual', 'erased'), at: fc.constant('2027-01-01T00:00:00.000Z') }),
    { nil: undefined },
  );
  const state = fc.option(fc.constantFrom('asked', 'confirmed', 'withdrawn'), { nil: undefined });
  const contacts = fc
    .record({ name: text, company: text, labels, held, state })
    .map(({ held: suppressed, state: is, labels: all, ...rest }) => ({
      ...{ id: 'c', address: 'ann@example.com', firstAt: act.at, lastAt: act.at, mailDay: '', mails: [], version: 3, ...rest },
      ...(all.length > 0 ? { labels: all } : {}),
      ...(suppressed ? { suppressed: { marketing: suppressed } } : {}),
      ...(is ? { consent: { marketing: { state: is, at: act.at } } } : {}),
    })) as fc.Arbitrary<never>;

  it('gives nobody more labels than the team may, those of the whole list first', () => {
    const many = (from: string, count: number) => Array.from({ length: count }, (_, at) => `${from}${String(at).padStart(2, '0')}`);
    const row: Row = { line: 2, address: 'ann@example.com', remarks: [], said: {}, labels: many('own', 20), isStopped: false };
    const known = { id: 'c', address: 'ann@example.com', name: '', version: 1, labels: many('had', 25) } as never;
    const { contact, trace } = applyRow(known, 'c', row, { ...act, labels: ['zoo'] });
    expect(labelsForm.safeParse({ labels: contact?.labels }).success).toBe(true);
    expect([contact?.labels?.length, trace?.labels]).toEqual([30, ['zoo', 'own00', 'own01', 'own02', 'own03']]);
    expect(applyRow({ ...contact, labels: many('had', 30) } as never, 'c', row, act)).toEqual({ outcome: 'unchanged' });
  });

  it('never changes a consent, never lifts a stop, overwrites nothing, and is taken back whole (property)', () => {
    fc.assert(
      fc.property(contacts, rows, (known: Parameters<typeof takeBack>[0], row) => {
        const { contact, trace } = applyRow(known, 'c', row, act);
        if (!contact || !trace) return;
        expect(contact.consent).toEqual(known.consent);
        expect(Object.keys(contact.suppressed ?? {})).toEqual(expect.arrayContaining(Object.keys(known.suppressed ?? {})));
        if (known.name) expect(contact.name).toBe(known.name);
        const back = takeBack({ ...contact, version: 9 }, trace);
        const { version: _v, suppressed, ...rest } = back === 'gone' || !back ? contact : back;
        const { version: _w, suppressed: was, ...before } = known;
        expect(rest).toEqual(before);
        // An import's stop stands where a weaker one did: the person's own is restored by nobody but them.
        if (!row.isStopped) expect(suppressed).toEqual(was);
      }),
    );
  });
});
