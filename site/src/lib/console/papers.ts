/** What the pages of reports say, and what their form sends. */
import { titleToSlug } from '#shared/ids.ts';
import type { Paper } from '#shared/paper.ts';
import type { PaperCounts } from '#shared/paper-gate.ts';
import { many } from './words.ts';

export type PaperForm = { readonly title: string; readonly slug: string; readonly summary: string; readonly locale: string };
/** Who gets it, and for what. `priced`: consent is the price, for the reason `price`. */
export type GateForm = { readonly gated: boolean; readonly priced: boolean; readonly price: string };

export const emptyPaper: PaperForm = { title: '', slug: '', summary: '', locale: 'en' };

export const paperToFields = ({ title, slug, summary, locale }: Paper): PaperForm => ({ title, slug, summary, locale });
export const paperToGate = ({ gated = false, price = '' }: Paper): GateForm => ({ gated, priced: price !== '', price });
export const gateToBody = ({ gated, priced, price }: GateForm) => ({ gated, price: gated && priced ? price : '' });

/** How often it was asked for and got, in a line. */
export const countWords = ({ gated }: { readonly gated?: boolean | undefined }, { asked, got, fresh }: PaperCounts): string =>
  [gated || asked > 0 ? many(asked, 'request') : '', many(got, 'download'), fresh > 0 ? many(fresh, 'new address', 'new addresses') : '']
    .filter(Boolean)
    .join(', ');

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
