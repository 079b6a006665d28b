/** Every key of the table is assembled here and nowhere else. Times in keys are 24-character ISO UTC (docs/data.md). */
import { SHARDS } from './shape.ts';

export type Key = { readonly pk: string; readonly sk: string };
export type ListKey = { readonly listPk: string; readonly listSk: string };
export type DueKey = { readonly duePk: string; readonly dueSk: string };

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
export const feedKey = (webinar: string): Key => ({ pk: `webinar#${webinar}`, sk: 'feed' });
export const runKey = (webinar: string, step: string): Key => ({ pk: `webinar#${webinar}`, sk: `run#${step}` });
export const contactKey = (contact: string): Key => ({ pk: `contact#${contact}`, sk: 'contact' });
export const registrationKey = (contact: string, webinar: string): Key => ({ pk: `contact#${contact}`, sk: `registration#${webinar}` });
export const consentKey = (contact: string, time: string, purpose: string): Key => ({
  pk: `contact#${contact}`,
  sk: `consent#${time}#${purpose}`,
});
/** One act of a person. `id` says which, so that two acts of one moment are two. */
export const touchKey = (contact: string, time: string, id: string): Key => ({ pk: `contact#${contact}`, sk: `touch#${time}#${id}` });
/** The latest request for the newsletter with an address. */
export const newsletterKey = (contact: string): Key => ({ pk: `contact#${contact}`, sk: 'newsletter' });
/** A single mail that goes out once, beside whom it is for. */
export const letterKey = (pk: string, name: string): Key => ({ pk, sk: `letter#${name}` });
/** A copy of somebody's data that is made for them, or was. */
export const copyKey = (contact: string, copy: string): Key => ({ pk: `contact#${contact}`, sk: `copy#${copy}` });
export const copiesOf = (contact: string): { readonly pk: string; readonly prefix: string } => ({
  pk: `contact#${contact}`,
  prefix: 'copy#',
});
/** All copies, by when they were asked for. */
export const copiesList = 'copies';
export const copyEntry = (time: string, copy: string): ListKey => ({ listPk: copiesList, listSk: `${time}#${copy}` });
/** That somebody is to be erased, until the last sweep. */
export const erasureKey = (contact: string): Key => ({ pk: `contact#${contact}`, sk: 'erasure' });
/** Why somebody is not mailed for a purpose, as the team's list shows it. */
export const suppressionKey = (contact: string, purpose: string): Key => ({ pk: `contact#${contact}`, sk: `suppression#${purpose}` });
export const suppressionsOf = (contact: string): { readonly pk: string; readonly prefix: string } => ({
  pk: `contact#${contact}`,
  prefix: 'suppression#',
});
/** What the team wrote about a person. `note` begins with its time, so that notes stand in order. */
export const teamNoteKey = (contact: string, note: string): Key => ({ pk: `contact#${contact}`, sk: `note#${note}` });
export const teamNotes = 'note#';
/** How a person is found: one small item for each way (`mail`, `name`, `last`, `company`). */
export const findKey = (contact: string, way: string): Key => ({ pk: `contact#${contact}`, sk: `find#${way}` });
/** `folded` as directory/fold.ts makes it; its first two letters are the list. */
export const findEntry = (folded: string, contact: string): ListKey => ({ listPk: findList(folded), listSk: `${folded}#${contact}` });
export const findList = (folded: string): string => `find#${[...folded].slice(0, 2).join('')}`;
/** How many people have a label. */
export const labelKey = (label: string): Key => ({ pk: 'labels', sk: `label#${label}` });
export const labelsPk = 'labels';
export const markKey = (shard: string): Key => ({ pk: 'stream', sk: `shard#${shard}` });
export const quarantineKey = (shard: string, sequence: string): Key => ({ pk: 'stream', sk: `quarantine#${shard}#${sequence}` });
export const exportKey = (id: string): Key => ({ pk: `export#${id}`, sk: 'export' });
/** All exports, by when they were asked for. */
export const exportsList = 'exports';
export const exportEntry = (time: string, id: string): ListKey => ({ listPk: exportsList, listSk: `${time}#${id}` });
/** A run of invitations: its item, its words, who waits for a mail and who was mailed, fifty people a piece. */
export const invitationKey = (id: string): Key => ({ pk: `invitation#${id}`, sk: 'invitation' });
export const invitationWordsKey = (id: string): Key => ({ pk: `invitation#${id}`, sk: 'words' });
export const invitationTestKey = (id: string, test: string): Key => ({ pk: `invitation#${id}`, sk: `test#${test}` });
const piece = (n: number): string => String(n).padStart(5, '0');
export const pieceKey = (invitation: string, n: number): Key => ({ pk: `invitation#${invitation}`, sk: `piece#${piece(n)}` });
export const toldKey = (invitation: string, n: number): Key => ({ pk: `invitation#${invitation}`, sk: `told#${piece(n)}` });
export const invitationsList = 'invitations';
export const invitationEntry = (time: string, id: string): ListKey => ({ listPk: invitationsList, listSk: `${time}#${id}` });
/** That somebody was invited to a webinar: written before the mail, so that no second one follows. */
export const invitedKey = (contact: string, webinar: string): Key => ({ pk: `contact#${contact}`, sk: `invited#${webinar}` });
export const invitedOf = (contact: string): { readonly pk: string; readonly prefix: string } => ({
  pk: `contact#${contact}`,
  prefix: 'invited#',
});
/** A list of people from elsewhere, and the pieces of its file. */
export const importKey = (id: string): Key => ({ pk: `import#${id}`, sk: 'import' });
export const importPiecesOf = (id: string): { readonly pk: string; readonly prefix: string } => ({ pk: `import#${id}`, prefix: 'piece#' });
export const importPieceKey = (id: string, part: number, piece: number): Key => ({
  pk: `import#${id}`,
  sk: `piece#${String(part).padStart(3, '0')}#${String(piece).padStart(3, '0')}`,
});
/** Some lines of the file that were carried out together, and whom they changed. */
export const importBatchKey = (id: string, n: number): Key => ({ pk: `import#${id}`, sk: `batch#${String(n).padStart(5, '0')}` });
export const importBatchesOf = (id: string): { readonly pk: string; readonly prefix: string } => ({ pk: `import#${id}`, prefix: 'batch#' });
export const importsList = 'imports';
export const importEntry = (time: string, id: string): ListKey => ({ listPk: importsList, listSk: `${time}#${id}` });
/** What an import did to somebody, while it can be taken back. */
export const traceKey = (contact: string, id: string): Key => ({ pk: `contact#${contact}`, sk: `import#${id}` });
/** What somebody waits for, in the partition of whoever waits. */
export const caseKey = (contact: string, id: string): Key => ({ pk: `contact#${contact}`, sk: `case#${id}` });
/** Cases by their state; in it what is due first stands first. */
export const caseList = (state: string): string => `cases#${state}`;
export const caseEntry = (state: string, order: string, id: string): ListKey => ({ listPk: caseList(state), listSk: `${order}#${id}` });
/** Further lists of a case: by `way` one small item. `in`: like `owner#host@example.com`, or `votes`. */
export const casePointerKey = (contact: string, id: string, way: string): Key => ({
  pk: `contact#${contact}`,
  sk: `find#case#${id}#${way}`,
});
export const casePointersOf = (contact: string, id: string): { readonly pk: string; readonly prefix: string } => ({
  pk: `contact#${contact}`,
  prefix: `find#case#${id}#`,
});
export const caseOfPointer = (sk: string): string => sk.split('#')[2] ?? '';
/** What we said in a case, in the partition of whoever waits; the words of an answer stand with its question. */
export const messageKey = (contact: string, of: string, id: string): Key => ({ pk: `contact#${contact}`, sk: `message#${of}#${id}` });
export const messagesOf = (contact: string, of: string): { readonly pk: string; readonly prefix: string } => ({
  pk: `contact#${contact}`,
  prefix: `message#${of}#`,
});
/** That a reply goes to somebody, and what became of it: an act of ours in their journey, named by the reply. */
export const deliveryKey = (contact: string, time: string, reply: string): Key => touchKey(contact, time, `answer-${reply}`);
/** Those whom a reply did not reach, so that it can be sent to them again. */
export const undeliveredList = (reply: string): string => `undelivered#${reply}`;
/** How many cases there are: over all, of somebody, and due in which hour of a day. */
export const casesPk = 'cases';
export const caseCountKey = (of: string): Key => ({ pk: casesPk, sk: of });
export const savedPk = 'saved-answers';
export const savedKey = (id: string): Key => ({ pk: savedPk, sk: `saved#${id}` });
/** Notes from one shift to the next. `note` begins with its time, so that they stand in order. */
export const handoversPk = 'handovers';
export const handoverKey = (note: string): Key => ({ pk: handoversPk, sk: `handover#${note}` });
export const policyKey: Key = { pk: 'setting#site', sk: 'policy' };
export const uploadKey = (id: string): Key => ({ pk: `upload#${id}`, sk: 'upload' });
/** `time` begins with its month, which is its partition. */
export const auditKey = (time: string, id: string): Key => ({ pk: `audit#${time.slice(0, 7)}`, sk: `${time}#${id}` });
/** Partitions of the audit log, newest month first. */
export const auditMonths = (newest: Date, count: number): readonly string[] =>
  Array.from({ length: count }, (_, back) => {
    const month = new Date(Date.UTC(newest.getUTCFullYear(), newest.getUTCMonth() - back, 1));
    return `audit#${month.toISOString().slice(0, 7)}`;
  });
