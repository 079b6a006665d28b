/** Every limit that a form, a schema and a page share. Bytes keep items on hot paths under 1 KB (docs/data.md). */
import { questionLimit } from './question-limit.ts';

export const limits = {
  address: { octets: 254 },
  name: { graphemes: 120, bytes: 480 },
  question: questionLimit,
  answer: { graphemes: 4_000, bytes: 12_000 },
  title: { graphemes: 120, bytes: 480 },
  promise: { graphemes: 280, bytes: 1_000 },
  description: { graphemes: 8_000, bytes: 24_000 },
  /** Of an article's Markdown: with its head it stays below what one request may hold. */
  article: { graphemes: 40_000, bytes: 48_000 },
  about: { graphemes: 500, bytes: 1_500 },
  fieldLabel: { graphemes: 120, bytes: 360 },
  pollOption: { graphemes: 80, bytes: 320 },
  pollOptions: 10,
  pollWord: { graphemes: 24, bytes: 72 },
  pollWords: 3,
  pollsPerWebinar: 20,
  note: { graphemes: 280, bytes: 800 },
  noteButton: { graphemes: 40, bytes: 160 },
  chat: { graphemes: 500, bytes: 1_500 },
  comment: { graphemes: 2_000, bytes: 6_000 },
  phrase: { graphemes: 200, bytes: 600 },
  phrases: 100,
  /** Other webinars that a page leads to. */
  related: 6,
  holidays: 60,
  bodyBytes: 64 * 1024,
  /** Of a part of a file: more does not pass the gateway. */
  fileBytes: 10_000_000,
  votesPerPerson: 100,
  questionsPerMinute: 5,
  /** Of one person: "These are mine" moves them in one transaction, which takes 100 writes at most. */
  questionsPerWebinar: 90,
  historyEntries: 40,
} as const;
