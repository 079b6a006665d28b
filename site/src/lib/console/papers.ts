/** What the pages of reports say, and what their form sends. */
import { titleToSlug } from '#shared/ids.ts';
import type { Paper } from '#shared/paper.ts';

export type PaperForm = { readonly title: string; readonly slug: string; readonly summary: string; readonly locale: string };

export const emptyPaper: PaperForm = { title: '', slug: '', summary: '', locale: 'en' };

export const paperToFields = ({ title, slug, summary, locale }: Paper): PaperForm => ({ title, slug, summary, locale });

/** The address that a new report gets: the one that was typed, or one that its title suggests. */
export const slugOf = ({ slug, title }: PaperForm): string => slug.trim() || titleToSlug(title);

/** The body of a save. `seen`: what is changed; its picture stays. */
export const toBody = ({ title, summary, locale }: PaperForm, seen: Paper | undefined) => ({
  title,
  summary,
  locale,
  ...(seen?.cover ? { cover: seen.cover } : {}),
  version: seen?.version ?? 0,
});

export const paperStates: Readonly<Record<Paper['state'], string>> = {
  draft: 'Draft',
  published: 'Published',
  withdrawn: 'Withdrawn',
};
