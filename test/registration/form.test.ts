/** The registration form without script: a thank-you page, or the page again with what was typed and what to mend. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Webinar } from '#shared/webinar.ts';
import { problemOf, scan, writesNothing } from '../http/stored.ts';
import { openWebinar } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

const field = (name: string) =>
  `<input name="${name}" value="%%value.${name}%%" aria-invalid="%%invalid.${name}%%"><p>%%error.${name}%%</p>`;
const shell = [
  '<h1>%%title%%</h1><!--if:errors--><ul tabindex="-1" autofocus>',
  '<!--each:errors--><li><!--if:inField--><a href="#%%field%%">%%message%%</a><!--/if:inField--><!--if:overall-->%%message%%<!--/if:overall--></li><!--/each:errors-->',
  `</ul><!--/if:errors--><form>${['email', 'name', 'company'].map(field).join('')}<textarea>%%value.question%%</textarea>`,
  '<!--if:consentTicked-->[x]<!--/if:consentTicked--><!--if:consentBlank-->[ ]<!--/if:consentBlank--></form>',
].join('');
const page = '<title>%%title%%</title><main>%%html:main%%</main>';

let world: World;
let webinar: Webinar;
beforeAll(async () => {
  world = await openWorld({ pages: { '/shell/en/webinar/': shell, '/shell/en/page/': page } });
  webinar = await openWebinar(world);
});

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', origin: BASE };
const type = 'application/x-www-form-urlencoded';
const send = (
  body: string | Record<string, string>,
  path = `/api/webinars/${webinar.slug}/registrations`,
  headers: Record<string, string> = html,
) =>
  world.request(path, {
    method: 'POST',
    body: typeof body === 'string' ? body : new URLSearchParams(body).toString(),
    headers: { 'content-type': type, ...headers },
  });
const again = async (body: string | Record<string, string>): Promise<string> => {
  const answer = await writesNothing(world, () => send(body));
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
    422,
    'text/html; charset=UTF-8',
    'no-store',
  ]);
  expect(answer.headers.getSetCookie()).toEqual([]);
  return answer.text();
};

describe('a form that is right', () => {
  it('leads to the thank-you page and takes a seat', async () => {
    const answer = await send({
      email: 'Anna@Example.com',
      name: 'Anna Example',
      company: '',
      question: 'Line one\r\nline two',
      'consent.marketing': 'on',
      website: '',
      key: '',
      timeZone: '',
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/webinars/${webinar.slug}/registered/`]);
    const [seat, notes] = answer.headers.getSetCookie();
    expect(seat).toMatch(/^__Host-seat-[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    // Pages that are the same for everybody read which seats there are, and nothing about whose.
    expect(notes).toMatch(new RegExp(`^__Host-seats=${webinar.id}; Max-Age=\\d+; Path=/; Secure; SameSite=Lax$`));
    const [stored] = (await scan(world)).filter(({ row }) => (row as { email?: string } | undefined)?.email === 'anna@example.com');
    expect(stored?.again).toMatchObject({ form: { name: 'Anna Example', question: 'Line one\nline two', consent: { marketing: true } } });
    expect(stored?.again).not.toHaveProperty('key');
  });

  it('answers a program that sends a form with JSON', async () => {
    const answer = await send({ email: 'berta@example.com' }, undefined, { origin: BASE });
    expect([answer.status, await answer.json()]).toEqual([202, { status: 'check-your-inbox' }]);
  });

  it('looks the same to a machine that fills the field no person sees, and stores nothing', async () => {
    const answer = await writesNothing(world, () => send({ email: 'bot@example.com', website: 'https://spam.example' }));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/webinars/${webinar.slug}/registered/`]);
    const json = await writesNothing(world, () => send({ email: 'bot@example.com', website: 'x' }, undefined, { origin: BASE }));
    expect([json.status, await json.json()]).toEqual([202, { status: 'check-your-inbox' }]);
  });
});

describe('a form that is wrong', () => {
  it('comes back with its input kept, and leads to each field', async () => {
    const body = await again({
      email: 'anna@',
      name: 'Anna "A" <Example>',
      company: "O'Hara & Sons",
      question: '</textarea><script>alert(1)</script>',
      'consent.marketing': 'on',
    });
    expect(body).toContain('value="anna@" aria-invalid="true"');
    expect(body).toContain('<a href="#email">Please give an email address like you@example.com.</a>');
    expect(body).toContain('value="Anna &quot;A&quot; &lt;Example&gt;" aria-invalid=""');
    expect(body).toContain('O&#39;Hara &amp; Sons');
    expect(body).toContain('&lt;/textarea&gt;&lt;script&gt;');
    expect(body).toContain('[x]');
    expect(body).toContain('autofocus');
  });

  it('never reads what was typed as a slot of the page', async () => {
    const body = await again({ email: '%%html:title%%', name: '%%value.email%%', company: '<!--if:errors-->', question: '$& $1 \\1' });
    expect(body).toContain('value="%%html:title%%"');
    expect(body).toContain('value="%%value.email%%"');
    expect(body).toContain('&lt;!--if:errors--&gt;');
    expect(body).toContain('<textarea>$&amp; $1 \\1</textarea>');
    expect(body).toContain('[ ]');
  });

  it.each([
    ['nothing at all', '', 'Please give an email address'],
    ['an unknown field', 'email=a%40example.com&isAdmin=true', 'We do not know this field.'],
    ['a list where a field is one', 'email[]=a%40example.com', 'We do not know this field.'],
    ['consent that is neither yes nor no', 'email=a%40example.com&consent.marketing=maybe', 'Consent is yes or no.'],
    ['consent to something unknown', 'email=a%40example.com&consent.__proto__=on', 'We do not know this field.'],
    [
      'a name that ends in a line break trick',
      'email=a%40example.com&name=A%0d%0aBcc%3a+b%40example.com',
      'Your name holds a control character',
    ],
    ['a NUL', 'email=a%40example.com&company=%00', 'Your company holds a control character'],
    ['281 characters', `email=a%40example.com&question=${'x'.repeat(281)}`, 'Your question is too long: 280 characters at most.'],
  ])('says what to mend for %s', async (_, body, words) => {
    expect(await again(body)).toContain(words);
  });

  it.each([
    'email=a%40example.com&email=b%40example.com',
    '__proto__.email=a%40example.com',
    'constructor=x',
    'a.b.c=1',
    'consent=x&consent.marketing=on',
  ])('is not guessed at where its fields are confused: %s', async (body) => {
    const answer = await writesNothing(world, () => send(body, undefined, { origin: BASE }));
    await problemOf(answer, 'unparsable');
  });
});

describe('a person without script', () => {
  const cases: [string, () => Promise<Response>, number, string][] = [
    [
      'a webinar that is not there',
      () => Promise.resolve(send({ email: 'a@example.com' }, '/api/webinars/none/registrations')),
      404,
      'We could not find this webinar.',
    ],
    ['a body that cannot be read', () => Promise.resolve(send('email=a%40example.com&email=b')), 400, 'A field was sent twice.'],
    ['too much text', () => Promise.resolve(send(`question=${'x'.repeat(70_000)}`)), 413, 'Please send less than 64 KB.'],
    [
      'a wrong address for the link',
      () => Promise.resolve(send({ email: 'anna', slug: webinar.slug }, '/api/resend')),
      422,
      'Please give an email address',
    ],
    ['a room without a seat', () => Promise.resolve(send({ text: 'Why?' }, `/live/${webinar.id}/page`)), 401, 'Please register first'],
    [
      'another site',
      () => Promise.resolve(send({ email: 'a@example.com' }, undefined, { ...html, origin: 'null' })),
      403,
      'from our own pages',
    ],
  ];
  it.each(cases)('reads a page, not a document for programs, about %s', async (_, act, status, words) => {
    const answer = await writesNothing(world, act);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=UTF-8']);
    expect(answer.headers.get('x-request-id')).toMatch(/^\w{16}$/);
    const body = await answer.text();
    expect(body).toContain(words);
    expect(body).toContain('<main>');
  });

  it('asks for the link again and is led on, known or not', async () => {
    for (const email of ['anna@example.com', 'stranger@example.com']) {
      const answer = await send({ email, slug: webinar.slug }, '/api/resend');
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `/webinars/${webinar.slug}/registered/#again`]);
    }
  });
});
