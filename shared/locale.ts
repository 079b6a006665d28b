/** Which language somebody reads. Chosen by themselves first, then by their browser, then by the organisation. Pure. */
import { type Locale, locales } from './setting.ts';

export const isLocale = (text: string | undefined): text is Locale => (locales as readonly string[]).includes(text ?? '');

/** `de-AT` → `de`; undefined where we do not speak it. */
export const toLocale = (tag: string | undefined): Locale | undefined => {
  const [language = ''] = (tag ?? '').toLowerCase().split(/[-_]/);
  return isLocale(language) ? language : undefined;
};

/** The first language of an `Accept-Language` header (RFC 9110, 12.5.4) that we speak, by weight. */
export const acceptedLocale = (header: string | undefined): Locale | undefined =>
  (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, at) => {
      const [tag = '', weight] = part.trim().split(/\s*;\s*q=/);
      return { locale: toLocale(tag), weight: weight === undefined ? 1 : Number(weight) || 0, at };
    })
    .filter(({ locale, weight }) => locale !== undefined && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.at - b.at)[0]?.locale;
