/** What the check says about a reply, rule by rule. */
import { describe, expect, it } from 'vitest';
import { type Checked, checkReply } from '#functions/reply/check.ts';
import { readingOf } from '#functions/reply/reading.ts';

const base = 'https://parley.example.com';
const given = (text: string, more: Partial<Checked> = {}): Checked => ({
  ...{ question: '', text, shared: false, phrasebook: [], base, known: new Set(['our-webinar']) },
  ...{ asker: { name: 'Anna Example', company: 'Example Air', email: 'anna@example.com' } },
  ...more,
});
const codes = (text: string, more: Partial<Checked> = {}) => checkReply(given(text, more)).warnings.map(({ code, quote }) => [code, quote]);

describe('the reply check', () => {
  it.each([
    ['What does a refund cost?', 'A refund is free of charge.', []],
    ['What does a refund cost?', 'Hi Anna,\nRefunds are free.', []],
    ['Is it free?', 'Yes, for everybody.', []],
    ['Wann kommt die neue Version?', 'Am 3. März.', []],
    ['Gibt es eine Rückerstattung?', 'Ja, innerhalb von 30 Tagen.', []],
    ['Do you refund? Who pays the shipping?', 'Yes, we refund within 30 days.', [['question-open', 'Who pays the shipping?']]],
    ['Do you refund? Who pays the shipping?', 'We refund within 30 days, and the shipping is on us.', []],
    ['What does a refund cost?', 'Thanks for your question! A refund is free.', [['first-sentence', 'Thanks for your question!']]],
    [
      'Was kostet eine Rückerstattung?',
      'Vielen Dank für Ihre Frage. Eine Rückerstattung kostet nichts.',
      [['first-sentence', 'Vielen Dank für Ihre Frage.']],
    ],
    ['What does a refund cost?', 'Which order do you mean? A refund differs.', [['first-sentence', 'Which order do you mean?']]],
    ['What does a refund cost?', 'Our team is the best. A refund is free.', [['first-sentence', 'Our team is the best.']]],
    ['Love this webinar.', 'We are glad to hear it.', []],
  ])('%s / %s', (question, text, expected) => {
    expect(codes(text, { question })).toEqual(expected);
  });

  it.each([
    ['https://example.com/a.', undefined],
    [`${base}/webinars/our-webinar/`, undefined],
    [`(see ${base}/de/webinars/our-webinar/)`, undefined],
    [`${base}/webinars/nobody/`, `${base}/webinars/nobody/`],
    [`${base}/webinars/nobody/room/`, `${base}/webinars/nobody/room/`],
    [`${base}/de/privacy/`, undefined],
    [`${base}/prices/`, `${base}/prices/`],
    [`${base}/console/inbox/`, `${base}/console/inbox/`],
    [`${base}/join/k1.abc`, `${base}/join/k1.abc`],
    ['http://example.com', 'http://example.com'],
    ['www.example.com', 'www.example.com'],
    ['https://10.0.0.7/wiki', 'https://10.0.0.7/wiki'],
    ['https://intranet/wiki', 'https://intranet/wiki'],
    ['https://me:secret@example.com/', 'https://me:secret@example.com/'],
  ])('links: %s', (text, broken) => {
    expect(codes(text)).toEqual(broken === undefined ? [] : [['link', broken]]);
  });

  it('says that links to other places were not opened', () => {
    expect(checkReply(given(`Yes, see ${base}/webinars/our-webinar/.`))).not.toHaveProperty('elsewhere');
    expect(checkReply(given('Yes, see https://example.com/a.'))).toMatchObject({ elsewhere: true });
  });

  it('names the words that the phrasebook avoids, as whole words and with their reason', () => {
    const phrasebook = [
      { say: 'soon', dont: 'ASAP', because: 'Nobody knows when that is.' },
      { say: '', dont: 'c++ (beta)', because: '' },
    ];
    const { warnings } = checkReply(given('We answer asap. ASAPs stay. Use C++ (beta)!', { phrasebook }));
    expect(warnings).toEqual([
      { code: 'phrase', says: 'Say “soon” instead of “ASAP”.', why: 'Nobody knows when that is.', quote: 'ASAP' },
      expect.objectContaining({ says: 'Leave out “c++ (beta)”.', quote: 'c++ (beta)' }),
    ]);
  });

  it('keeps who asked out of what others read, and only of that', () => {
    const text = 'Yes, Anna, for Example Air too.';
    expect(codes(text)).toEqual([]);
    expect(codes(text, { shared: true })).toEqual([['names-asker', 'Anna']]);
    expect(codes(text, { publicText: 'Yes, for everybody.' })).toEqual([]);
    expect(codes('Yes.', { publicText: 'As we told anna@example.com: yes.' })).toEqual([['names-asker', 'Anna']]);
    expect(codes('Yes, in the annals.', { shared: true })).toEqual([]);
  });

  it('measures both languages, and says what reads like a contract', () => {
    const easy = 'You get your money back. Send us the box. We pay for that. It takes two days. Then the sum is on your card again.';
    expect(readingOf(easy)).toMatchObject({ language: 'en', level: 'easy', sentences: 5 });
    const leicht = 'Sie bekommen Ihr Geld zurück. Sie schicken uns die Ware. Wir zahlen das. Es dauert zwei Tage. Dann ist die Summe da.';
    expect(readingOf(leicht)).toMatchObject({ language: 'de', level: 'easy' });
    const hard =
      'Notwithstanding aforementioned contractual considerations, reimbursement eligibility necessitates comprehensive organisational verification procedures, administrative documentation and jurisdictional classification established independently throughout participating subsidiaries.';
    expect(codes(hard).map(([code]) => code)).toEqual(['reading']);
    expect(readingOf('Yes, it is free.'), 'too short to measure').toBeUndefined();
  });
});
