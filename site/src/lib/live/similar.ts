/** Which open questions say what somebody is typing: words in common, of whatever language. */

type Similar<T> = { readonly question: T; readonly score: number };

// Long words that carry no topic, of the languages most rooms speak; short ones are left out by their length.
const empty = new Set(
  (
    'about after also because been before could does from have here into just like make more much need only other should some than that ' +
    'their them then there these they this those what when where which while will with would your ' +
    'aber alle auch dass denn dies diese doch eine einen einer eines haben hier ihre kann kein keine mehr nach nicht noch oder ohne ' +
    'sich sind über unser unsere viel vom wann warum welche wenn werden wird wurde ' +
    'avec comment dans donc elle nous pour pourquoi quand quel quelle quelles quels sont vous votre ' +
    'como cual cuando donde esta este esto para pero porque puede quien sobre tiene una unos'
  ).split(' '),
);

const STEM = 6;
const GOOD = 4;
const ENOUGH = 2;
const SHARE = 0.5;
const MOST = 2;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The words that say something, without accents and endings. In scripts without letters' case or spaces two signs are a word already. */
export const goodWords = (text: string): ReadonlySet<string> => {
  const words = new Set<string>();
  for (const { segment, isWordLike } of segmenter.segment(text.toLowerCase())) {
    if (!isWordLike || empty.has(segment)) continue;
    const plain = segment.normalize('NFKD').replace(/\p{M}/gu, '');
    const letters = [...plain];
    if (letters.length >= (/\p{Lo}/u.test(plain) ? 2 : GOOD)) words.add(letters.slice(0, STEM).join(''));
  }
  return words;
};

/** At most two, the nearest first; none while too little is typed to tell. */
export const similarTo = <T extends { readonly text: string; readonly votes: number }>(
  typed: string,
  questions: readonly T[],
  wordsOf: (question: T) => ReadonlySet<string> = (question) => goodWords(question.text),
): readonly T[] => {
  const wanted = goodWords(typed);
  if (wanted.size < ENOUGH) return [];
  return questions
    .flatMap((question): Similar<T>[] => {
      const words = wordsOf(question);
      let common = 0;
      for (const word of wanted) if (words.has(word)) common += 1;
      const score = common / Math.min(wanted.size, words.size);
      return common >= ENOUGH && score >= SHARE ? [{ question, score }] : [];
    })
    .sort((a, b) => b.score - a.score || b.question.votes - a.question.votes)
    .slice(0, MOST)
    .map(({ question }) => question);
};
