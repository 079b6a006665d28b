/** Every message, with whatever people write, as its reader's program takes it apart. */
import { readdirSync, readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { toMessage } from '#functions/mail/message.ts';
import type { MailContent } from '#functions/ports.ts';
import { locales } from '#shared/setting.ts';
import { BASE, TO, toLetter, toMessages, type Words } from './messages.ts';

const transport = createTransport({ streamTransport: true, buffer: true });
const from = { name: 'Parley, "the team"', address: 'hello@example.com' };
const compose = async (mail: MailContent): Promise<Buffer> => {
  const { message } = await transport.sendMail(toMessage(from, { ...mail, to: TO, purpose: 'service', id: 'one' }));
  return Buffer.isBuffer(message) ? message : Buffer.alloc(0);
};

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
/** What a reader sees, piece by piece, below the corner with the name. */
const pieces = (html: string): string[] =>
  html
    .slice(html.indexOf('<h1'))
    .split(/<[^>]+>/)
    .map((piece) => flat(unescaped(piece)))
    .filter((piece) => piece !== '' && piece !== '·');
const hrefs = (html: string): string[] => [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => unescaped(href));

const hostile: Readonly<Record<string, string>> = {
  markup: '<script>alert(1)</script><img src=x onerror="alert(2)"></p></td><a href="javascript:alert(3)">x</a>',
  slots: '{{email}} {place} {sender} {title} %%title%% $' + '{to} *|FNAME|*',
  'line breaks': 'A title\r\nBcc: eve@example.com\r\n\r\n<p>another body</p>\rX: 1\u2028Y: 2\u0000',
  'turned writing': '\u202eeid\u202c \u2066title\u2069 \u200f',
  letters: 'ä'.repeat(10_000),
  quotes: '"&<'.repeat(10_000),
  marks: `a${'\u0301'.repeat(10_000)} b`,
  emoji: '👩‍👩‍👧‍👧🏳️‍🌈'.repeat(1_000),
  addresses:
    'javascript:alert(1) http://evil.example.com data:text/html,x https://user:secret@evil.example.com https://example.com/a?b=1&c=2.',
  halves: 'half a letter \ud83d and another \udc69',
};

const every = (words: string): [string, string, MailContent][] =>
  locales.flatMap((locale) =>
    Object.entries(toMessages({ locale, words })).map(([name, mail]): [string, string, MailContent] => {
      if (!mail) throw new Error(`${name} says nothing`);
      return [name, locale, mail];
    }),
  );

describe.each(Object.entries(hostile))('with %s in it', (_, words) => {
  it.each(every(words))('%s (%s) stays what it is', async (_, locale, mail) => {
    const raw = await compose({ ...mail, attachments: [] });
    expect(raw.length).toBeLessThan(100_000);
    const read = await PostalMime.parse(raw);
    // Its headers are ours, and so is every recipient.
    const names = ['content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'];
    expect(read.headers.map(({ key }) => key).sort()).toEqual(names);
    expect([read.to, read.cc, read.bcc]).toEqual([[{ address: TO, name: '' }], undefined, undefined]);
    expect(flat(read.subject ?? '')).toBe(flat(mail.subject));
    expect(mail.subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    expect(mail.subject.length).toBeGreaterThan(3);
    // Markup is ours alone, and leads to https.
    expect(read.html).toContain(`<html lang="${locale}">`);
    expect(mail.html).not.toMatch(/<(script|img|iframe|form|svg|object|base)\b|<[^>]+\son\w+=/i);
    for (const href of hrefs(mail.html)) expect(href).toMatch(/^https:\/\/(parley\.example\.com|example\.com)\//);
    expect(mail.html + mail.text).not.toMatch(/undefined|\[object|NaN/);
    // Both halves say the same.
    const twin = flat(mail.text.replace(/^> /gm, ''));
    for (const piece of pieces(mail.html)) expect(twin).toContain(piece);
    for (const href of hrefs(mail.html)) expect(mail.text).toContain(href);
    expect(mail.text).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    expect(Boolean(mail.text.isWellFormed() && mail.html.isWellFormed())).toBe(true);
    // Why, where, and how to stop it.
    expect(twin).toContain(BASE);
    expect(mail.text).toContain(`${BASE}/preferences/k1.abc`);
    if (!mail.calendar) return;
    const calendar = new ICAL.Component(ICAL.parse(mail.calendar.content));
    expect(calendar.getFirstPropertyValue('method')).toBe(mail.calendar.method);
    expect(calendar.getAllSubcomponents('vevent').length).toBeGreaterThan(0);
    const part = read.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
    expect(part?.method).toBe(mail.calendar.method);
  });
});

const plain = (locale: Words['locale']): Words => ({ locale, words: 'Beispiel Messe Berlin' });

describe.each(locales)('in %s', (locale) => {
  const messages = toMessages(plain(locale));
  const said = (name: string): MailContent => {
    const mail = messages[name];
    if (!mail) throw new Error(`${name} says nothing`);
    return mail;
  };

  it.each(Object.keys(messages))('%s fills every slot and says who sends it', (name) => {
    const { text, subject } = said(name);
    expect(text + subject).not.toMatch(/[{}]/);
    expect(text).toMatch(locale === 'de' ? /Gesendet von Beispiel Messe Berlin\./ : /Sent by Beispiel Messe Berlin\./);
    expect(text).toContain(locale === 'de' ? 'Sie erhalten diese E-Mail' : 'You get this mail');
  });

  it.each(
    Object.keys(messages).filter(
      (name) => !/consent|^comment|^way to a report|newsletter|manage|^answer|question back|monday|^quiet|^thanks with a code/.test(name),
    ),
  )('%s gives times in both zones, with their offsets', (name) => {
    const { text } = said(name);
    expect(text).toMatch(/New York \(EDT, UTC−4\)/);
    expect(text).toMatch(/Berlin \((CEST|MESZ), UTC\+2\)|\d( Uhr)? UTC\n/);
  });
});

it('German mails are German as a whole', () => {
  const team = /report|export/;
  for (const [name, mail] of Object.entries(toMessages(plain('de')))) {
    const own = (mail?.text ?? '').replace(/https:\S+/g, '');
    const known = name === 'consent' || name === 'newsletter' ? own.replace(/^- .*$/gm, '') : own;
    expect(team.test(name) ? known.replace(/^.*(no confirmed).*$/gm, '') : known, name).not.toMatch(/\b(the|your|you|and|is|of|not|we)\b/i);
  }
});

describe('the after mail', () => {
  const messages = toMessages({ locale: 'en', words: 'Who answers the phone?' });
  const mailTo = (name: string) => messages[name];

  it('decides by what is owed, then by who came', () => {
    const subjects = ['attended', 'missed', 'asked and unanswered', 'asked, never confirmed'].map((name) => mailTo(name)?.subject);
    expect(subjects).toEqual([
      'Thank you for coming: Who answers the phone?',
      'We missed you: Who answers the phone?',
      'We owe you an answer by Mon 21 June 2027: Who answers the phone?',
      'We owe you an answer by Mon 21 June 2027: Who answers the phone?',
    ]);
  });

  it('shows who never confirmed their address no word that was asked with it', () => {
    const mail = mailTo('asked, never confirmed');
    const times = (text = '') => text.split('Who answers the phone?').length;
    expect(times(mail?.text)).toBe(times(mailTo('missed')?.text));
    expect(mail?.text).toContain('A question that was asked with your address');
  });

  it('leads who is owed an answer to their questions, and tells until when in both zones', () => {
    const { text = '' } = mailTo('asked and unanswered') ?? {};
    expect(text).toContain(`See your questions:\n${BASE}/answers/k1.abc`);
    expect(text).toMatch(/at the latest:\nMon 21 June 2027, 17:00 Berlin.*\nMon 21 June 2027, 11:00 New York.*your time/);
  });

  it('lets https addresses of an answer lead somewhere, and no others', () => {
    const mail = toMessages({
      locale: 'en',
      words: 'See https://example.com/a?b=1&c=2, not http://example.com/b or javascript:x',
    }).attended;
    expect(hrefs(mail?.html ?? '').filter((href) => href.includes('example.com/a'))).toContain('https://example.com/a?b=1&c=2');
    expect(hrefs(mail?.html ?? '').filter((href) => /^(http:|javascript:)/.test(href))).toEqual([]);
  });
});

it('a reminder that was held back says how long it really is', async () => {
  const { toReminder } = await import('#functions/mail/reminder.ts');
  const { aWebinar } = await import('../site/webinar.fixture.ts');
  const titleAt = (now: string, minutes: number): string =>
    toReminder({
      ...{
        ...toLetter({ locale: 'en', words: 'Parley' }),
        now: new Date(now),
        webinar: aWebinar({ startsAt: '2027-06-18T13:00:00.000Z' }),
      },
      ...{ minutes, joinUrl: `${BASE}/join/a`, standingUrl: `${BASE}/waitlist/a` },
    }).subject.split(':')[0] ?? '';
  expect(titleAt('2027-06-17T13:00:20.000Z', 1440)).toBe('It starts in 24 hours');
  expect(titleAt('2027-06-17T16:10:00.000Z', 1440)).toBe('It starts in 21 hours');
  expect(titleAt('2027-06-18T12:50:30.000Z', 10)).toBe('It starts in 10 minutes');
  expect(titleAt('2027-06-18T12:56:00.000Z', 10)).toBe('It starts in 4 minutes');
  expect(titleAt('2027-06-18T13:01:00.000Z', 10)).toBe('It starts now');
});

it('leaves out what would lead elsewhere than https', async () => {
  const { toAfterMail } = await import('#functions/mail/after.ts');
  const { aWebinar } = await import('../site/webinar.fixture.ts');
  const mail = toAfterMail({
    ...{ ...toLetter({ locale: 'en', words: 'Parley' }), webinar: aWebinar({ state: 'ended' }), attended: true },
    ...{ replayUrl: 'javascript:alert(1)', answered: [], owed: [] },
  });
  expect(mail.html + mail.text).not.toContain('javascript');
});

it('no message is forgotten here', () => {
  const made = readFileSync('test/mail/messages.ts', 'utf8');
  // `run.ts` only chooses among them.
  const files = readdirSync('functions/mail').filter((file) => file !== 'run.ts');
  const templates = files.flatMap((file) =>
    [...readFileSync(`functions/mail/${file}`, 'utf8').matchAll(/export const (to\w+) = \([^)]*\): MailContent/g)].map(
      ([, name = '']) => name,
    ),
  );
  expect(templates.length).toBeGreaterThan(11);
  expect(templates.filter((name) => !made.includes(`${name}(`))).toEqual([]);
});
