/** Articles of the console through the outside: written, saved by two, looked back at, published, scheduled, withdrawn. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SAVES_KEPT } from '#functions/article/store.ts';
import type { Article } from '#shared/article.ts';
import type { ArticleContent, ArticleLine, ArticleRevision, ArticleView } from '#shared/article-draft.ts';
import type { Page } from '#shared/page.ts';
import type { Problem } from '#shared/problem.ts';
import { get, post, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

const whole = {
  ...{ summary: 'What becomes of questions.', topics: ['Service'], markdown: '## Part\n\nText' },
  author: { name: 'Tess Example', about: 'Tess writes.' },
};

let world: World;
let host: string;
let marketer: string;
const signInAgain = async () => {
  [host, marketer] = [await signedIn(world, ['host']), await signedIn(world, ['marketer'])];
};
beforeAll(async () => {
  world = await openWorld({ pages: { '/articles/of-a-file/': '<p>', '/de/articles/aus-einer-datei/': '<p>' } });
});
beforeEach(signInAgain);

const create = (form: object, cookie = host) => post(world, '/api/console/articles', form, { cookie });
const made = async (form: object): Promise<ArticleView> => (await create(form)).json() as Promise<ArticleView>;
const patch = (id: string, form: object, cookie = host) =>
  world.request(`/api/console/articles/${id}`, {
    method: 'PATCH',
    body: JSON.stringify(form),
    headers: { 'content-type': 'application/json', origin: BASE, cookie },
  });
const act = (it: { id: string; version: number }, what: string, more: object = {}) =>
  post(world, `/api/console/articles/${it.id}/${what}`, { version: it.version, ...more }, { cookie: host });
const acted = async (...args: Parameters<typeof act>): Promise<ArticleView> => (await act(...args)).json() as Promise<ArticleView>;
const published = async (): Promise<readonly Article[]> => {
  const found: Article[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const page = (await (await get(world, `/api/articles?limit=2${cursor && `&cursor=${cursor}`}`)).json()) as Page<Article>;
    found.push(...page.items);
    cursor = page.next;
  }
  return found;
};
const versions = async (id: string): Promise<readonly ArticleRevision[]> =>
  ((await (await get(world, `/api/console/articles/${id}/revisions`, host)).json()) as Page<ArticleRevision>).items;
const revision = async (id: string, which: string): Promise<ArticleContent> =>
  (await (await get(world, `/api/console/articles/${id}/revisions/${which}`, host)).json()) as ArticleContent;

describe('an address', () => {
  it.each([
    ['is made of the title', 'Nach der Stunde, für alle', /^nach-der-stunde-fur-alle$/],
    ['is another one where that is taken', 'Nach der Stunde, für alle', /^nach-der-stunde-fur-alle-2$/],
    ['is none of a file of the site', 'Of a file', /^of-a-file-2$/],
    ['is none of a file in another language', 'Aus einer Datei', /^aus-einer-datei-2$/],
    ['is none of the folders', 'On', /^on-2$/],
    ['is the article’s own id without Latin letters', 'Вопросы', /^article-[0-9a-z]{16}$/],
  ])('%s', async (_, title, slug) => expect((await made({ title })).slug).toMatch(slug));

  it.each(['of-a-file', 'by', 'nach-der-stunde-fur-alle'])('cannot be %s, which is taken', async (slug) => {
    const answer = await create({ title: 'X', slug });
    expect([answer.status, ((await answer.json()) as Problem).errors?.[0]?.pointer]).toEqual([422, '#/slug']);
  });

  it('can be changed until it is published, and leaves the old one free', async () => {
    const it = await made({ title: 'First name', ...whole });
    const renamed = (await (await patch(it.id, { slug: 'second-name', version: 1 })).json()) as ArticleView;
    expect(renamed).toMatchObject({ slug: 'second-name', path: '/articles/second-name/', version: 2 });
    expect((await made({ title: 'First name' })).slug).toBe('first-name');
    const out = await acted(renamed, 'publish');
    expect((await patch(it.id, { slug: 'third-name', version: out.version })).status).toBe(409);
    await acted(out, 'withdraw');
  });
});

describe('the address of an article whose page is not built', () => {
  const page = async (path: string) => {
    const answer = await world.request(path);
    return [answer.status, answer.headers.get('cache-control'), (await answer.text()).replace(/<[^>]*>/g, ' ')];
  };

  it('says that it was just published, in the language of the address, and nothing of a draft', async () => {
    const draft = await made({ title: 'On its way', ...whole });
    expect((await page('/articles/on-its-way/'))[2]).toContain('We could not find that page');
    const out = await acted(draft, 'publish');
    expect(await page('/articles/on-its-way/')).toEqual([404, 'no-store', expect.stringContaining('published a moment ago')]);
    expect((await page('/de/articles/on-its-way/'))[2]).toContain('gerade veröffentlicht');
    await acted(out, 'withdraw');
    expect((await page('/articles/on-its-way/'))[2]).toContain('We could not find that page');
  });
});

describe('removing', () => {
  const remove = ({ id }: { id: string }, version: number, cookie = host) =>
    world.request(`/api/console/articles/${id}?version=${version}`, { method: 'DELETE', headers: { origin: BASE, cookie } });
  const there = async (id: string) => (await get(world, `/api/console/articles/${id}`, host)).status;

  it('takes a draft with its versions, what was set aside and its address', async () => {
    const it = await made({ title: 'To be removed', ...whole });
    await patch(it.id, { markdown: 'Saved', version: 1 });
    await patch(it.id, { markdown: 'Too late', version: 1 }, marketer);
    expect((await remove(it, 2, marketer)).status).toBe(200);
    expect(await there(it.id)).toBe(404);
    expect((await get(world, `/api/console/articles/${it.id}/revisions`, host)).status).toBe(404);
    expect((await made({ title: 'To be removed' })).slug).toBe(it.slug);
  });

  it('of what somebody saved meanwhile is refused', async () => {
    const it = await made({ title: 'Saved meanwhile', ...whole });
    await patch(it.id, { markdown: 'By somebody else', version: 1 });
    expect((await remove(it, 1)).status).toBe(409);
    expect(await there(it.id)).toBe(200);
  });

  it('of what is published is refused; withdrawn, it goes, and nobody else gets its address', async () => {
    const out = await acted(await made({ title: 'Once public', ...whole }), 'publish');
    expect((await remove(out, out.version)).status).toBe(409);
    const back = await acted(out, 'withdraw');
    expect((await remove(back, back.version)).status).toBe(200);
    expect((await made({ title: 'Once public' })).slug).toBe('once-public-2');
  });
});

describe('bad input', () => {
  it.each([
    ['a body of 65 KB', { title: 'X', markdown: 'a'.repeat(65 * 1024) }, 413],
    ['a text of 49,000 bytes', { title: 'X', markdown: 'a'.repeat(49_000) }, 422],
    ['no title', { title: ' ' }, 422],
    ['six topics', { title: 'X', topics: ['a', 'b', 'c', 'd', 'e', 'f'] }, 422],
    ['a webinar that is no address', { title: 'X', webinar: '../console' }, 422],
    ['a field that there is not', { title: 'X', published: '2020-01-01' }, 422],
  ])('%s is refused', async (_, form, status) => {
    const answer = await create(form);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });
});

describe('two authors', () => {
  it('do not write over each other: the second sees the first one’s, and nothing is lost', async () => {
    const it = await made({ title: 'Two of us', ...whole });
    await patch(it.id, { markdown: 'By the first', version: 1 });
    const second = () => patch(it.id, { markdown: 'By the second', version: 1 }, marketer);
    const answer = await second();
    expect(answer.status).toBe(409);
    const { current } = (await answer.json()) as Problem;
    expect(current).toMatchObject({ markdown: 'By the first', by: 'host@example.com', version: 2 });
    expect((await second()).status).toBe(409);
    const aside = (await versions(it.id)).filter(({ n }) => n === null);
    expect(aside).toMatchObject([{ by: 'marketer@example.com', title: 'Two of us' }]);
    expect(await revision(it.id, aside[0]?.id ?? '')).toMatchObject({ markdown: 'By the second' });
  });

  it('saving at the same moment are told apart as well', async () => {
    const it = await made({ title: 'At once', ...whole });
    // Where two writes meet inside of the database, it asks to come again.
    const save = async (markdown: string): Promise<Response> => {
      const answer = await patch(it.id, { markdown, version: 1 });
      return answer.status === 503 ? save(markdown) : answer;
    };
    const answers = await Promise.all(['one', 'two', 'three'].map(save));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const kept = await Promise.all((await versions(it.id)).map(async ({ id }) => (await revision(it.id, id)).markdown));
    expect(kept.sort()).toEqual([whole.markdown, 'one', 'three', 'two'].sort());
  });

  it('a save whose answer was lost is no conflict when it is sent again', async () => {
    const it = await made({ title: 'Lost answer' });
    const save = () => patch(it.id, { markdown: 'Once', version: 1 });
    await save();
    expect(await (await save()).json()).toMatchObject({ markdown: 'Once', version: 2 });
  });
});

it('each save is kept, as many as are bounded, and can be looked at', async () => {
  const it = await made({ title: 'Often saved' });
  for (let n = 1; n <= SAVES_KEPT + 1; n += 1) await patch(it.id, { markdown: `Save ${n}`, version: n });
  const kept = await versions(it.id);
  expect([kept.length, kept[0]?.id, kept.at(-1)?.id]).toEqual([SAVES_KEPT, `v${SAVES_KEPT + 2}`, 'v3']);
  expect(await revision(it.id, 'v3')).toMatchObject({ markdown: 'Save 2' });
  expect((await get(world, `/api/console/articles/${it.id}/revisions/v1`, host)).status).toBe(404);
}, 60_000);

describe('publishing', () => {
  it('names what is missing, and shows nothing', async () => {
    const it = await made({ title: 'Half' });
    const answer = await act(it, 'publish');
    expect(answer.status).toBe(422);
    const { errors = [] } = (await answer.json()) as Problem;
    expect(errors.map(({ pointer }) => pointer)).toEqual(['#/summary', '#/author/name', '#/author/about', '#/topics', '#/markdown']);
    expect((await published()).map(({ title }) => title)).not.toContain('Half');
  });

  it('shows what was saved, asks for a build, keeps the first day, and goes again', async () => {
    await world.settle();
    const builds = world.builds();
    const out = await acted(await made({ title: 'It goes out', ...whole, series: 'S' }), 'publish');
    await world.settle();
    expect(world.builds()).toBe(builds + 1);
    const find = async () => (await published()).find(({ slug }) => slug === 'it-goes-out');
    const day = '2027-06-18';
    expect(await find()).toMatchObject({ ...whole, title: 'It goes out', series: 'S', published: day, takeaways: [], locale: 'en' });

    world.tick(2 * 86_400_000);
    await signInAgain();
    const saved = (await (await patch(out.id, { markdown: 'Better', version: out.version })).json()) as ArticleView;
    expect([saved.isAhead, (await find())?.markdown]).toEqual([true, whole.markdown]);
    await world.settle();
    expect(world.builds()).toBe(builds + 1);
    const again = await acted(saved, 'publish');
    expect(again.isAhead).toBe(false);
    expect(await find()).toMatchObject({ markdown: 'Better', published: day, updated: '2027-06-20' });

    const gone = await acted(again, 'withdraw');
    await world.settle();
    expect([gone.state, await find(), world.builds()]).toEqual(['withdrawn', undefined, builds + 3]);
    expect((await act(gone, 'withdraw')).status).toBe(409);
    expect(await acted(gone, 'publish')).toMatchObject({ state: 'published', publishedOn: day });
  });

  it('happens by itself at its time, with what was saved by then', async () => {
    const it = await made({ title: 'Later', ...whole });
    const at = new Date(world.deps.now().getTime() + 3_600_000).toISOString();
    expect((await act(it, 'schedule', { at: '2020-01-01T00:00:00Z' })).status).toBe(422);
    const planned = await acted(it, 'schedule', { at });
    expect(planned).toMatchObject({ state: 'draft', publishAt: at });
    expect((await patch(it.id, { summary: '', version: planned.version })).status).toBe(422);
    await patch(it.id, { markdown: 'By then', version: planned.version });
    await world.journeys();
    expect((await published()).map(({ title }) => title)).not.toContain('Later');
    world.tick(3_600_000);
    await world.journeys();
    await world.journeys();
    expect((await published()).find(({ title }) => title === 'Later')).toMatchObject({ markdown: 'By then' });
    await signInAgain();
    const now = (await (await get(world, `/api/console/articles/${it.id}`, host)).json()) as ArticleView;
    expect(now).toMatchObject({ state: 'published', publishAt: null, by: 'schedule' });
  });

  it('comes off the schedule', async () => {
    const it = await made({ title: 'Never', ...whole });
    const planned = await acted(it, 'schedule', { at: new Date(world.deps.now().getTime() + 60_000).toISOString() });
    expect(await acted(planned, 'schedule', { at: null })).toMatchObject({ publishAt: null, state: 'draft' });
    world.tick(60_000);
    await world.journeys();
    expect((await published()).map(({ title }) => title)).not.toContain('Never');
  });
});

it('the list shows what was changed last first, page by page, and no text', async () => {
  const one = await made({ title: 'Seen first' });
  world.tick(1_000);
  await made({ title: 'Seen second' });
  world.tick(1_000);
  await patch(one.id, { markdown: 'Newer', version: 1 });
  const page = (await (await get(world, '/api/console/articles?limit=2', host)).json()) as Page<ArticleLine>;
  expect(page.items.map(({ title }) => title)).toEqual(['Seen first', 'Seen second']);
  expect(JSON.stringify(page)).not.toContain('Newer');
  expect((await get(world, `/api/console/articles?limit=2&cursor=${page.next}`, host)).status).toBe(200);
});

it('no word of an article is in a log', () => {
  expect(world.logged.join('\n')).not.toMatch(/By the second|What becomes of questions/);
});
