/** Who of the team is in a room: one small item for each, which the table forgets by itself. */
import type { TeamHere } from '#shared/host.ts';
import type { WebinarId } from '#shared/ids.ts';
import { hereKey, webinarKey, within } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table } from '../table/table.ts';

/** Consoles say so every 30 s; who missed two of them is gone. */
const HERE_MS = 60_000;

export const createHostStore = ({ table, now }: { table: Table; now: () => Date }) => ({
  /** Somebody has the console of this webinar open now. */
  async come(webinar: WebinarId, { email, name }: Pick<TeamHere, 'email' | 'name'>): Promise<void> {
    const at = now();
    const ttl = Math.ceil((at.getTime() + HERE_MS) / 1000);
    await table.put({ ...hereKey(webinar, email), email, name, at: at.toISOString(), ttl, v: DATA_VERSION });
  },

  /** Those who were here within the last minute, by name. */
  async here(webinar: WebinarId): Promise<TeamHere[]> {
    const { items } = await table.query({ pk: webinarKey(webinar).pk, prefix: within.here });
    return items
      .map(({ email, name, at }) => ({ email: String(email), name: String(name), at: String(at) }))
      .filter(({ at }) => now().getTime() - Date.parse(at) < HERE_MS)
      .sort((a, b) => a.name.localeCompare(b.name) || a.email.localeCompare(b.email));
  },
});
