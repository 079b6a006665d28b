/** The main job through HTTP only: register, ask, moderate, answer, vote, end, export. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExportView } from '#shared/export.ts';
import type { Feed } from '#shared/feed.ts';
import type { ConsoleQuestion, Mine, OwnQuestion } from '#shared/question.ts';
import type { Webinar } from '#shared/webinar.ts';
import { get, join, openWebinar, post, register, send, signedIn } from './support/people.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let webinar: Webinar;
let host: string;
beforeAll(async () => {
  world = await openWorld();
  host = await signedIn(world, ['host']);
  webinar = await openWebinar(world, { live: true });
});

const json = async <T>(answer: Response | Promise<Response>): Promise<T> => (await (await answer).json()) as T;
const decide = (question: string, decision: Record<string, unknown>) =>
  post(world, `/api/console/webinars/${webinar.id}/questions/${question}/decisions`, decision, { cookie: host });
const feed = () => json<Feed>(get(world, `/feed/${webinar.id}`));

describe('a webinar from end to end', () => {
  it('lists what was published', async () => {
    const { items } = await json<{ items: Webinar[] }>(get(world, '/api/webinars?state=live,upcoming,ended'));
    expect(items.map(({ slug }) => slug)).toEqual(['when-marketing-answers-the-phone']);
  });

  it('mails a registrant the personal link and a calendar file, and counts them', async () => {
    await register(world, webinar.slug, 'anna@example.com', { name: 'Anna Example', company: 'Example Air' });
    await world.settle();
    expect(world.mails.map(({ mail }) => mail.to)).toEqual(['anna@example.com']);
    expect(world.mails[0]?.mail.calendar?.content).toContain('BEGIN:VEVENT');
    expect(world.mails[0]?.mail.text).not.toContain('Anna');
    expect((await json<Webinar>(get(world, `/api/console/webinars/${webinar.id}`, host))).counts.registered).toBe(1);
  });

  it('takes a question that only its asker sees until a host approves it, and an answer that everybody sees', async () => {
    const anna = await join(world, 'anna@example.com');
    const asked = await json<OwnQuestion>(
      post(world, `/api/live/${webinar.id}/questions`, { text: 'Does one team mean one budget?' }, { cookie: anna }),
    );
    expect(asked).toMatchObject({ visibility: 'in-review', resolution: 'open' });
    expect((await feed()).questions).toEqual([]);
    expect((await json<Mine>(get(world, `/api/live/${webinar.id}/mine`, anna))).questions).toHaveLength(1);

    expect((await decide(asked.id, { decision: 'approve' })).status).toBe(200);
    expect((await feed()).questions).toMatchObject([{ text: 'Does one team mean one budget?', by: 'Anna E.', votes: 0 }]);

    const berta = await register(world, webinar.slug, 'berta@example.com');
    expect(await json(send(world, 'PUT', `/api/live/${webinar.id}/questions/${asked.id}/vote`, berta))).toEqual({
      id: asked.id,
      voted: true,
    });
    await world.settle();
    expect((await feed()).questions[0]?.votes).toBe(1);

    expect((await decide(asked.id, { decision: 'reply', text: 'Yes, and one calendar.' })).status).toBe(200);
    expect((await feed()).answered).toMatchObject([{ resolution: 'answered', answer: { text: 'Yes, and one calendar.' } }]);
    const mine = await json<Mine>(get(world, `/api/live/${webinar.id}/mine`, anna));
    expect(mine.questions[0]).toMatchObject({ resolution: 'answered', answers: [{ text: 'Yes, and one calendar.' }] });
  });

  it('ends, and hands out both files', async () => {
    expect(await json(post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: host }))).toMatchObject({ state: 'ended' });
    expect((await feed()).state).toBe('ended');
    const files = await Promise.all(
      (['plain', 'questions'] as const).map((target) =>
        json<ExportView>(post(world, '/api/console/exports', { webinar: webinar.id, target, purpose: 'service' }, { cookie: host })),
      ),
    );
    expect(files.map(({ state }) => state)).toEqual(['queued', 'queued']);
    await world.settle();
    const [plain, questions] = await Promise.all(files.map(({ id }) => json<ExportView>(get(world, `/api/console/exports/${id}`, host))));
    expect(plain).toMatchObject({ state: 'ready', rows: 2 });
    expect(questions).toMatchObject({ state: 'ready', rows: 1 });
    const link = await get(world, questions?.url ?? '', host);
    expect(link.status).toBe(303);
    const [, key = ''] = /example\.com\/(.*)\?/.exec(link.headers.get('location') ?? '') ?? [];
    const lines = (world.objects.get(key) ?? '').split('\r\n');
    expect(lines[0]?.replace('\ufeff', '').split(',').slice(0, 3)).toEqual(['question_id', 'webinar_id', 'webinar_title']);
    expect(lines[1]).toContain('anna@example.com');
    expect(lines[1]).toContain('Yes, and one calendar.');
  });

  it('shows the console the question with its history', async () => {
    const { items } = await json<{ items: ConsoleQuestion[] }>(get(world, `/api/console/webinars/${webinar.id}/questions`, host));
    expect(items[0]?.history.map(({ did }) => did)).toEqual(['asked', 'approve', 'reply']);
    expect(items[0]?.given).toMatchObject([{ kind: 'text', text: 'Yes, and one calendar.', private: false }]);
  });
});
