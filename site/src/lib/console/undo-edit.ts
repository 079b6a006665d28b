/** What an edit replaced: kept by the tab, so that the page which follows can take it back. */
import type { Webinar } from '#shared/webinar.ts';
import { differing } from './three-way.ts';

export type Undo = {
  readonly id: string;
  /** The version that the edit made: after another one there is nothing to take back. */
  readonly version: number;
  /** The fields as they were before. */
  readonly before: Readonly<Record<string, unknown>>;
};

const NAME = 'parley-undo';

/** `before` and `after` are what the form sends; `stored` is what came of it. */
export const keepUndo = <T extends object>(storage: Storage, stored: Webinar, before: T, after: T): void => {
  const was = Object.fromEntries(differing(before, after).map((name) => [name, before[name]]));
  const undo: Undo = { id: stored.id, version: stored.version, before: was };
  try {
    storage.setItem(NAME, JSON.stringify(undo));
  } catch {
    // A full or forbidden storage: the audit log still has both versions.
  }
};

/** Undefined where this webinar's last change was not an edit of this tab. */
export const keptUndo = (storage: Storage, webinar: Pick<Webinar, 'id' | 'version'>): Undo | undefined => {
  try {
    const undo = JSON.parse(storage.getItem(NAME) ?? 'null') as Undo | null;
    const isOfThis = undo?.id === webinar.id && undo.version === webinar.version && Object.keys(undo.before).length > 0;
    return isOfThis ? undo : undefined;
  } catch {
    return undefined;
  }
};

export const dropUndo = (storage: Storage): void => storage.removeItem(NAME);
