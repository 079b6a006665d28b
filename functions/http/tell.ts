/** What was made in English (`say`), in the language of whoever reads it. Pure. */
import type { Locale } from '#shared/setting.ts';
import { toSpeech } from '#shared/speech.ts';
import { speak, wordsOf } from '#shared/words/speak.ts';

type Pattern = { readonly sentence: string; readonly names: readonly string[]; readonly like: RegExp };

const toPattern = (sentence: string): Pattern => {
  const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const parts = sentence.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return { sentence, names, like: new RegExp(`^${parts.join('([^]{1,200}?)')}$`) };
};

const patterns = new Map<Locale, readonly Pattern[]>();
const patternsOf = (locale: Locale): readonly Pattern[] => {
  const known =
    patterns.get(locale) ?? Object.keys(wordsOf(locale, 'errors') ?? {}).flatMap((key) => (key.includes('{') ? [toPattern(key)] : []));
  patterns.set(locale, known);
  return known;
};

/** A sentence by itself, else by its pattern, whose values are looked up as well; what only the team reads stays English. */
export const tell = (locale: Locale, sentence: string): string => {
  const words = wordsOf(locale, 'errors');
  if (!words) return sentence;
  const { t, many } = toSpeech<string>(locale, words);
  if (Object.hasOwn(words, sentence)) return t(sentence);
  for (const { sentence: key, names, like } of patternsOf(locale)) {
    const found = like.exec(sentence);
    if (!found) continue;
    const values = Object.fromEntries(names.map((name, at) => [name, tell(locale, found[at + 1] ?? '')]));
    return names.join() === 'n' && /^\d{1,9}$/.test(values.n ?? '') ? many(Number(values.n), '', key) : t(key, values);
  }
  return sentence;
};

/** The title of a problem. */
export const titleIn = (locale: Locale) => speak(locale, 'errors').t;
