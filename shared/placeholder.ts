/** The three places of a saved answer that fill themselves. Pure. */

export const placeholders = ['name', 'webinar', 'organisation'] as const;
type Placeholder = (typeof placeholders)[number];

const mark = /\{([^{}\n]{0,40})\}/g;
const isPlaceholder = (word: string): word is Placeholder => (placeholders as readonly string[]).includes(word);

/** Words in braces that fill nothing: a customer would read them as they stand. */
export const strangers = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(mark)].flatMap(([whole, word = '']) => (isPlaceholder(word) ? [] : [whole]))),
];

/** Each place once, literally: what fills it is never read again, whatever braces it holds. What is not known stays, for the writer to see. */
export const fillIn = (text: string, known: Readonly<Partial<Record<Placeholder, string>>>): string =>
  text.replace(mark, (whole, word: string) => (isPlaceholder(word) && known[word] ? known[word] : whole));
