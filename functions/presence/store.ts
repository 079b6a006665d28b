/** Who is here: one small item per webinar and window of five minutes, kept by the counts. */
import type { WebinarId } from '#shared/ids.ts';
import { BEAT_SECONDS } from '#shared/presence.ts';
import { presenceKey } from '../table/keys.ts';
import type { Table } from '../table/table.ts';

export type PresenceStore = ReturnType<typeof createPresenceStore>;

/** The window of five minutes that an instant lies in. */
export const windowOf = (at: Date): number => Math.floor(at.getTime() / (BEAT_SECONDS * 1000));

export const createPresenceStore = ({ table, realNow }: { table: Table; realNow: () => Date }) => {
  const heardOf = async (webinar: WebinarId, window: number): Promise<number> =>
    Math.max(0, Number((await table.get(presenceKey(webinar, window)))?.people ?? 0));
  return {
    /** People present: the fuller of this window, which is still filling, and the one before. */
    async present(webinar: WebinarId): Promise<number> {
      const window = windowOf(realNow());
      return Math.max(...(await Promise.all([heardOf(webinar, window - 1), heardOf(webinar, window)])));
    },
  };
};
