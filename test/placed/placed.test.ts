/** Words of a customer on our pages: from the survey to the feed that the build reads, and gone from it the moment they are taken back. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { withdraw } from '#functions/consent/rules.ts';
import { hashOf, toPublic, toView } from '#functions/placed/rules.ts';
import { type PublicQuote, placeOfArticle, placeOfWebinar, type QuoteView, readPlace, readSource } from '#shared/quote.ts';
import { erase } from '../erasure/person.ts';
import { idOf } from '../invitation/segment.ts';
import { get, post, signedIn } from '../support/people.ts';
import { BASE } from '../support/world.ts';
import { openSurvey } from '../survey/survey.ts';

// Each test has a world of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const words = 'Forty of sixty replies had that <b>one</b> line.\nThank you, %%title%%.';
const threads = JSON.stringify({ silence: { title: 'Silence', path: '/articles/silence/', locale: 'en' } });

/** A person who left words in a survey for publication, under the name that they chose. */
const openQuote = async (as: string) => {
  const survey = await openSurvey({ pages: { '/shell/threads.json': threads } });
  const { world, webinar, member, guest, answer, end } = survey;
  const [{ cookie, email }, other] = [await member(), await guest()];
  await end();
  const say = (more: Record<string, unknown> = {}) => answer(cookie, { stars: 5, text: words, quote: as, research: true, ...more });
  expect((await say()).status).toBe(200);
  await world.settle();
  const marketer = await signedIn(world, ['marketer'], 'mia@example.com');
  const path = `/api/console/quotes/${idOf(world, email)}/survey-${webinar.id}`;
  return {
    ...{ ...survey, other, cookie, email, say, marketer, path, place: placeOfWebinar(webinar.id) },
    agree: async () => {
      const mail = world.mails.filter(({ mail: { to, text } }) => to === email && text.includes('/confirm/')).at(-1)?.mail.text ?? '';
      expect((await post(world, /\/confirm\/[A-Za-z0-9_.~-]+/.exec(mail)?.[0] ?? '', {})).status).toBeLessThan(400);
      await world.settle();
    },
    look: async (): Promise<QuoteView> => (await (await get(world, path, marketer)).json()) as QuoteView,
    put: (places: readonly string[], version = 0, text = words) =>
      world.request(path, {
        method: 'PUT',
        body: JSON.stringify({ text, places, version }),
        headers: { 'content-type': 'application/json', origin: BASE, cookie: marketer },
      }),
    published: async (): Promise<readonly PublicQuote[]> =>
      ((await (await get(world, '/api/quotes')).json()) as { items: readonly PublicQuote[] }).items,
    /** How many builds what was done since asks for. */
    rebuilds: async (act: () => unknown): Promise<number> => {
      await world.settle();
      await act();
      await world.settleStream();
      const asked = world.queued.filter(({ message }) => message.kind === 'rebuild').length;
      await world.settle();
      return asked;
    },
  };
};
type Opened = Awaited<ReturnType<typeof openQuote>>;

describe('words of a survey', () => {
  let quote: Opened;
  beforeAll(async () => {
    quote = await openQuote('first');
  });

  it('stand nowhere before their owner pressed the button, and the team cannot put them anywhere', async () => {
    const { look, put, published, place } = quote;
    expect(await look()).toEqual({ text: words, kind: 'survey', by: 'Person', locale: 'en', consent: 'asked', places: [], version: 0 });
    expect((await put([place])).status).toBe(409);
    expect(await published()).toEqual([]);
  });

  it('stand where the team put them once it was pressed, exactly as they were said', async () => {
    const { agree, put, published, place, rebuilds, texts, look } = quote;
    await agree();
    expect((await put([place], 0, words.slice(0, 20))).status, 'not shortened').toBe(409);
    expect((await put([placeOfArticle('nowhere')])).status).toBe(422);
    expect(await rebuilds(() => put([place, placeOfArticle('silence')]))).toBe(1);
    const shown = { text: words, kind: 'survey', by: 'Person', locale: 'en', places: [place, 'article:silence'] };
    expect(await published()).toEqual([shown]);
    expect((await texts())[0]?.quote).toEqual({ as: 'first', consent: 'confirmed', places: shown.places });
    // An answer that did not arrive is asked for again; somebody who saw an older state changes nothing.
    expect((await put(shown.places)).status).toBe(200);
    expect((await put([place])).status).toBe(409);
    expect((await look()).version).toBe(1);
  });

  it('change their name on every page as soon as it is chosen otherwise', async () => {
    const { say, published, rebuilds } = quote;
    expect(await rebuilds(() => say({ quote: 'full' }))).toBe(1);
    expect((await published()).map(({ by }) => by)).toEqual(['Person 1, Acme']);
    expect(await rebuilds(() => say({ quote: 'anonymous', stars: 4 }))).toBe(1);
    expect((await published()).map(({ by }) => by)).toEqual(['']);
    expect(await rebuilds(() => say({ quote: 'anonymous', stars: 5 })), 'stars stand on no page').toBe(0);
  });

  it('leave the feed with the sentence, before anything follows, and are not there again by themselves', async () => {
    const { say, published, rebuilds, look, put, place } = quote;
    const asked = await rebuilds(async () => {
      await say({ quote: 'no' });
      expect(await published()).toEqual([]);
    });
    expect(asked).toBe(1);
    await say();
    expect([(await look()).places, await published()]).toEqual([[], []]);
    expect((await put([place])).status).toBe(200);
    expect(await rebuilds(() => say({ text: 'Other words.' }))).toBe(1);
    expect(await published()).toEqual([]);
  });
});

