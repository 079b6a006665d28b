/** The room that the simulated audience watches: plainly fictional, filled by the minute, its feed made by the real `computeFeed`. */
import { brotliCompressSync, constants } from 'node:zlib';
import { computeFeed, type Room } from '#functions/live/feed.ts';
import { toQuestion } from '#functions/question/ask.ts';
import type { StoredQuestion } from '#functions/question/moderate.ts';
import { draftToWebinar } from '#functions/webinar/draft.ts';
import type { Feed } from '#shared/feed.ts';
import { base32 } from '#shared/ids.ts';
import type { Poll } from '#shared/poll.ts';
import { noCounts, type Webinar } from '#shared/webinar.ts';
import { webinarDraft } from '#shared/webinar-draft.ts';
import type { Chance } from '../../trials/kill/chance.ts';
import texts from './questions.json' with { type: 'json' };

const STARTS = Date.parse('2027-06-18T13:00:00.000Z');
const names = ['Noor Example', 'Jonas Sample', 'Mia Placeholder', 'Tariq Example', 'Ines Sample', 'Ola Example', '', 'Kim Placeholder'];
const replies = [
  'Yes. Start with one team and one inbox, and write down who owns a question after six in the evening.',
  'It took us five weeks. The first two were training, the other three were habits.',
  'We answer in public where more than one person asked, and by mail where the answer holds names.',
  'No, and we say so. A short no today is worth more than a long maybe next month.',
];
const iso = (ms: number): string => new Date(ms).toISOString();
const bytes = (chance: Chance, count: number): Uint8Array => Uint8Array.from({ length: count }, () => chance.whole(256));

const webinarOf = (people: number): Webinar => {
  const draft = { title: 'When marketing answers the phone', startsAt: iso(STARTS), timeZone: 'Europe/Berlin', durationMinutes: 60 };
  const webinar = draftToWebinar(webinarDraft.parse(draft), 'f1ct10na1w', new Date(STARTS));
  return { ...webinar, state: 'live', startedAt: iso(STARTS), counts: { ...noCounts, registered: people, attended: people } };
};

const asked = (webinar: Webinar, n: number, at: number, chance: Chance): StoredQuestion => ({
  ...toQuestion({
    id: `${webinar.id}-${base32(bytes(chance, 13)).slice(0, 20)}`,
    webinar,
    text: texts[n % texts.length] ?? '',
    asker: 'asker',
    name: names[n % names.length] ?? '',
    company: '',
    anonymous: false,
    confirmed: true,
    now: new Date(at),
  }),
  visibility: 'live',
});

const openPoll = (webinar: Webinar, share: number, people: number): Poll => ({
  ...{ id: 'p0llex4mp1e0', webinar: webinar.id, kind: 'single', question: 'Where do questions get lost in your team?' },
  ...{ options: ['In a spreadsheet', 'In somebody’s inbox', 'Between two tools', 'Nowhere'], state: 'open', results: 'shown' },
  ...{ counts: [0.2, 0.4, 0.3, 0.1].map((part) => Math.round(part * share * people)), answered: Math.round(share * people) },
  ...{ createdAt: iso(STARTS), openedAt: iso(STARTS), closedAt: null, version: 1 },
});

type Size = { people: number; open: number; answered: number; share?: number; stage?: boolean };

/** A room of `people` at a share of its hour: `open` questions wait, `answered` ones are settled; `stage`: one is on air and one next. */
export const roomOf = (chance: Chance, { people, open, answered, share = 1, stage = false }: Size): Room => {
  const webinar = webinarOf(people);
  const at = (n: number): number => STARTS + Math.floor((n / (open + answered)) * share * 3_600_000) + chance.whole(1_000);
  const all = Array.from({ length: open + answered }, (_, n) => asked(webinar, n, at(n), chance));
  const votes = (n: number): number => Math.floor((people * share * chance.between(0, 1)) / (2 + n));
  const questions = all.map(
    (question, n): StoredQuestion => ({
      ...question,
      votes: votes(n),
      ...(n < answered ? { resolution: 'answered', outcome: n % 2 ? 'text' : 'live', answeredAt: iso(at(n) + 300_000) } : {}),
      ...(stage && n === answered ? { resolution: 'answering', answeringAt: iso(at(n) + 60_000) } : {}),
      ...(stage && n === answered + 1 ? { nextAt: iso(at(n) + 60_000) } : {}),
    }),
  );
  const settled = questions.slice(0, answered).map(({ id, answeredAt = '' }, n) => {
    const written = n % 2 ? { kind: 'text' as const, text: replies[n % replies.length] ?? '' } : { kind: 'live' as const };
    return [id, [{ n: 0, at: answeredAt, by: 'hanna', private: false, ...written }]] as const;
  });
  const notes = [{ id: 'n0teex4mp1e0', webinar: webinar.id, text: 'The workbook is ready.', url: 'https://parley.example.com/workbook' }];
  return {
    ...{ webinar, questions, answers: new Map(settled), polls: [openPoll(webinar, share, people)], words: new Map(), lines: [] },
    ...{ notes: notes.map((note) => ({ ...note, label: 'Get it', at: iso(STARTS), by: 'hanna', clicks: 0 })) },
    ...{ reactions: [people, people >> 1, people >> 2, people >> 3, people >> 4], present: people },
  };
};

/** A feed as the wire has it. */
export const feedOf = (room: Room, version: number): Feed => ({ ...computeFeed(room), version, changedAt: iso(STARTS + version * 1_000) });

/** Bytes of a feed on the wire. Quality 5 is what servers choose who compress as they answer; CloudFront does not tell its own. */
export const brotliBytes = (feed: Feed, quality = 5): number =>
  brotliCompressSync(JSON.stringify(feed), { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;