/** One browser of somebody of the team. */
export const sessionKey = (email: string, id: string): Key => ({ pk: `member#${email}`, sk: `session#${id}` });
export const sessionsOf = (email: string): { readonly pk: string; readonly prefix: string } => ({
  pk: `member#${email}`,
  prefix: 'session#',
});
/** A series, and in its partition a pointer to each of its webinars. */
export const seriesKey = (series: string): Key => ({ pk: `series#${series}`, sk: 'series' });
export const seriesPartKey = (series: string, webinar: string): Key => ({ pk: `series#${series}`, sk: `webinar#${webinar}` });
export const seriesList = 'series';
export const seriesEntry = (time: string, series: string): ListKey => ({ listPk: seriesList, listSk: `${time}#${series}` });
export const settingsKey: Key = { pk: 'setting#site', sk: 'settings' };
/** Whether all mail is held back. */
export const mailStopKey: Key = { pk: 'setting#site', sk: 'mail' };
/** The day on which what is old was looked after last. */
export const retentionKey: Key = { pk: 'setting#site', sk: 'retention' };
/** How far the lifting of people who were stored before they could be searched for is. */
export const liftedKey: Key = { pk: 'setting#site', sk: 'lifted' };
/** The named links of a webinar. */
export const sourcesKey = (webinar: string): Key => ({ pk: `webinar#${webinar}`, sk: 'sources' });
/** What the inputs of a score weigh. */
export const scoresKey: Key = { pk: 'setting#site', sk: 'scores' };
export const templatesPk = 'templates';
export const templateKey = (id: string): Key => ({ pk: templatesPk, sk: `template#${id}` });
/** All segments are few, and read together. */
export const segmentsPk = 'segments';
export const segmentKey = (id: string): Key => ({ pk: segmentsPk, sk: `segment#${id}` });
/** What belongs to one segment. */
export const segmentPk = (id: string): string => `segment#${id}`;
/** Those people of a snapshot who stand in this one of the sixteen lists. */
export const membersKey = (segment: string, list: number): Key => ({
  pk: segmentPk(segment),
  sk: `members#${String(list).padStart(2, '0')}`,
});
/** A count of people that takes its time. */
export const tallyKey = (id: string): Key => ({ pk: `tally#${id}`, sk: 'tally' });
/** A day of a list (of a segment, of an export), and beside it in pieces who was in it then. */
export const dayKey = (of: string, day: string, piece?: number): Key => ({
  pk: `since#${of}`,
  sk: piece === undefined ? `day#${day}` : `tags#${day}#${String(piece).padStart(3, '0')}`,
});
export const daysOf = (of: string): { readonly pk: string; readonly prefix: string } => ({ pk: `since#${of}`, prefix: 'day#' });
/** Says that webinars of before there were runs of mail have theirs. */
export const plannedKey: Key = { pk: 'setting#site', sk: 'planned' };
export const buildKey: Key = { pk: 'setting#site', sk: 'build' };