it('consent that is taken back takes them from the feed at once, asks for a build, and is not forgotten by another yes', async () => {
  const { agree, put, published, rebuilds, world, email, place, look } = await openQuote('full');
  await agree();
  await put([place]);
  expect(await published()).toHaveLength(1);
  const known = await world.deps.contact.find(idOf(world, email));
  const asked = await rebuilds(async () => {
    const act = { method: 'preferences', locale: 'en', page: '/preferences/' } as const;
    await world.deps.contact.decide(known?.id ?? '', (contact) => withdraw(contact, ['research'], world.deps.now(), act));
    expect(await published()).toEqual([]);
  });
  expect(asked).toBe(1);
  expect(await look()).toMatchObject({ consent: 'none', places: [] });
  expect((await put([place], (await look()).version)).status).toBe(409);
});

it('words are taken back by the same link when the survey is long over, by their owner alone', async () => {
  const { agree, put, published, rebuilds, world, place, cookie, webinar, other, page } = await openQuote('first');
  await agree();
  await put([place]);
  expect(await published()).toHaveLength(1);
  world.tick(31 * 86_400_000);
  const back = `/api/live/${webinar.id}/survey/take-back`;
  expect(await page(cookie)).toContain(back);
  expect(await page(cookie)).toContain('replies had that &lt;b&gt;one&lt;/b&gt; line');
  expect([(await post(world, back, {}, { cookie: other.cookie })).status, (await post(world, back, {})).status]).toEqual([409, 401]);
  expect(await published()).toHaveLength(1);
  const press = () =>
    world.request(back, {
      method: 'POST',
      headers: { origin: BASE, cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    });
  expect(
    await rebuilds(async () => {
      expect((await press()).headers.get('location')).toBe(`/api/live/${webinar.id}/survey?said=back`);
      expect(await published()).toEqual([]);
    }),
  ).toBe(1);
  expect((await press()).status, 'twice is once').toBe(303);
  expect(await page(cookie)).not.toContain('take-back');
  const { answers } = await world.deps.survey.texts(webinar.id, 10);
  expect(answers).toMatchObject([{ text: words, stars: 5 }]);
  expect(answers[0]?.quote).toBeUndefined();
});

it('whoever is erased takes them along, and nobody puts them back', async () => {
  const { agree, put, published, rebuilds, world, email, place } = await openQuote('full');
  await agree();
  await put([place]);
  await world.settle();
  expect(await rebuilds(() => erase(world, email).then(() => published().then((all) => expect(all).toEqual([]))))).toBe(0);
  // The sweep took the place with everything else.
  expect(await world.deps.placed.of(idOf(world, email))).toEqual([]);
  expect(world.builds()).toBeGreaterThan(0);
  expect((await put([place])).status).toBe(404);
  expect(await published()).toEqual([]);
});

describe('what names words and pages', () => {
  const person = '0'.repeat(32);
  it.each(['survey-w123', 'survey-0123456789x!', 'quote-0123456789', 'survey#0123456789', ''])('is not %j', (name) => {
    expect(readSource(person, name)).toBeUndefined();
  });
  it('is a person, and one of the two kinds', () => {
    expect(readSource(person, 'survey-0123456789')).toEqual({ person, kind: 'survey', of: '0123456789' });
    expect(readSource('nobody', 'survey-0123456789')).toBeUndefined();
  });
  it.each(['webinar:', 'webinar:../etc', 'article:A', 'article:a b', 'page:home', 'webinar'])('no page is %j', (place) => {
    expect(readPlace(place)).toBeUndefined();
  });
});

describe('what is shown', () => {
  const at = '2027-06-18T09:00:00.000Z';
  const now = new Date(at);
  const said = { text: 'Good.', as: 'full', locale: 'de', kind: 'survey' } as const;
  const placed = { person: 'p', source: 'survey#w', words: hashOf('Good.'), places: ['article:a'], at, by: 'mia', version: 1 };
  const contact = { id: 'p', name: 'Ana Maria Lis', company: '', consent: { research: { state: 'confirmed', at } } } as never;

  it('is the name as it was chosen', () => {
    const by = (as: 'anonymous' | 'first' | 'full', who = contact) => toView({ ...said, as }, placed, who, now).by;
    expect([by('anonymous'), by('first'), by('full')]).toEqual(['', 'Ana Maria', 'Ana Maria Lis']);
    expect(by('full', { name: '', company: 'Acme' } as never), 'a company alone is nobody').toBe('');
  });

  it('is nothing without consent, without a place, or with other words', () => {
    expect(toPublic(said, placed, contact, now)).toMatchObject({ text: 'Good.', places: ['article:a'] });
    expect(toPublic(said, { ...placed, words: hashOf('Bad.') }, contact, now)).toBeUndefined();
    expect(toPublic(said, { ...placed, places: [] }, contact, now)).toBeUndefined();
    expect(toPublic(undefined, placed, contact, now)).toBeUndefined();
    expect(toPublic(said, placed, undefined, now)).toBeUndefined();
    expect(toPublic(said, placed, { ...(contact as object), consent: {} } as never, now)).toBeUndefined();
  });
});
