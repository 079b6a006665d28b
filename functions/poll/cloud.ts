/** The words of a poll: counted one by one, and shown where a host let them in. */
import type { WebinarId } from '#shared/ids.ts';
import { CLOUD_WORDS, type ConsoleWord, type PollWord } from '#shared/poll.ts';
import type { Condition } from '../table/expression.ts';
import { cloudKey, webinarKey, wordKey, wordsOf } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';
import { byCount } from './public.ts';

/** Words that a console reads at once: 25 units. Beyond that nobody moderates by hand. */
const MOST_READ = 2_500;

const countOf = (item: Item | undefined): number => Math.max(0, Number(item?.count ?? 0)) || 0;

export const createCloud = ({ table }: { table: Table }) => {
  const letIn = async (webinar: WebinarId, poll: string): Promise<ReadonlySet<string>> => {
    const item = await table.get(cloudKey(webinar, poll), { strong: true });
    return item?.words instanceof Set ? (item.words as Set<string>) : new Set();
  };
  return {
    /** The words that hosts let in, with their counts. */
    async cloud(webinar: WebinarId, poll: string): Promise<PollWord[]> {
      const words = [...(await letIn(webinar, poll))];
      return Promise.all(
        words.map(async (text) => ({ text, count: countOf(await table.get(wordKey(webinar, poll, text), { strong: true })) })),
      );
    },

    /** Words that nobody else wrote and no host let in go with their writer. */
    async forgetWords(webinar: WebinarId, poll: string, words: readonly string[]): Promise<void> {
      const shown = await letIn(webinar, poll);
      const own: Condition = { any: [{ absent: 'count' }, { below: ['count', 2] }] };
      for (const word of words) if (!shown.has(word)) await table.remove(wordKey(webinar, poll, word), own);
    },

    /** All words that somebody stands by, most frequent first; `more` where there were too many to read. */
    async words(webinar: WebinarId, poll: string): Promise<{ words: ConsoleWord[]; more: boolean }> {
      const shown = await letIn(webinar, poll);
      const prefix = wordsOf(poll);
      const words: ConsoleWord[] = [];
      let read = 0;
      for await (const item of table.all({ pk: webinarKey(webinar).pk, prefix })) {
        if (read === MOST_READ) return { words: words.sort(byCount), more: true };
        read += 1;
        const text = item.sk.slice(prefix.length);
        if (countOf(item) > 0) words.push({ text, count: countOf(item), shown: shown.has(text) });
      }
      return { words: words.sort(byCount), more: false };
    },

    /** Lets a word into the cloud, or out of it. One that is in already, or out, stays so. */
    async showWord(webinar: WebinarId, poll: string, word: string, shown: boolean): Promise<'done' | 'unknown' | 'full'> {
      const key = cloudKey(webinar, poll);
      const words = new Set([word]);
      if (!shown) {
        await table.change(key, { take: { words }, initial: { v: DATA_VERSION } });
        return 'done';
      }
      if (countOf(await table.get(wordKey(webinar, poll, word), { strong: true })) === 0) return 'unknown';
      const change = { add: { words }, initial: { v: DATA_VERSION } };
      const done = await table.change(key, change, { any: [{ has: ['words', word] }, { fewerThan: ['words', CLOUD_WORDS] }] });
      return done.ok ? 'done' : 'full';
    },
  };
};
