/** What an export needs to be written, and what it has come to. All through `deps`. */
import type { AuditEntry } from '#shared/audit.ts';
import { toEntry } from '../audit/entry.ts';
import type { Members } from '../since/members.ts';
import type { TeamDeps } from '../team-deps.ts';
import type { Made } from './making.ts';
import { toNaming } from './naming.ts';
import { type Progress, rowsOf, type Writing } from './parts.ts';
import type { StoredExport, StoredFile } from './stored.ts';

/** The function has 15 minutes; what is left is enough for a part to be sent and kept. */
const LATE_MS = 12 * 60_000;
/** How often the number on the screen moves. */
const TOLD_MS = 1_000;

type Telling = { readonly partBytes: number; readonly members: Members; readonly explain: Writing['explain'] };

export const toWriting = (deps: TeamDeps, mine: StoredExport, { plan, isBare }: Made, telling: Telling): Writing => {
  const began = deps.realNow().getTime();
  let told = began;
  return {
    ...{ objects: deps.objects, plan, isBare, ...telling, id: mine.id, naming: toNaming(mine) },
    save: (progress) => deps.exports.save(mine, progress, rowsOf(progress)),
    isLate: () => deps.realNow().getTime() - began >= LATE_MS,
    told: async (rows) => {
      if (deps.realNow().getTime() - told < TOLD_MS) return;
      told = deps.realNow().getTime();
      await deps.exports.told(mine, rows);
    },
  };
};

export type Done = Pick<StoredExport, 'since' | 'rows' | 'excluded'> & { readonly files: readonly StoredFile[] };

export const toDone = (progress: Progress): Done => ({
  files: progress.sheets.map(({ name, number, key, filename, rows }) => ({
    name: number > 1 ? `${name}-${number}` : name,
    filename,
    rows,
    object: key,
  })),
  rows: rowsOf(progress),
  excluded: progress.left,
  ...(progress.since ? { since: progress.since } : {}),
});

/** Who took what, for what, how many, and who was left out. */
export const toMadeEntry = (
  deps: TeamDeps,
  { id, by, target, purpose, webinar, segment, overHold }: StoredExport,
  { rows, excluded }: Done,
): AuditEntry =>
  toEntry(
    deps,
    { by, act: 'export.made', thing: `export#${id}` },
    {},
    { target, purpose, webinar, segment, overHold: overHold?.reason, rows, excluded },
  );
