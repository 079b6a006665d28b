/** One build of the site at a time; whoever comes meanwhile leaves a flag, and one more build follows. */
import type { Deps } from '../deps.ts';
import { buildKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';

/** A build that takes longer than this has died. */
const LEASE_MS = 10 * 60_000;

export const rebuildSite = async (deps: Pick<Deps, 'table' | 'realNow' | 'rebuild'>): Promise<void> => {
  const now = () => deps.realNow().getTime();
  for (;;) {
    const started = now();
    const claimed = await deps.table.change(
      buildKey,
      { set: { building: started, v: DATA_VERSION }, remove: ['again'] },
      { any: [{ absent: 'building' }, { below: ['building', started - LEASE_MS] }] },
    );
    if (!claimed.ok) {
      // Refused where the build ended in between: then it is this one's turn after all.
      const flagged = await deps.table.change(buildKey, { set: { again: true } }, { exists: 'building' });
      if (flagged.ok) return;
      continue;
    }
    try {
      await deps.rebuild();
    } finally {
      await deps.table.change(buildKey, { remove: ['building'] }, { equals: ['building', started] });
    }
    const asked = await deps.table.change(buildKey, { remove: ['again'] }, { exists: 'again' });
    if (!asked.ok) return;
  }
};

/** A build that died is asked for again once its lease is over: whoever came meanwhile left a flag and went. */
export const resumeBuild = async (deps: Pick<Deps, 'table' | 'realNow' | 'queue'>): Promise<void> => {
  const build = await deps.table.get(buildKey);
  const hasDied = typeof build?.building === 'number' && build.building < deps.realNow().getTime() - LEASE_MS;
  const wasForgotten = build?.again === true && build.building === undefined;
  if (hasDied || wasForgotten) await deps.queue('work', { kind: 'rebuild' });
};
