/** A form with fields of its own: what it takes, what it refuses, and where the answers go. */
import { describe, expect, it } from 'vitest';
import { readForm } from '#functions/registration/answers.ts';
import { countryNames } from '#shared/countries.ts';
import { type FormSettings, formSettings, usualForm } from '#shared/form.ts';
import { registrationForm } from '#shared/registration.ts';
import { get, openWebinar, post, register, signedIn } from '../support/people.ts';
import { BASE, openWorld } from '../support/world.ts';

const form: FormSettings = formSettings.parse({
  name: 'required',
  company: 'off',
  fields: [
    { id: 'role', kind: 'choice', label: 'What do you do?', options: ['Marketing', 'Service'], required: true },
    { id: 'topics', kind: 'several', label: 'Curious about?', options: ['Numbers', 'Offers', 'Others'] },
    { id: 'first', kind: 'yes-no', label: 'First time here?' },
    { id: 'home', kind: 'country', label: 'Where are you?' },
    { id: 'words', kind: 'text', label: 'Anything else?' },
  ],
});
const anna = { email: 'anna@example.com', name: 'Anna Example', company: 'Example Air' };
const read = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  readForm(form, registrationForm.parse({ ...anna, ...more, answers }));
const pointers = (found: ReturnType<typeof read>): readonly string[] =>
  'errors' in found ? found.errors.map(({ pointer }) => pointer) : [];

describe('answers', () => {
  it.each([
    ['the least', { role: 'Service' }, { role: 'Service' }],
    [
      'of every kind',
      { role: 'Marketing', topics: ['Others', 'Numbers'], first: true, home: 'de', words: ' Hi ' },
      { role: 'Marketing', topics: ['Numbers', 'Others'], first: 'yes', home: 'DE', words: 'Hi' },
    ],
    [
      'as a form without script sends them',
      { role: 'Marketing', 'topics-0': 'on', 'topics-2': 'on', first: 'no' },
      { role: 'Marketing', topics: ['Numbers', 'Others'], first: 'no' },
    ],
    ['left empty where they may be', { role: 'Service', topics: [], home: '', words: '' }, { role: 'Service' }],
  ])('%s', (_, given, kept) => {
    expect(read(given)).toMatchObject({ answers: kept });
  });

  it.each([
    ['nothing where something is asked', {}, {}, ['#/answers/role']],
    ['an option that there is not', { role: 'Sales' }, {}, ['#/answers/role']],
    ['several of one', { role: ['Marketing', 'Service'] }, {}, ['#/answers/role']],
    ['one twice', { role: 'Service', topics: ['Numbers', 'Numbers'] }, {}, ['#/answers/topics']],
    ['a country that there is not', { role: 'Service', home: 'XX' }, {}, ['#/answers/home']],
    ['perhaps', { role: 'Service', first: 'perhaps' }, {}, ['#/answers/first']],
    ['a field that nobody asked', { role: 'Service', other: 'x' }, {}, ['#/answers/other']],
    ['a name in blank', { role: 'Service' }, { name: '' }, ['#/name']],
  ])('refuse %s', (_, given, more, expected) => {
    expect(pointers(read(given, more))).toEqual(expected);
  });

  it('drop what is not asked, and take first and last name for a name', () => {
    const found = read({ role: 'Service' }, { name: undefined, firstName: 'Anna', lastName: 'Example' });
    expect(found).toMatchObject({ form: { firstName: 'Anna' } });
    expect('form' in found && found.form).not.toHaveProperty('company');
    expect(readForm(usualForm, registrationForm.parse({ email: 'anna@example.com' }))).toEqual({
      form: { email: 'anna@example.com' },
      answers: {},
    });
  });

  it.each([
    ['ten thousand characters', { role: 'x'.repeat(10_000) }],
    ['a thing', { role: { a: 1 } }],
    ['a list of lists', { topics: [['Numbers']] }],
    ['more than there can be', { topics: Array.from({ length: 21 }, (_, i) => `o${i}`) }],
    ['a broken letter', { words: 'a\ud800' }],
  ])('are refused before they are read: %s', (_, answers) => {
    expect(registrationForm.safeParse({ ...anna, answers }).success).toBe(false);
  });
});

