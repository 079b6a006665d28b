/** Every cell of every file that leaves: nothing that somebody typed, whichever field it came by, is a formula in it. */
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { confirm } from '#functions/consent/rules.ts';
import { type ExportTarget, type ExportView, exportTargets, ofOneWebinar } from '#shared/export.ts';
import { usualForm } from '#shared/form.ts';
import type { Webinar } from '#shared/webinar.ts';
import { idOf } from '../invitation/segment.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';
import { runs } from './words.ts';

let world: World;
let webinar: Webinar;
let segment: string;
let cookie: string;

/** What comes before a formula, as people may type it: one person each. All there are: test/export/csv. */
const starts = ['=', '＠', '\u200b+'] as const;
const addressOf = (at: number): string => `${['=', '+', '-'][at]}p${at}@example.com`;

beforeAll(async () => {
  world = await openWorld();
  cookie = await signedIn(world, ['marketer']);
  const host = await signedIn(world, ['host']);
  const field = (id: string, kind: string, more = {}) => ({ id, kind, label: `=${id}`, ...more });
  const fields = [field('text', 'text'), field('many', 'several', { options: ['=One', '+Two'] })];
  webinar = await openWebinar(world, {
    live: true,
    title: '=1+1',
    speakers: [{ name: '=Speaker', title: '@', company: '-' }],
    form: { ...usualForm, fields },
    questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' },
  });
  const decide = (id: string, form: unknown) =>
    post(world, `/api/console/webinars/${webinar.id}/questions/${id}/decisions`, form, { cookie: host });
  for (const [at, start] of starts.entries()) {
    const text = `${start}1`;
    await register(world, webinar.slug, addressOf(at), {
      ...{ name: `${text} ${text}`, firstName: text, lastName: text, company: text, jobTitle: text, country: text, phone: '+49 1' },
      ...{ utm: { source: text, medium: text, campaign: text, term: text, content: text }, referrer: text, landing: text, via: text },
      ...{ answers: { text, many: ['=One', '+Two'] }, consent: { marketing: true, research: true } },
    });
  }
  await world.settle();
  const now = world.deps.now();
  for (const at of starts.keys()) {
    const id = idOf(world, addressOf(at));
    const act = { method: 'mailed-button', locale: 'de', page: '=page' } as const;
    await world.deps.contact.decide(id, (contact) => {
      const agreed = confirm(contact, ['marketing', 'research'], now, act);
      const suppressed = at === 0 ? { marketing: { why: 'bounced' as const, at: now.toISOString() } } : {};
      return agreed && { ...agreed, contact: { ...agreed.contact, suppressed } };
    });
    const labels = { labels: ['=label', '＝label', 'plain'] };
    await world.request(`/api/console/contacts/${id}/labels`, {
      method: 'PUT',
      body: JSON.stringify(labels),
      headers: { 'content-type': 'application/json', origin: BASE, cookie },
    });
    const seat = await join(world, addressOf(at));
    const asked = await post(world, `/api/live/${webinar.id}/questions`, { text: `${starts[at]}A1 why?` }, { cookie: seat });
    const { id: question } = (await asked.json()) as { id: string };
    await decide(question, { decision: 'label', labels: ['=label', '+label'] });
    await decide(question, { decision: 'reply', text: '-answer' });
    await decide(question, { decision: 'reply', text: '@answer' });
  }
  await world.request('/api/console/contacts/imports', {
    method: 'POST',
    body: 'email,name,company,labels,=2+2\r\n=import@example.com,\'=1+1,@c,"=tag,+tag",=3+3\r\n',
    headers: { 'content-type': 'text/csv', origin: BASE, cookie },
  });
  await world.settle();
  const saved = await post(world, '/api/console/segments', { name: '=Everybody', rules: { all: [] } }, { cookie });
  segment = ((await saved.json()) as { id: string }).id;
  await world.settle();
});