/** Sort keys of one webinar's partition, by what they hold. */
export const within = {
  questions: 'question#',
  answers: 'answer#',
  polls: 'poll#',
  words: 'word#',
  notes: 'note#',
  chat: 'chat#',
  here: 'here#',
} as const;
export const answersOf = (question: string): string => `answer#${question}#`;
export const pastOf = (question: string): string => `past#${question}#`;
export const wordsOf = (poll: string): string => `word#${poll}#`;

/** A stable shard of a text: FNV-1a, enough to spread keys evenly (the text already is a hash or random). */
export const shardOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash % SHARDS;
};

/** Which of the sixteen lists somebody stands in, of contacts as of each webinar's registrations. */
export const listOf = (contact: string): number => shardOf(contact);

export const publicCatalogue = 'catalogue#public';
export const teamCatalogue = 'catalogue#team';
export const catalogueEntry = (listed: boolean, startsAt: string, webinar: string): ListKey => ({
  listPk: listed ? publicCatalogue : teamCatalogue,
  listSk: `${startsAt}#${webinar}`,
});
const lists = (name: string): readonly string[] => Array.from({ length: SHARDS }, (_, shard) => `${name}#${shard}`);
export const registrationLists = (webinar: string): readonly string[] => lists(`registrations#${webinar}`);
export const guestLists = (webinar: string): readonly string[] => lists(`guests#${webinar}`);
export const registrationEntry = (webinar: string, contact: string, time: string): ListKey => ({
  listPk: `registrations#${webinar}#${shardOf(contact)}`,
  listSk: `${time}#${contact}`,
});
/** In a list that is in order of time: just behind everything of this moment. */
export const endOf = (time: string): string => `${time}#~`;
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
export const contactEntry = (contact: string, day: string): ListKey => ({
  listPk: `contacts#${shardOf(contact)}`,
  listSk: `${day}#${contact}`,
});
export const contactLists = lists('contacts');
/** Addresses that were joined with another one of the same person. */
export const aliasList = 'aliases';
export const aliasEntry = (contact: string): ListKey => ({ listPk: aliasList, listSk: contact });
/** With whom an address was joined, and what the person was before. */
export const joinKey = (contact: string, alias: string): Key => ({ pk: `contact#${contact}`, sk: `merge#${alias}` });

