/** What a webinar may begin with: saved from one that went well, or one of three that are there already. */
import { beforeAll, describe, expect, it } from 'vitest';
import { startersIn } from '#functions/template/starters.ts';
import type { AuditEntry } from '#shared/audit.ts';
import type { OwnField } from '#shared/form.ts';
import { locales } from '#shared/setting.ts';
import type { Webinar } from '#shared/webinar.ts';
import { MOST_TEMPLATES, type WebinarTemplate } from '#shared/webinar-template.ts';
import { emptyFields, fieldsToDraft } from '../../site/src/lib/console/draft.ts';
import { withTemplate } from '../../site/src/lib/console/from-template.ts';
import { pointersOf, problemOf, scan, writesNothing } from '../http/stored.ts';
import { get, openWebinar, post, send, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const path = '/api/console/templates';
let world: World;
let host: string;
let webinar: Webinar;
beforeAll(async () => {
  world = await openWorld();
  host = await signedIn(world, ['host']);
  const field: OwnField = { id: 'role', kind: 'choice', label: 'Your role?', options: ['A', 'B'], required: true };
  webinar = await openWebinar(world, {
    description: 'Every month.',
    speakers: [{ name: 'Mara Ostrow' }],
    agenda: [{ at: 10, title: 'Your questions' }],
    video: { kind: 'external', url: 'https://example.com/room' },
    capacity: 40,
    room: { chat: 'on' },
    form: { name: 'required', fields: [field] },
  });
});

const save = (body: object) => post(world, path, { webinar: webinar.id, ...body }, { cookie: host });
const list = async () => ((await (await get(world, path, host)).json()) as { items: WebinarTemplate[] }).items;
const own = async () => (await list()).filter(({ isStarter }) => !isStarter);

describe('a template', () => {
  it('keeps everything but people, dates, address and video', async () => {
    const answer = await save({ name: 'Monthly call' });
    expect(answer.status).toBe(201);
    const saved = (await answer.json()) as WebinarTemplate;
    expect(saved).toMatchObject({ name: 'Monthly call', version: 1, isStarter: false });
    const { title, promise, description, durationMinutes, agenda, questions, room, capacity, admission, form } = webinar;
    expect(saved.content).toEqual({ title, promise, description, durationMinutes, agenda, questions, room, capacity, admission, form });
    expect(await own()).toEqual([saved]);
    const stored = (await scan(world)).filter(({ pk }) => pk === 'templates');
    expect(JSON.stringify(stored)).not.toMatch(/Ostrow|example\.com\/room|2027-06-18T13/);
  });

  it('of a name that is there is replaced only by who has seen it', async () => {
    const stale = await problemOf(await writesNothing(world, () => save({ name: ' monthly  CALL ' })), 'conflict');
    expect(stale.current).toMatchObject({ name: 'Monthly call', version: 1 });
    await problemOf(await writesNothing(world, () => save({ name: 'Monthly call', version: 2 })), 'conflict');
    await problemOf(await writesNothing(world, () => save({ name: 'Not there yet', version: 1 })), 'conflict');
    const both = await Promise.all([1, 2].map(() => save({ name: 'Monthly call', version: 1 })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await own()).toMatchObject([{ name: 'Monthly call', version: 2 }]);
  });

  it('is removed, with its words kept in the log of changes', async () => {
    const { id } = (await (await save({ name: 'To be removed' })).json()) as WebinarTemplate;
    expect((await send(world, 'DELETE', `${path}/${id}`, host)).status).toBe(200);
    await problemOf(await writesNothing(world, () => send(world, 'DELETE', `${path}/${id}`, host)), 'not-found');
    for (const strange of ['nonsense', '..%2fsettings', 'x'.repeat(400)])
      await problemOf(await writesNothing(world, () => send(world, 'DELETE', `${path}/${strange}`, host)), 'not-found');
    const admin = await signedIn(world, ['admin']);
    const { items } = (await (await get(world, `/api/console/audit?thing=template%23${id}`, admin)).json()) as { items: AuditEntry[] };
    expect(items.map(({ act, by }) => [act, by]).sort()).toEqual([
      ['template.created', 'host@example.com'],
      ['template.deleted', 'host@example.com'],
    ]);
    const gone = items.find(({ act }) => act === 'template.deleted');
    expect(gone?.changes).toContainEqual({ field: 'description', before: 'Every month.' });
  });

  it.each([
    [{ name: ' ' }, '#/name'],
    [{ name: 'x'.repeat(121) }, '#/name'],
    [{ name: 'A', webinar: 'nonsense' }, '#/webinar'],
    [{ name: 'A', content: {} }, '#/content'],
  ])('is refused with %j', async (body, pointer) => {
    expect(pointersOf(await problemOf(await writesNothing(world, () => save(body)), 'invalid'))).toEqual([pointer]);
  });

  it('is one of as many as somebody can choose from', async () => {
    const there = (await own()).length;
    for (let n = there; n < MOST_TEMPLATES; n += 1) expect((await save({ name: `Number ${n}` })).status).toBe(201);
    await problemOf(await writesNothing(world, () => save({ name: 'One too many' })), 'refused');
    // What is there can still be replaced.
    expect((await save({ name: 'Monthly call', version: 2 })).status).toBe(200);
  });
});

describe('the templates that come with Parley', () => {
  it('are there in the organisation’s language, and stay', async () => {
    expect((await list()).filter(({ isStarter }) => isStarter).map(({ name }) => name)).toEqual([
      'Product demonstration',
      'Customer question hour',
      'Onboarding',
    ]);
    await problemOf(await writesNothing(world, () => send(world, 'DELETE', `${path}/onboarding`, host)), 'refused');
    expect(startersIn('de').map(({ name }) => name)).toEqual(['Produktvorführung', 'Fragestunde für Kunden', 'Einstieg']);
  });

  it.each(locales.flatMap((locale) => startersIn(locale).map((starter) => [locale, starter.name, starter] as const)))(
    'in %s: “%s” makes a webinar that is taken as it is',
    async (_, __, { content }) => {
      const typed = { ...emptyFields('Europe/Berlin'), date: '2027-07-01', time: '15:00', videoUrl: 'kept' };
      const fields = withTemplate(typed, content);
      expect([fields.date, fields.videoUrl, fields.speakers]).toEqual(['2027-07-01', 'kept', typed.speakers]);
      const draft = fieldsToDraft(fields, new Date('2027-07-01T13:00:00.000Z'));
      const answer = await post(world, '/api/console/webinars', draft, { cookie: host });
      expect([answer.status, answer.status === 201 ? '' : await answer.text()]).toEqual([201, '']);
      const { title, agenda, form, questions, durationMinutes } = (await answer.json()) as Webinar;
      expect({ title, agenda, form, questions, durationMinutes }).toEqual({
        ...{ title: content.title, agenda: content.agenda, form: content.form },
        ...{ questions: content.questions, durationMinutes: content.durationMinutes },
      });
      expect(agenda.length).toBeGreaterThan(2);
      for (const { at } of agenda) expect(at).toBeLessThan(durationMinutes);
    },
  );
});
