/** The brand as a mail takes it. Pure. */
import { toAccentTokens } from '#shared/accent.ts';
import { toWordmark } from '#shared/brand.ts';
import type { Settings } from '#shared/setting.ts';
import type { MailBrand } from './layout.ts';

export const toMailBrand = ({ organisation, accent }: Pick<Settings, 'organisation' | 'accent'>): MailBrand => ({
  wordmark: toWordmark(organisation),
  accent,
  accentDark: toAccentTokens(accent).accent[1],
});
