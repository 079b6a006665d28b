/** Care for the quiet: people who came and never said anything are asked once, softly, what they would like to know (decision 0039). */
import * as z from 'zod';
import { limits } from './limits.ts';
import { pageQuery } from './page.ts';
import { leftReasons, leftWords } from './reach.ts';
import { isFilled, line } from './text.ts';

/** Who is quiet: registered for so many webinars that took place within so many days, the first form so long ago. */
export const quietRule = { webinars: 2, withinDays: 365, knownDays: 30, againDays: 180 } as const;

/**
 * `preparing`: people are looked for; `ready`: to be looked at, nothing leaves; `done`: everybody was asked or left out; `stopped`: ended
 * by hand, for good.
 */
export type QuietState = 'preparing' | 'ready' | 'running' | 'paused' | 'done' | 'stopped';

/**
 * Why somebody who is quiet is not asked. `never`: they want none of it; `heard`: they answered such a mail before; `lately`: they had one
 * within half a year; `often`: as many mails in 30 days as they want; `ended`: the round was stopped before their turn.
 */
export const quietReasons = [...leftReasons, 'never', 'heard', 'lately', 'often', 'refused', 'gone', 'ended'] as const;
export type QuietLeft = (typeof quietReasons)[number];
export type QuietCounts = Readonly<Partial<Record<QuietLeft, number>>>;

/** After a number: “180 without consent, 12 asked within half a year”. */
export const quietWords: Readonly<Record<QuietLeft, string>> = {
  ...leftWords,
  never: 'who want no such mail',
  heard: 'who answered one before',
  lately: 'asked within half a year',
  often: 'mailed often enough',
  refused: 'refused by their mail server',
  gone: 'joined with another address',
  ended: 'not asked any more',
};

/** The most frequent first. Empty where nobody is left out. */
export const toQuietWords = (counts: QuietCounts): string =>
  quietReasons
    .flatMap((why) => (counts[why] ? [[why, counts[why]] as const] : []))
    .toSorted(([, a], [, b]) => b - a)
    .map(([why, count]) => `${count.toLocaleString('en')} ${quietWords[why]}`)
    .join(', ');

/** What somebody did with the mail; `heard` counts each person once, whatever they did. */
export const voices = ['heard', 'asked', 'topic', 'channel', 'never'] as const;
export type Voice = (typeof voices)[number];
export type Voices = Readonly<Record<Voice, number>>;

/** By which way somebody would like to be answered. Only mail leaves by itself; the team reads the others with the case. */
export const channels = ['mail', 'phone', 'webinar'] as const;
export type Channel = (typeof channels)[number];

/** Where nobody chose topics, these stand there: they fit any house, and are spoken in the reader's language. */
export const commonTopics = ['How to begin', 'What it costs', 'How it works with what I use', 'Something that does not work'] as const;
export type CommonTopic = (typeof commonTopics)[number];
export const isCommonTopic = (text: string): text is CommonTopic => (commonTopics as readonly string[]).includes(text);

export const MOST_TOPICS = 6;
const topic = line('A topic', limits.noteButton).refine(isFilled, 'Please write a topic, or leave it out.');
const topics = z
  .array(topic)
  .max(MOST_TOPICS, `Please choose ${MOST_TOPICS} topics at most: they are read on a phone.`)
  .refine((all) => new Set(all).size === all.length, 'A topic is there twice.');

/** Without topics the common ones are shown. */
export const quietRequest = z.strictObject({ topics: topics.default([]) });
export const quietChange = z.strictObject({ version: z.number().int().min(1), topics });
export const quietAct = z.strictObject({ version: z.number().int().min(1) });
export const quietQuery = z.strictObject(pageQuery);

/** What the rule found of somebody: when they first registered (a day), for how many webinars of the year, to how many they came. */
export type Silence = { readonly since: string; readonly webinars: number; readonly came: number };

/** One line of `GET /api/console/quiet`. `looked`: at how many people; `left`: before the round, `skipped`: just before their mail. */
export type QuietRound = {
  readonly id: string;
  readonly state: QuietState;
  readonly by: string;
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly topics: readonly string[];
  readonly looked: number;
  readonly quiet: number;
  readonly size: number;
  readonly left: QuietCounts;
  readonly sent: number;
  /** It may have arrived, and none follows. */
  readonly unknown: number;
  readonly skipped: QuietCounts;
  readonly voices: Voices;
  /** Until when nobody can be written to, since it is night where they are. */
  readonly waitsUntil?: string;
  readonly version: number;
};

/** `GET /api/console/quiet/{id}`. `people`: ten of those who wait for it, for who may see people. */
export type QuietView = QuietRound & {
  readonly people: readonly ({ readonly id: string; readonly name: string; readonly company: string } & Silence)[];
  readonly mail: { readonly from: string; readonly subject: string; readonly text: string };
  /** What the organisation calls things by, the most used first: proposals for topics. */
  readonly labels: readonly string[];
};
