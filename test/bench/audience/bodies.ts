/** The feed's bodies over an hour: the room fills in its busy third to 50 open questions, answers come until its end. */
import type { Feed } from '#shared/feed.ts';
import type { Chance } from '../../trials/kill/chance.ts';
import { verdict } from '../verdict.ts';
import { brotliBytes, feedOf, roomOf } from './body.ts';
import type { Script } from './script.ts';

const MOMENTS = 30;
const OPEN = 50;
const ANSWERED = 20;

/** Bodies are computed for thirty moments; a version has the body of the moment that it falls into. */
export const createBodies = (chance: Chance, people: number, { lengthMs, publishedAt }: Script) => {
  const moments = Array.from({ length: MOMENTS }, (_, n) => {
    const share = (n + 1) / MOMENTS;
    const open = Math.round(OPEN * Math.min(1, 3 * share));
    const feed = feedOf(roomOf(chance, { people, open, answered: Math.round(ANSWERED * share), share }), 0);
    return { feed, bytes: brotliBytes(feed) };
  });
  const versions = publishedAt.map((at, version) => {
    const { feed, bytes } = moments[Math.min(MOMENTS - 1, Math.floor((at / lengthMs) * MOMENTS))] as (typeof moments)[number];
    return { feed: { ...feed, version } satisfies Feed, bytes };
  });
  const at = (version: number) => versions[version] as (typeof versions)[number];
  return { feedOf: (version: number): Feed => at(version).feed, bytesOf: (version: number): number => at(version).bytes };
};

const KIB = 1_024;
/** With its limit where SCALE sets one (T4). */
const bodySizes = [
  ['50 open', { open: 50, answered: 0 }, 3 * KIB],
  ['100 open', { open: 100, answered: 0 }, 5 * KIB],
  ['50 open, now and next', { open: 50, answered: 0, stage: true }],
  ['50 open, 20 answered', { open: 50, answered: 20 }],
  ['all of that', { open: 50, answered: 20, stage: true }],
] as const;

/** What a feed weighs: all with an open poll of four options, a note and the signs. */
export const printSizes = (chance: Chance): void => {
  console.log('Feed body as functions/live/feed.ts computes it, with an open poll, a note and reactions; bytes');
  console.log('questions              shown      JSON  brotli 5  brotli 11');
  const limited: [string, number, number][] = [];
  for (const [name, size, most] of bodySizes) {
    const feed = feedOf(roomOf(chance, { people: 100_000, ...size }), 1_200);
    const shown = String(feed.questions.length + feed.answered.length).padStart(5);
    const sizes = [Buffer.byteLength(JSON.stringify(feed)), brotliBytes(feed, 5), brotliBytes(feed, 11)];
    if (most) limited.push([name, brotliBytes(feed), most]);
    console.log(`${name.padEnd(22)} ${shown}  ${sizes.map((bytes) => bytes.toLocaleString('en').padStart(8)).join('  ')}`);
  }
  for (const [name, bytes, most] of limited) verdict(`T4 a feed with ${name} ≤ ${most.toLocaleString('en')} bytes, brotli 5`, bytes, most);
  console.log();
};