/** Its files, by their names, each cell as a program reads it. */
const filesOf = async (body: Record<string, unknown>): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> => {
  const { id } = (await (await post(world, '/api/console/exports', body, { cookie })).json()) as ExportView;
  await world.settle();
  const view = (await (await get(world, `/api/console/exports/${id}`, cookie)).json()) as ExportView;
  expect(view.state).toBe('ready');
  for (const { filename } of view.files) expect(filename).toMatch(/^parley_[a-z0-9_-]+\.csv$/);
  return new Map(
    view.files.map(({ name }) => [
      name,
      parse((world.objects.get(`exports/${id}/${name}.csv`) ?? '').replace('\ufeff', ''), { relax_column_count: true }),
    ]),
  );
};

/** Texts inside of a cell: of a list its parts, of an object its values. */
const within = (cell: string, header = ''): readonly string[] => {
  if (cell.startsWith('{'))
    return Object.values(JSON.parse(cell) as Record<string, unknown>)
      .flat()
      .map(String);
  return [cell, ...cell.split(header === 'Tags' || header === 'labels' ? /[,;] ?/ : '; ')];
};

/** Those columns in which something was made harmless: a formula did come to them. */
const guardedIn = (table: readonly (readonly string[])[]): readonly string[] => {
  const at = table.findIndex((row) => row.some((cell) => /^(Approval Status|Asker Name)$/.test(cell)));
  const [head = [], ...rows] = table.slice(Math.max(0, at));
  return head.filter((header, place) => rows.some((row) => within(row[place] ?? '', header).some((text) => text.startsWith("'"))));
};

const lead = ['First Name', 'Last Name', 'Company', 'Email', 'Title', 'Phone', 'Country', 'Lead Source', 'Description'];
const utm = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'];
/** Every column that holds what somebody typed. */
const guarded: Readonly<Record<ExportTarget, readonly string[]>> = {
  plain: [
    ...['email', 'name', 'first_name', 'last_name', 'company', 'job_title', 'country', 'phone', ...utm, 'referrer', 'landing'],
    ...['consent_page', "'=text", "'=many"],
  ],
  questions: ['webinar_title', 'asker_name', 'asker_email', 'company', 'question', 'answer', 'labels', 'consent_page'],
  'zoom-attendees': ['User Name (Original Name)', 'First Name', 'Last Name', 'Email', 'Phone', 'Country/Region Name', 'consent_page'],
  'zoom-questions': ['Question', 'Asker Name', 'Asker Email', 'consent_page'],
  hubspot: ['Email', 'First Name', 'Last Name', 'Company Name', 'Job Title', 'Phone Number', 'Country/Region', 'consent_page'],
  mailchimp: ['Email Address', 'First Name', 'Last Name', 'Company', 'Job Title', 'Phone Number', 'Tags', 'consent_page'],
  'salesforce-leads': lead,
  'salesforce-campaign-members': lead,
  listmonk: ['email', 'name', 'attributes'],
  'listmonk-blocklist': ['email', 'name'],
  ghost: ['email', 'name', 'labels'],
};

const isHarmless = (files: Awaited<ReturnType<typeof filesOf>>): void => {
  for (const table of files.values()) for (const cell of table.flat().flatMap((one) => within(one))) expect(cell).not.toMatch(runs);
};

describe('a file', () => {
  it.each(exportTargets)('for %s of a webinar holds no formula, in whichever column one came', async (target) => {
    const files = await filesOf({ webinar: webinar.id, target, purpose: 'marketing' });
    isHarmless(files);
    expect(guardedIn(files.get('list') ?? [])).toEqual(guarded[target]);
  });

  it.each(exportTargets.filter((target) => !ofOneWebinar.includes(target)))(
    'for %s of a segment holds none, of people from elsewhere neither',
    async (target) => {
      const files = await filesOf({ segment, target, purpose: 'service' });
      isHarmless(files);
      if (target !== 'listmonk-blocklist') expect(files.get('list')?.flat().join()).toContain("'=import@example.com");
    },
  );
});
