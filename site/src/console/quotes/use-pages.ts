/** The pages on which words of a customer may stand: of webinars that everybody finds, and of articles that are published. */
import { useEffect, useState } from 'preact/hooks';
import type { Page } from '#shared/page.ts';
import { placeOfArticle, placeOfWebinar } from '#shared/quote.ts';
import type { Webinar } from '#shared/webinar.ts';
import { type Asked, useAnswer } from '../use-answer.ts';

export type PlacePage = { readonly place: string; readonly title: string };
/** `isWhole`: both lists are here, or could not be had. */
export type Pages = { readonly webinars: readonly PlacePage[]; readonly articles: readonly PlacePage[]; readonly isWhole: boolean };

type Listed = Readonly<Record<string, { readonly title: string }>>;

/** Written down by every build of the site; empty before the first one. */
const readArticles = async (): Promise<readonly PlacePage[]> => {
  const answer = await fetch('/shell/threads.json', { headers: { Accept: 'application/json' } }).catch(() => undefined);
  const all = answer?.ok ? ((await answer.json().catch(() => ({}))) as Listed) : {};
  return Object.entries(all).map(([slug, { title }]) => ({ place: placeOfArticle(slug), title }));
};

const isFound = ({ state, hidden }: Webinar): boolean => !hidden && ['scheduled', 'live', 'ended'].includes(state);

const toPages = (asked: Asked<Page<Webinar>>, articles: readonly PlacePage[] | undefined): Pages => {
  const all = asked.is === 'here' ? asked.value.items : [];
  const webinars = all.filter(isFound).map(({ id, title }) => ({ place: placeOfWebinar(id), title }));
  return { webinars, articles: articles ?? [], isWhole: asked.is !== 'loading' && articles !== undefined };
};

export const usePages = (): Pages => {
  const { asked } = useAnswer<Page<Webinar>>('/webinars?limit=200');
  const [articles, take] = useState<readonly PlacePage[] | undefined>(undefined);
  useEffect(() => {
    let open = true;
    void readArticles().then((found) => open && take(found));
    return () => {
      open = false;
    };
  }, []);
  return toPages(asked, articles);
};
