/** What the registration route refuses, and what it takes: every refusal leaves the table as it was. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Webinar } from '#shared/webinar.ts';
import { pointersOf, problemOf, scan, writesNothing } from '../http/stored.ts';
import { openWebinar, post } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

let world: World;
let webinar: Webinar;
let path: string;
beforeAll(async () => {
  world = await openWorld();
  webinar = await openWebinar(world);
  path = `/api/webinars/${webinar.slug}/registrations`;
});

const anna = { email: 'anna@example.com' };
const raw = (body: BodyInit, type = 'application/json', headers: Record<string, string> = {}) =>
  world.request(path, { method: 'POST', body, headers: { origin: BASE, ...(type ? { 'content-type': type } : {}), ...headers } });
const stream = (text: string): ReadableStream => new Blob([text]).stream();

describe('a body that cannot be read', () => {
  it.each([
    ['an empty body', '', 'unparsable'],
    ['spaces only', '  \n', 'unparsable'],
    ['truncated JSON', '{"email":"anna@example.com', 'unparsable'],
    ['a comment in JSON', '{"email":"anna@example.com"} // me', 'unparsable'],
    ['two documents', '{"email":"a@example.com"}{"email":"b@example.com"}', 'unparsable'],
    ['NaN as a value', '{"email":"anna@example.com","phone":NaN}', 'unparsable'],
    ['bytes that are not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 'unparsable'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]), 'unparsable'],
    ['a list as root', '[{"email":"anna@example.com"}]', 'invalid'],
    ['a text as root', '"anna@example.com"', 'invalid'],
    ['a number as root', '1e309', 'invalid'],
    ['null as root', 'null', 'invalid'],
    ['a list nested 20,000 deep', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'invalid'],
    ['a megabyte', JSON.stringify({ ...anna, question: 'x'.repeat(1_000_000) }), 'too-large'],
    ['64 KB and one byte', JSON.stringify(anna).padEnd(65_537), 'too-large'],
  ] as const)('refuses %s', async (_, body, code) => {
    const problem = await problemOf(await writesNothing(world, () => raw(body)), code);
    expect(problem.detail).not.toMatch(/expected|Unexpected|position/);
  });

  it('counts the bytes of a body that comes in chunks or lies about its length', async () => {
    const large = JSON.stringify(anna).padEnd(80_000);
    const init = { method: 'POST', duplex: 'half' } as RequestInit;
    const headers = { 'content-type': 'application/json', origin: BASE };
    const chunked = () => world.request(path, { ...init, body: stream(large), headers });
    await problemOf(await writesNothing(world, chunked), 'too-large');
    const lying = () => world.request(path, { ...init, body: stream(large), headers: { ...headers, 'content-length': '10' } });
    await problemOf(await writesNothing(world, lying), 'too-large');
    const boasting = () => raw(JSON.stringify(anna), 'application/json', { 'content-length': '999999' });
    await problemOf(await writesNothing(world, boasting), 'too-large');
  });

  it.each([
    ['text/plain', {}],
    ['', {}],
    ['multipart/form-data; boundary=x', {}],
    ['application/xml', {}],
    ['application/json; charset=utf-16', {}],
    ['application/json, text/plain', {}],
    ['application/json', { 'content-encoding': 'gzip' }],
    ['application/x-www-form-urlencoded', { 'content-encoding': 'br' }],
  ])('refuses the type %j with %j', async (type, headers) => {
    const body = new Blob([JSON.stringify(anna)]);
    await problemOf(await writesNothing(world, () => raw(body, type, headers as Record<string, string>)), 'wrong-type');
  });
});

const zalgo = `Anna${'\u0301'.repeat(1_000)}`;
const face = '👩‍👩‍👧‍👦';

describe('a field that is wrong', () => {
  it.each([
    [{}, ['#/email']],
    [{ email: null }, ['#/email']],
    [{ email: ['anna@example.com'] }, ['#/email']],
    [{ email: { $gt: '' } }, ['#/email']],
    [{ ...anna, isAdmin: true }, ['#/isAdmin']],
    [{ ...anna, state: 'cancelled', epoch: 7, row: {} }, ['#/state', '#/epoch', '#/row']],
    [{ ...anna, 'a/b~c': 1 }, ['#/a~1b~0c']],
    [JSON.parse('{"email":"anna@example.com","constructor":{"prototype":{"isAdmin":true}}}'), ['#/constructor']],
    [{ ...anna, name: 5 }, ['#/name']],
    [{ ...anna, name: null }, ['#/name']],
    [{ ...anna, name: 'x'.repeat(121) }, ['#/name']],
    [{ ...anna, name: 'x'.repeat(10_000) }, ['#/name']],
    [{ ...anna, name: zalgo }, ['#/name']],
    [{ ...anna, name: 'Anna\r\nBcc: berta@example.com' }, ['#/name']],
    [{ ...anna, name: 'Anna\u0000' }, ['#/name']],
    [{ ...anna, company: 'Example\u2028Air' }, ['#/company']],
    [{ ...anna, company: '\u200b\u200d' }, ['#/company']],
    [{ ...anna, name: 'Anna \ud83d' }, ['#/name']],
    [{ ...anna, question: 'x'.repeat(281) }, ['#/question']],
    [{ ...anna, question: face.repeat(60) }, ['#/question']],
    [{ ...anna, question: 'Why\u0007?' }, ['#/question']],
    [{ ...anna, consent: { marketing: 'yes' } }, ['#/consent/marketing']],
    [{ ...anna, consent: { marketing: true, everything: true } }, ['#/consent/everything']],
    [{ ...anna, consent: true }, ['#/consent']],
    [{ ...anna, utm: { source: 'x'.repeat(401) } }, ['#/utm/source']],
    [{ ...anna, utm: 'newsletter' }, ['#/utm']],
    [{ ...anna, phone: '1e309'.repeat(30) }, ['#/phone']],
    [{ ...anna, answers: { topic: 'x'.repeat(501) } }, ['#/answers/topic']],
    [{ ...anna, answers: { topic: 'a\ud800' } }, ['#/answers/topic']],
    [{ email: 'anna', name: 5, company: [] }, ['#/email', '#/name', '#/company']],
  ])('refuses %j', async (body, pointers) => {
    const problem = await problemOf(await writesNothing(world, () => post(world, path, body)), 'invalid');
    expect(pointersOf(problem)).toEqual(pointers);
    for (const { detail } of problem.errors ?? []) expect(detail).not.toMatch(/expected|Invalid input/);
  });

  it('refuses a thousand answers, and names a few of what is wrong only', async () => {
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`field${i}`, 'x']));
    expect(pointersOf(await problemOf(await writesNothing(world, () => post(world, path, { ...anna, answers: many })), 'invalid'))).toEqual(
      ['#/answers'],
    );
    const unknown = await problemOf(await writesNothing(world, () => post(world, path, { ...anna, ...many })), 'invalid');
    expect(unknown.errors?.length).toBeLessThanOrEqual(20);
  });

  it('refuses __proto__ as any unknown field, or takes no notice of it', async () => {
    const answer = await raw('{"email":"anna@example","__proto__":{"email":"anna@example.com","isAdmin":true}}');
    expect(pointersOf(await problemOf(answer, 'invalid'))).toContain('#/email');
  });
});

describe('what is taken', () => {
  it.each([
    ['a byte order mark', `\ufeff${JSON.stringify({ email: 'bom@example.com' })}`, 'bom@example.com'],
    ['64 KB exactly', JSON.stringify({ email: 'full@example.com' }).padEnd(65_536), 'full@example.com'],
    ['an international domain', JSON.stringify({ email: 'ü@Exämple.de' }), 'ü@xn--exmple-cua.de'],
    ['a name with braces', JSON.stringify({ email: 'braces@example.com', name: '{{7*7}} %%email%% {0.__class__}' }), 'braces@example.com'],
    [
      'a name that looks like markup',
      JSON.stringify({ email: 'img@example.com', name: '<img src=x onerror=alert(1)>' }),
      'img@example.com',
    ],
    ['a name of emoji', JSON.stringify({ email: 'emoji@example.com', name: `${face}🇩🇪` }), 'emoji@example.com'],
    ['280 graphemes', JSON.stringify({ email: 'long@example.com', question: 'é'.repeat(280) }), 'long@example.com'],
    ['charset in capitals', JSON.stringify({ email: 'type@example.com' }), 'type@example.com', 'application/json; charset="UTF-8"'],
    ['empty optional fields', JSON.stringify({ email: 'blank@example.com', name: '', company: ' ' }), 'blank@example.com'],
  ])('takes %s', async (_, body, email, type = 'application/json') => {
    const answer = await raw(body, type);
    expect([answer.status, await answer.json()]).toEqual([202, { status: 'check-your-inbox' }]);
    const rows = (await scan(world)).map(({ row }) => row as { email?: string } | undefined);
    expect(rows.filter((row) => row?.email === email)).toHaveLength(1);
  });
});
