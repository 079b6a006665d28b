/** Keys of webinars: the room, its people, its runs; series, templates, the catalogue. */
import { type Key, type ListKey, lists, shardOf } from './key.ts';

export const webinarKey = (webinar: string): Key => ({ pk: `webinar#${webinar}`, sk: 'webinar' });
export const slugKey = (slug: string): Key => ({ pk: `slug#${slug}`, sk: 'slug' });
export const questionKey = (question: string): Key => ({ pk: `webinar#${question.slice(0, 10)}`, sk: `question#${question}` });
export const answerKey = (question: string, n: number): Key => ({
  pk: `webinar#${question.slice(0, 10)}`,
  sk: `answer#${question}#${String(n).padStart(3, '0')}`,
});
/** Earlier decisions of a question, once its own history is full. */
export const pastKey = (question: string, n: number): Key => ({
  pk: `webinar#${question.slice(0, 10)}`,
  sk: `past#${question}#${String(n).padStart(3, '0')}`,
});
export const pollKey = (webinar: string, poll: string): Key => ({ pk: `webinar#${webinar}`, sk: `poll#${poll}` });
export const wordKey = (webinar: string, poll: string, word: string): Key => ({ pk: `webinar#${webinar}`, sk: `word#${poll}#${word}` });
/** Which polls a webinar has, and which one is open: there is one at a time. */
export const pollsKey = (webinar: string): Key => ({ pk: `webinar#${webinar}`, sk: 'polls' });
/** The words of a poll that hosts let in. */
export const cloudKey = (webinar: string, poll: string): Key => ({ pk: `webinar#${webinar}`, sk: `cloud#${poll}` });
export const noteKey = (webinar: string, note: string): Key => ({ pk: `webinar#${webinar}`, sk: `note#${note}` });
/** `line` begins with its time, so that lines stand in order. */
export const chatKey = (webinar: string, line: string): Key => ({ pk: `webinar#${webinar}`, sk: `chat#${line}` });
/** People heard of in one window of five minutes. */
export const presenceKey = (webinar: string, window: number): Key => ({
  pk: `webinar#${webinar}`,
  sk: `presence#${String(window).padStart(8, '0')}`,
});
export const reactionsKey = (webinar: string): Key => ({ pk: `webinar#${webinar}`, sk: 'reactions' });
/** Somebody of the team who has the webinar's console open; gone by itself after a minute. */
export const hereKey = (webinar: string, email: string): Key => ({ pk: `webinar#${webinar}`, sk: `here#${email}` });
/** Which transcript a recording has, and beside it what is said, in parts. */
export const transcriptKey = (webinar: string): Key => ({ pk: `webinar#${webinar}`, sk: 'transcript' });
export const transcriptPartKey = (webinar: string, n: number): Key => ({
  pk: `webinar#${webinar}`,
  sk: `transcript#${String(n).padStart(3, '0')}`,
});
export const feedKey = (webinar: string): Key => ({ pk: `webinar#${webinar}`, sk: 'feed' });
export const runKey = (webinar: string, step: string): Key => ({ pk: `webinar#${webinar}`, sk: `run#${step}` });
/** A series, and in its partition a pointer to each of its webinars. */
export const seriesKey = (series: string): Key => ({ pk: `series#${series}`, sk: 'series' });
export const seriesPartKey = (series: string, webinar: string): Key => ({ pk: `series#${series}`, sk: `webinar#${webinar}` });
export const seriesList = 'series';
export const seriesEntry = (time: string, series: string): ListKey => ({ listPk: seriesList, listSk: `${time}#${series}` });
/** The named links of a webinar. */
export const sourcesKey = (webinar: string): Key => ({ pk: `webinar#${webinar}`, sk: 'sources' });
export const templatesPk = 'templates';
export const templateKey = (id: string): Key => ({ pk: templatesPk, sk: `template#${id}` });
/** Sort keys of one webinar's partition, by what they hold. */
export const within = {
  questions: 'question#',
  answers: 'answer#',
  polls: 'poll#',
  words: 'word#',
  notes: 'note#',
  chat: 'chat#',
  here: 'here#',
  transcript: 'transcript#',
} as const;
export const questionOfAnswer = (sk: string): string => sk.split('#')[1] ?? '';
export const answersOf = (question: string): string => `answer#${question}#`;
export const pastOf = (question: string): string => `past#${question}#`;
export const wordsOf = (poll: string): string => `word#${poll}#`;
export const publicCatalogue = 'catalogue#public';
export const teamCatalogue = 'catalogue#team';
export const catalogueEntry = (listed: boolean, startsAt: string, webinar: string): ListKey => ({
  listPk: listed ? publicCatalogue : teamCatalogue,
  listSk: `${startsAt}#${webinar}`,
});
export const registrationLists = (webinar: string): readonly string[] => lists(`registrations#${webinar}`);
export const guestLists = (webinar: string): readonly string[] => lists(`guests#${webinar}`);
export const registrationEntry = (webinar: string, contact: string, time: string): ListKey => ({
  listPk: `registrations#${webinar}#${shardOf(contact)}`,
  listSk: `${time}#${contact}`,
});
/** Who has no place yet: one list of a webinar, in it by state, and who came first stands first. */
export const waitingList = (webinar: string): string => `waiting#${webinar}`;
export const waitingEntry = (webinar: string, state: string, contact: string, time: string): ListKey => ({
  listPk: waitingList(webinar),
  listSk: `${state}#${time}#${contact}`,
});
export const guestEntry = (webinar: string, guest: string, time: string): ListKey => ({
  listPk: `guests#${webinar}#${shardOf(guest)}`,
  listSk: `${time}#${guest}`,
});