describe('a form', () => {
  const field = { id: 'role', kind: 'text', label: 'Role' };
  it.each([
    ['eleven fields', { fields: Array.from({ length: 11 }, (_, i) => ({ ...field, id: `f${i}0`, label: `No. ${i}` })) }],
    ['a label twice', { fields: [field, { ...field, id: 'other', label: 'ROLE' }] }],
    ['an id twice', { fields: [field, { ...field, label: 'Other' }] }],
    ['an id that is none', { fields: [{ ...field, id: '__proto__' }] }],
    ['a choice of one', { fields: [{ ...field, kind: 'choice', options: ['Only'] }] }],
    ['options of a text', { fields: [{ ...field, options: ['a', 'b'] }] }],
    ['an option twice', { fields: [{ ...field, kind: 'several', options: ['a', 'A'] }] }],
    ['a label that turns around', { fields: [{ ...field, label: 'Role \u202e' }] }],
    ['a label of nothing', { fields: [{ ...field, label: ' \u200b ' }] }],
    ['a kind that there is not', { fields: [{ ...field, kind: 'file' }] }],
  ])('with %s is refused', (_, part) => {
    expect(formSettings.safeParse({ ...usualForm, ...part }).success).toBe(false);
  });

  it('may have a label like a formula or a tag: it is only text', () => {
    const label = '=HYPERLINK("http://evil.example") <script>';
    expect(formSettings.parse({ ...usualForm, fields: [{ ...field, label }] }).fields[0]?.label).toBe(label);
  });
});

it('knows every country by its name in both languages', () => {
  const german = countryNames('de');
  expect(german.find(({ code }) => code === 'DE')?.name).toBe('Deutschland');
  expect(german.length).toBe(249);
  expect(german.filter(({ code, name }) => code === name)).toEqual([]);
});

describe('a webinar with fields of its own', async () => {
  const world = await openWorld({
    pages: {
      '/shell/en/webinar/':
        '<!--each:own--><p id="%%fieldId%%">%%fieldLabel%%|%%fieldValue%%|%%fieldError%%<!--each:options--><!--if:chosen-->[%%optionLabel%%]<!--/if:chosen--><!--/each:options--></p><!--/each:own-->',
    },
  });
  const hostile = '=1+1 <b>role</b>?';
  const webinar = await openWebinar(world, {
    form: {
      name: 'off',
      fields: [
        { id: 'role', kind: 'choice', label: hostile, options: ['Marketing', '<Service>'], required: true },
        { id: 'topics', kind: 'several', label: 'Curious about?', options: ['Numbers', 'Offers'] },
        { id: 'home', kind: 'country', label: 'Where are you?' },
      ],
    },
  });
  const path = `/api/webinars/${webinar.slug}/registrations`;

  it('says so to everybody who builds a page of it', async () => {
    expect(await (await get(world, `/api/webinars/${webinar.slug}`)).json()).toMatchObject({ form: { name: 'off', company: 'optional' } });
  });

  it('gives a form without script back with everything that was chosen, escaped', async () => {
    const answer = await world.request(path, {
      method: 'POST',
      body: new URLSearchParams({ email: 'anna@example.com', 'answers.topics-1': 'on', 'answers.home': 'DE' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', origin: BASE },
    });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('<p id="answers-role">=1+1 &lt;b&gt;role&lt;/b&gt;?||Please answer this.</p>');
    expect(html).toContain('<p id="answers-topics">Curious about?||[Offers]</p>');
    expect(html).toContain('[Germany]');
  });

  it('keeps the answers with the registration, and shows each as a column', async () => {
    await register(world, webinar.slug, 'anna@example.com', {
      name: 'Not asked',
      answers: { role: '<Service>', topics: ['Offers', 'Numbers'], home: 'DE' },
    });
    await world.settle();
    const host = await signedIn(world, ['host']);
    const listed = (await (await get(world, `/api/console/webinars/${webinar.id}/registrations`, host)).json()) as { items: object[] };
    expect(listed.items).toMatchObject([{ name: '', answers: { role: '<Service>', topics: ['Numbers', 'Offers'], home: 'DE' } }]);
    const made = await post(world, '/api/console/exports', { webinar: webinar.id, target: 'plain', purpose: 'service' }, { cookie: host });
    expect(made.status).toBe(202);
    await world.settle();
    const [file = ''] = [...world.objects.values()];
    const [header = '', row = ''] = file.split('\r\n');
    expect(header).toContain(`"'${hostile}",Curious about?,Where are you?`);
    expect(row.endsWith('<Service>,"Numbers; Offers",Germany') || row.endsWith('<Service>,Numbers; Offers,Germany')).toBe(true);
  });
});
