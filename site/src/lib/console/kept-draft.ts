/** What was typed into a webinar's form and not saved yet: kept in this browser, so that a closed tab or a dead battery loses nothing. */
import type { Webinar } from '#shared/webinar.ts';
import type { Fields } from './draft.ts';

export type KeptDraft = {
  /** Milliseconds. */
  readonly at: number;
  /** The webinar as it was when the typing began: what somebody saved since is not written over. Null for a new one. */
  readonly base: Webinar | null;
  readonly fields: Fields;
};

const nameOf = (id: string | undefined): string => `parley-draft-${id ?? 'new'}`;
const DAY = 86_400_000;
const DAYS_KEPT = 14;

export const keepDraft = (storage: Storage, id: string | undefined, kept: KeptDraft): void => {
  try {
    storage.setItem(nameOf(id), JSON.stringify(kept));
  } catch {
    // A full or forbidden storage: the warning at closing the tab is left.
  }
};

export const dropDraft = (storage: Storage, id: string | undefined): void => storage.removeItem(nameOf(id));

/** Undefined where nothing is kept, it is too old, or of a form that had other fields. */
export const keptDraft = (storage: Storage, id: string | undefined, now: number, like: Fields): KeptDraft | undefined => {
  try {
    const kept = JSON.parse(storage.getItem(nameOf(id)) ?? 'null') as KeptDraft | null;
    if (!kept || now - kept.at > DAYS_KEPT * DAY) return undefined;
    return Object.keys(like).every((name) => typeof kept.fields[name as keyof Fields] === typeof like[name as keyof Fields])
      ? kept
      : undefined;
  } catch {
    return undefined;
  }
};
