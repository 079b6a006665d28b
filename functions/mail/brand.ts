/** The brand as a mail takes it. Pure. */
import { toAccentTokens } from '#shared/accent.ts';
import { toWordmark } from '#shared/brand.ts';
import { logoHeights, type Pictures, pictureFolder } from '#shared/picture.ts';
import type { Settings } from '#shared/setting.ts';
import type { MailBrand, MailLogo } from './layout.ts';

type Seen = Pick<Settings, 'organisation' | 'accent' | 'logo' | 'imprint'>;

/** `base`: the public address without a slash at its end, which a mail needs before each picture. */
export const toMailBrand = ({ organisation, accent, logo, imprint }: Seen, { logos }: Pictures, base: string): MailBrand => {
  const pictureOf = (id: string | null): MailLogo | undefined => {
    const found = id === null ? undefined : logos[id];
    return found && { ...found, src: `${base}${pictureFolder}${found.file}-${Math.max(...logoHeights)}.png` };
  };
  const [light, dark] = [pictureOf(logo.light), pictureOf(logo.dark)];
  return {
    wordmark: toWordmark(organisation),
    accent,
    accentDark: toAccentTokens(accent).accent[1],
    ...(light ? { light } : {}),
    ...(dark ? { dark } : {}),
    ...(imprint ? { imprint } : {}),
  };
};
