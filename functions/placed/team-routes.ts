/** The team looks at words that a customer left for publication, and puts them on pages: exactly as they are, or not at all. */

import { isDeepStrictEqual } from 'node:util';
import { type Context, Hono } from 'hono';
import { type QuoteSource, type QuoteView, quoteForm, readPlace, readSource } from '#shared/quote.ts';
import { toEntry } from '../audit/entry.ts';
import { listedArticle, threadsPath } from '../comment/link.ts';
import type { EditorDeps } from '../editor-deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { hashOf, keyOf, type Placed, toView, type Words } from './rules.ts';

const path = '/api/console/quotes/:person/:source';

const gone = () => new Failure('not-found', 'These words are not for publication any more.');

type Found = { readonly source: QuoteSource; readonly words: Words; readonly placed: Placed | undefined; readonly view: QuoteView };

export const placedRoutes = (deps: EditorDeps) => {
  const places = needs(deps, 'quote.place');

  const find = async (c: Context<Env>): Promise<Found> => {
    const source = readSource(c.req.param('person') ?? '', c.req.param('source') ?? '');
    if (!source) throw gone();
    const { words, placed } = await deps.placed.find(keyOf(source));
    const contact = words && (await deps.contact.living(source.person));
    if (!words || !contact) throw gone();
    return { source, words, placed, view: toView(words, placed, contact, deps.now()) };
  };

  /** What is not there (any more) cannot be chosen anew. */
  const isThere = async (place: string): Promise<boolean> => {
    const { kind, of = '' } = readPlace(place) ?? {};
    if (kind === 'article') return listedArticle(await deps.page(threadsPath), of) !== undefined || deps.article.isNamed(of);
    const webinar = await deps.webinar.find(of);
    return webinar !== undefined && !webinar.rehearsal;
  };

  const checkPlaces = async (wanted: readonly string[], before: readonly string[]): Promise<void> => {
    for (const [at, place] of wanted.entries())
      if (!before.includes(place) && !(await isThere(place)))
        throw new Failure('invalid', 'Some fields need your attention.', {
          errors: [{ pointer: `#/places/${at}`, detail: 'Please choose a page from the list.' }],
        });
  };

  return new Hono<Env>()
    .get(path, places, async (c) => c.json((await find(c)).view satisfies QuoteView, 200))

    .put(path, places, async (c) => {
      const { text, places: wanted, version } = await valid(c, quoteForm);
      const { source, words, view } = await find(c);
      const stale = () => new Failure('conflict', 'Somebody changed where these words stand meanwhile.', { current: view });
      if (text !== words.text)
        throw new Failure('conflict', 'They said it in other words since. Please look at them again.', { current: view });
      // Also where an earlier try arrived and its answer did not.
      if (isDeepStrictEqual(wanted, view.places)) return c.json(view, 200);
      if (version !== view.version) throw stale();
      if (wanted.length > 0 && view.consent !== 'confirmed')
        throw new Failure('refused', 'They have not agreed to be published, or took it back.', { current: view });
      await checkPlaces(wanted, view.places);
      const key = keyOf(source);
      const { email: by } = c.var.member;
      const next: Placed = {
        ...{ person: source.person, source: key.sk, words: hashOf(text), places: wanted },
        ...{ at: deps.now().toISOString(), by, version: version + 1 },
      };
      const told = { by, act: 'quote.placed', thing: `contact#${source.person}` } as const;
      const done = await deps.placed.put(key, text, next, toEntry(deps, told, { places: view.places }, { places: wanted }));
      if (done === 'changed') throw gone();
      if (done === 'stale') throw stale();
      return c.json({ ...view, places: wanted, version: next.version } satisfies QuoteView, 200);
    });
};
