/** The card of each article. */
import { toInitials } from '#shared/card.ts';
import { type Card, drawCard } from './card.ts';
import { ofArticle } from './card-words.ts';
import { forEach, hash, type Maker } from './maker.ts';
import type { Shown } from './written.ts';

type Around = {
  readonly make: Maker['make'];
  readonly look: Pick<Card, 'wordmark' | 'accent' | 'logo'>;
  /** The logo's file: another one draws all cards anew. */
  readonly logo: string | undefined;
};

/** Their files by the article's slug. */
export const drawArticleCards = async (articles: readonly Shown[], { make, look, logo }: Around): Promise<Record<string, string>> => {
  const cards: Record<string, string> = {};
  await forEach(articles, async (article) => {
    const { name } = article.author;
    const shown = { ...ofArticle(article), faces: [{ name, initials: toInitials(name) }] };
    const stem = `card-${hash([look.wordmark, look.accent, logo, shown])}`;
    const made = await make(stem, ['.png'], async () => [{ suffix: '.png', bytes: await drawCard({ ...look, ...shown }) }]);
    if (made) cards[article.slug] = `${stem}.png`;
  });
  return cards;
};
