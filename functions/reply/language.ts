/** Words and sentences of a text, in the two languages that customers write to us in. Pure. */

export type Tongue = 'en' | 'de';

/** Small words by which a language shows; none is a word of the other. */
const small: Readonly<Record<Tongue, ReadonlySet<string>>> = {
  en: new Set('the and is are was to of you your we our it this that with for not can will have has do does how what when why'.split(' ')),
  de: new Set(
    'der die das und ist sind sie wir ihr ihre nicht ein eine einen mit für auf zu den dem kann können wird werden haben wie was wann warum gibt'.split(
      ' ',
    ),
  ),
};

/** Words that every question has, and that say nothing about what it asks. */
const common = new Set(
  (
    'about after also been before being could does doing during each every from have having here into just like many more most much must ' +
    'only other over same should some such than that their them then there these they this those through very want were what when where ' +
    'which while will with would your yours please ' +
    'aber alle allem allen also andere auch beim bitte damit dann dass dazu denn dich dies diese diesem diesen dieser dieses doch dort durch ' +
    'eine einem einen einer eines etwas euch euer eure gibt habe haben hatte hier ihnen ihre ihrem ihren ihrer immer kann kannst kein keine ' +
    'können könnt machen mehr mein meine muss nach nicht noch oder ohne schon sehr sein seine sich sind soll sollte über unser unsere viel ' +
    'viele vom wann warum welche welchem welchen welcher welches wenn werden wird wieso will wollen wurde würde'
  ).split(' '),
);

export const wordsOf = (text: string): readonly string[] => text.match(/\p{L}[\p{L}\p{M}\p{N}'’-]*/gu) ?? [];

export const tongueOf = (text: string): Tongue => {
  const words = wordsOf(text.toLowerCase());
  const count = (tongue: Tongue): number => words.filter((word) => small[tongue].has(word)).length;
  return count('de') > count('en') ? 'de' : 'en';
};

/** In order, without the empty ones. An address in the text is one word, whatever dots it has. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/\n+|(?<=[.!?…])\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 0);

const STEM = 5;

/** What a text is about, as the beginnings of its telling words: “refunds” and “refunding” are about the same. */
export const topicsOf = (text: string): ReadonlySet<string> =>
  new Set(
    wordsOf(text.toLowerCase())
      .filter((word) => word.length > 3 && !common.has(word))
      .map((word) => word.slice(0, STEM)),
  );

export const shareTopic = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => [...one].some((topic) => other.has(topic));
