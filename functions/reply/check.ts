/** What a reply may lack before it goes out, by plain rules that explain themselves. A person decides; nothing is refused. Pure. */
import type { ReplyCheck, ReplyWarning } from '#shared/reply.ts';
import type { Settings } from '#shared/setting.ts';
import { sentencesOf, shareTopic, topicsOf, wordsOf } from './language.ts';
import { linksElsewhere, linksIn, whyBroken } from './links.ts';
import { readingOf } from './reading.ts';

export type Checked = {
  /** What the customer asked; '' where nothing was asked in words. */
  readonly question: string;
  readonly text: string;
  readonly publicText?: string | undefined;
  /** Others than the asker read `text`. */
  readonly shared: boolean;
  readonly asker: { readonly name: string; readonly company: string; readonly email?: string | undefined };
  readonly phrasebook: Settings['phrasebook'];
  readonly base: string;
  /** Slugs of our webinars that have a page. */
  readonly known: ReadonlySet<string>;
};

const greeting =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hallo|moin|servus|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?)\b[^,.!?\n]{0,60}[,.!]?\s*/iu;
const pleasantry =
  /^(?:thanks|thank you|many thanks|(?:what a |that(?:'|’)s a )?(?:great|good|excellent) question|(?:we(?:'|’| a)re |i(?:'|’| a)m )?(?:very |so )?sorry|apolog|i hope|we hope|hope |danke|vielen dank|herzlichen dank|(?:eine )?(?:sehr )?(?:gute|schöne|tolle) frage|(?:es )?tut (?:uns|mir) leid|entschuldig|ich hoffe|wir hoffen)/iu;
const verdict =
  /^(?:yes|no|not|never|always|both|neither|partly|it depends|correct|exactly|ja|nein|nicht|nie|immer|beides|teils|teilweise|jein|genau|richtig|das kommt)\b/iu;
const asksNumber =
  /\b(?:when|how (?:much|many|long|often|big|large)|which (?:day|date|year|version)|wann|wie (?:viel|viele|lange|oft|groß|hoch)|wieviel)\b/iu;

/** What the customer asks, question mark by question mark. */
const asked = (question: string): readonly string[] => sentencesOf(question).filter((sentence) => sentence.includes('?'));

const answersWith = (sentence: string, question: string): boolean =>
  verdict.test(sentence) || (asksNumber.test(question) && /\d/u.test(sentence)) || shareTopic(topicsOf(sentence), topicsOf(question));

const openQuestions = ({ question, text }: Checked): ReplyWarning[] => {
  const said = topicsOf(text);
  // Of several questions each must be taken up by its own words; a short yes or a number may answer only one alone.
  const isTakenUp = (one: string, alone: boolean): boolean => {
    const topics = topicsOf(one);
    if (topics.size === 0 || shareTopic(topics, said)) return true;
    return alone && sentencesOf(text).some((sentence) => answersWith(sentence.replace(greeting, ''), one));
  };
  const all = asked(question);
  return all
    .filter((one) => !isTakenUp(one, all.length === 1))
    .map((quote) => ({
      code: 'question-open',
      says: 'Take up this question, or say that you do not know yet.',
      why: 'Nothing in your reply has to do with it. Each question mark wants an answer.',
      quote,
    }));
};

const firstSentence = ({ question, text }: Checked): ReplyWarning[] => {
  const [first] = sentencesOf(text.trim().replace(greeting, ''));
  if (first === undefined || asked(question).length === 0) return [];
  const warn = (why: string): ReplyWarning[] => [
    { code: 'first-sentence', says: 'Begin with the answer, and explain it afterwards.', why, quote: first },
  ];
  if (pleasantry.test(first)) return warn('Your first sentence is a courtesy. Who waited for an answer looks for it there.');
  if (first.endsWith('?')) return warn('Your first sentence asks something back.');
  return asked(question).some((one) => answersWith(first, one))
    ? []
    : warn('Your first sentence does not say anything about what was asked.');
};

const holds = (text: string, words: string): boolean => {
  const exact = words
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
    .replace(/\s+/gu, '\\s+');
  return exact !== '' && new RegExp(`(?<![\\p{L}\\p{N}])${exact}(?![\\p{L}\\p{N}])`, 'iu').test(text);
};

const phrases = (text: string, { phrasebook }: Checked): ReplyWarning[] =>
  phrasebook
    .filter(({ dont }) => holds(text, dont))
    .map(({ say, dont, because }) => ({
      code: 'phrase',
      says: say.trim() === '' ? `Leave out “${dont}”.` : `Say “${say}” instead of “${dont}”.`,
      why: because.trim() === '' ? 'It stands among the words that your phrasebook avoids.' : because,
      quote: dont,
    }));

const links = (text: string, { base, known }: Checked): ReplyWarning[] =>
  linksIn(text).flatMap((quote) => {
    const why = whyBroken(quote, base, known);
    return why === undefined ? [] : { code: 'link', says: 'Check this link.', why, quote };
  });

/** Parts of a name that are no small word in front of one. */
const namesOf = ({ name, company, email }: Checked['asker']): readonly string[] => [
  ...wordsOf(name).filter((part) => part.length > 2 && /^\p{Lu}/u.test(part)),
  ...(company.length > 2 ? [company] : []),
  ...(email ? [email] : []),
];

const namesAsker = ({ text, publicText, shared, asker }: Checked): ReplyWarning[] => {
  const read = [publicText ?? '', shared ? text : ''].join('\n');
  const quote = namesOf(asker).find((name) => holds(read, name));
  if (quote === undefined) return [];
  return [{ code: 'names-asker', says: 'Leave out who asked.', why: 'Others read this answer, and it tells who asked.', quote }];
};

export const checkReply = (it: Checked): ReplyCheck => {
  const reading = readingOf(it.text);
  const texts = [it.text, ...(it.publicText ? [it.publicText] : [])];
  const each = (find: (text: string, it: Checked) => readonly ReplyWarning[]): ReplyWarning[] => [
    ...new Map(texts.flatMap((text) => find(text, it)).map((warning) => [`${warning.quote}`, warning])).values(),
  ];
  const hard: ReplyWarning[] =
    reading && reading.score < 30
      ? [
          {
            code: 'reading',
            says: 'Shorten the sentences, and choose shorter words.',
            why: `Reading ease ${reading.score} of 100: this reads like a contract.`,
          },
        ]
      : [];
  return {
    warnings: [...openQuestions(it), ...firstSentence(it), ...each(phrases), ...each(links), ...hard, ...namesAsker(it)],
    ...(reading ? { reading } : {}),
    ...(texts.some((text) => linksElsewhere(text, it.base).length > 0) ? { elsewhere: true } : {}),
  };
};
