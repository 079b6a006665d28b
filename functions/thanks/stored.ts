/** A thank-you as it is stored: a touch of its person, and that they were thanked. Pure. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { Thanks, ThanksState, ThanksWhy } from '#shared/thanks.ts';
import { idOf, thanksKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item } from '../table/table.ts';

/** A code of a list: `place` says which one; `givenOn` the day of the house. */
export type GivenCode = { readonly gift: string; readonly place: number; readonly givenOn: string; readonly list: string };
/** Of what the mail brings. A code that reached nobody is taken off it. */
export type StoredThanks = {
  readonly person: ContactId;
  readonly at: string;
  /** By which an invitation knows its own. */
  readonly id: string;
  readonly state: ThanksState;
  readonly why?: ThanksWhy;
  readonly code?: string;
  readonly webinar?: WebinarId;
} & Partial<GivenCode>;

/** That somebody was thanked last, and by which press. */
export type Thanked = { readonly at: string; readonly key: string };

/** `kind` and `event` are those of every touch. */
export const thanksToItem = ({ person, at, state, ...thanks }: StoredThanks): Item => ({
  ...thanksKey(person, at),
  ...{ kind: 'thanks', event: state, at },
  ...thanks,
  v: DATA_VERSION,
});

export const itemToThanks = (item: Item): StoredThanks => {
  const { pk, sk: _sk, kind: _k, event, duePk: _dp, dueSk: _ds, v: _v, ...thanks } = item;
  return { ...(thanks as unknown as Omit<StoredThanks, 'person' | 'state'>), person: idOf(pk), state: event as ThanksState };
};

export const toThanks = ({ at, state, why, list, webinar }: StoredThanks): Thanks => ({
  ...{ at, state },
  ...(why ? { why } : {}),
  ...(list ? { list } : {}),
  ...(webinar ? { webinar } : {}),
});
