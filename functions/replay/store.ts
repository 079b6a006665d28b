/** The transcript of a recording: its cues in as many items as they need, and one that says which they are. */
import type { AuditEntry } from '#shared/audit.ts';
import type { WebinarId } from '#shared/ids.ts';
import type { TranscriptNote } from '#shared/transcript.ts';
import type { Cue } from '#shared/vtt.ts';
import { auditItem } from '../audit/entry.ts';
import { createCache } from '../table/cache.ts';
import { transcriptKey, transcriptPartKey, within } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table, Write } from '../table/table.ts';
import { toParts } from './parts.ts';

/** `file` names this upload among all of its webinar. */
export type StoredTranscript = TranscriptNote & { readonly file: string; readonly parts: number };

/** A replacement is seen after this at the latest. */
const COPY_MS = 5_000;
const MOST_COPIES = 20;
/** A reading between two uploads finds parts of both: it is done again. */
const TRIES = 3;

const toStored = (item: Item): StoredTranscript => {
  const { file, parts, at, by, cues, seconds, bytes } = item as unknown as StoredTranscript;
  return { file, parts, at, by, cues, seconds, bytes };
};

export const createReplayStore = ({ table, realNow }: { table: Table; realNow: () => Date }) => {
  const copies = createCache<readonly Cue[]>(COPY_MS, realNow, MOST_COPIES);

  const find = async (webinar: WebinarId): Promise<StoredTranscript | undefined> => {
    const item = await table.get(transcriptKey(webinar), { strong: true });
    return item && toStored(item);
  };

  const read = async (webinar: WebinarId): Promise<readonly Cue[] | undefined> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const head = await find(webinar);
      if (!head) return undefined;
      const parts: Item[] = [];
      for await (const item of table.all({ pk: transcriptKey(webinar).pk, prefix: within.transcript, strong: true })) parts.push(item);
      if (parts.length === head.parts && parts.every(({ file }) => file === head.file))
        return parts.flatMap(({ said }) => JSON.parse(String(said)) as Cue[]);
    }
    return undefined;
  };

  const removals = (webinar: WebinarId, from: number, until: number): Write[] =>
    Array.from({ length: Math.max(0, until - from) }, (_, at) => ({ remove: transcriptPartKey(webinar, from + at) }));
  const asSeen = (seen: StoredTranscript | undefined) => (seen ? ({ equals: ['file', seen.file] } as const) : ({ absent: 'pk' } as const));

  return {
    find,

    /** What is said, from a copy of five seconds at most; undefined where there is no transcript. */
    cues: (webinar: WebinarId) => copies.find(webinar, () => read(webinar)),

    /** All of it or nothing, in place of what was `seen`; false where somebody else changed it between. `entry` tells of it. */
    async replace(
      webinar: WebinarId,
      seen: StoredTranscript | undefined,
      { file, cues, bytes, at, by }: Pick<StoredTranscript, 'file' | 'bytes' | 'at' | 'by'> & { readonly cues: readonly Cue[] },
      entry: AuditEntry,
    ): Promise<StoredTranscript | undefined> {
      const parts = toParts(cues);
      const seconds = Math.ceil(cues.reduce((last, { until }) => Math.max(last, until), 0));
      const next: StoredTranscript = { file, parts: parts.length, at, by, cues: cues.length, seconds, bytes };
      const done = await table.transact([
        { put: { ...transcriptKey(webinar), ...next, v: DATA_VERSION }, when: asSeen(seen) },
        ...parts.map((said, n) => ({ put: { ...transcriptPartKey(webinar, n), file, said, v: DATA_VERSION } })),
        ...removals(webinar, parts.length, seen?.parts ?? 0),
        { put: auditItem(entry) },
      ]);
      copies.drop(webinar);
      return done.ok ? next : undefined;
    },

    /** False where somebody else changed it since it was `seen`. */
    async remove(webinar: WebinarId, seen: StoredTranscript, entry: AuditEntry): Promise<boolean> {
      const done = await table.transact([
        { remove: transcriptKey(webinar), when: asSeen(seen) },
        ...removals(webinar, 0, seen.parts),
        { put: auditItem(entry) },
      ]);
      copies.drop(webinar);
      return done.ok;
    },
  };
};