/** One list for each reason, in order of time. */
export const suppressionList = (why: string): string => `suppressions#${why}`;
export const suppressionEntry = (why: string, since: string, contact: string, purpose: string): ListKey => ({
  listPk: suppressionList(why),
  listSk: `${since}#${contact}#${purpose}`,
});

export const dueLists: readonly string[] = lists('due');
export const dueEntry = (key: Key, at: string): DueKey => ({
  duePk: `due#${shardOf(`${key.pk}#${key.sk}`)}`,
  dueSk: `${at}#${key.pk}#${key.sk}`,
});

/** What a key says about the item: the reactions' table of contents. */
export const kindOf = ({ pk, sk }: Key): string => {
  if (pk.startsWith('contact#') && sk === 'contact') return 'contact';
  if (pk.startsWith('contact#') && sk.startsWith('registration#')) return 'registration';
  if (pk.startsWith('contact#') && sk === 'newsletter') return 'newsletter';
  if (pk.startsWith('contact#') && sk === 'erasure') return 'erasure';
  if (pk.startsWith('contact#') && sk.startsWith('copy#')) return 'copy';
  if (pk.startsWith('contact#') && sk.startsWith('case#')) return 'case';
  if (pk.startsWith('contact#') && sk.startsWith('message#')) return 'message';
  if (pk.startsWith('contact#') && /^touch#[^#]+#answer-/.test(sk)) return 'delivery';
  if (pk.startsWith('webinar#') && sk.startsWith('question#')) return 'question';
  if (pk.startsWith('webinar#') && sk.startsWith('answer#')) return 'answer';
  if (pk.startsWith('webinar#') && sk.startsWith('poll#')) return 'poll';
  if (pk.startsWith('webinar#') && sk.startsWith('word#')) return 'word';
  if (pk.startsWith('webinar#') && sk.startsWith('note#')) return 'note';
  if (pk.startsWith('webinar#') && sk.startsWith('chat#')) return 'chat';
  if (pk.startsWith('webinar#') && sk.startsWith('presence#')) return 'presence';
  if (pk.startsWith('webinar#') && sk === 'reactions') return 'reactions';
  if (pk.startsWith('webinar#') && sk === 'webinar') return 'webinar';
  if (pk.startsWith('webinar#') && sk.startsWith('run#')) return 'run';
  if (pk === settingsKey.pk && sk === settingsKey.sk) return 'settings';
  if (pk.startsWith('series#') && sk === 'series') return 'series';
  if (pk.startsWith('invitation#') && sk === 'invitation') return 'invitation';
  return 'other';
};
export const idOf = (pk: string): string => pk.slice(pk.indexOf('#') + 1);
export const webinarOfInvited = (sk: string): string => sk.slice('invited#'.length);
export const webinarOfRegistration = (sk: string): string => sk.slice('registration#'.length);
export const copyIdOf = (sk: string): string => sk.slice('copy#'.length);
