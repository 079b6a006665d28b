/**
 * The lines of the inbox: what the server said last, and over it what was changed here and is on its way. A refused change is forgotten,
 * and the line stands as it was. Pure.
 */
import type { CaseId, CaseLine } from '#shared/case.ts';

type Own = { readonly line: CaseLine /** How many changes are on their way. */; readonly waits: number };
export type Lines = {
  readonly loaded: boolean;
  readonly known: readonly CaseLine[];
  readonly own: ReadonlyMap<CaseId, Own>;
  readonly next?: string | undefined;
  /** How many came since that are not shown: they move nothing under somebody's hand. */
  readonly news: number;
};

export const noLines: Lines = { loaded: false, known: [], own: new Map(), news: 0 };

type Read = { readonly items: readonly CaseLine[]; readonly next?: string | undefined };
export type LinesEvent =
  | { readonly is: 'loaded'; readonly page: Read }
  | { readonly is: 'more'; readonly page: Read }
  /** The first page again. */
  | { readonly is: 'looked'; readonly page: Read }
  | { readonly is: 'begun'; readonly lines: readonly CaseLine[] }
  /** As it is by an answer of the server. */
  | { readonly is: 'told'; readonly line: CaseLine }
  | { readonly is: 'done'; readonly id: CaseId; readonly line?: CaseLine | undefined }
  | { readonly is: 'failed'; readonly id: CaseId; readonly line?: CaseLine | undefined };

const unlike = (known: readonly CaseLine[], items: readonly CaseLine[]): readonly CaseLine[] => {
  const ids = new Set(known.map(({ id }) => id));
  return items.filter(({ id }) => !ids.has(id));
};

/** What the server says counts again, once it is as new as what was answered here. */
const settled = (own: Lines['own'], items: readonly CaseLine[]): Lines['own'] => {
  const versions = new Map(items.map(({ id, version }) => [id, version]));
  return new Map([...own].filter(([id, { line, waits }]) => waits > 0 || !versions.has(id) || (versions.get(id) ?? 0) < line.version));
};

const finish = (state: Lines, id: CaseId, line: CaseLine | undefined): Lines => {
  const own = new Map(state.own);
  const waits = (own.get(id)?.waits ?? 1) - 1;
  const before = state.known.find((one) => one.id === id);
  if (line) own.set(id, { line, waits });
  else if (waits > 0 && before) own.set(id, { line: before, waits });
  else own.delete(id);
  return { ...state, own };
};

export const followLines = (state: Lines, event: LinesEvent): Lines => {
  switch (event.is) {
    case 'loaded':
      return { loaded: true, known: event.page.items, next: event.page.next, own: settled(state.own, event.page.items), news: 0 };
    case 'more':
      return { ...state, known: [...state.known, ...unlike(state.known, event.page.items)], next: event.page.next };
    case 'looked': {
      const { items, next } = event.page;
      const own = settled(state.own, items);
      const fresh = unlike(state.known, items);
      // One page is simply as it is now; of a longer list what is known is made new, and what is new waits.
      if (!state.next && !next && fresh.length === 0) return { ...state, known: items, own, news: 0 };
      const byId = new Map(items.map((line) => [line.id, line]));
      return { ...state, known: state.known.map((line) => byId.get(line.id) ?? line), own, news: fresh.length };
    }
    case 'begun': {
      const own = new Map(state.own);
      for (const line of event.lines) own.set(line.id, { line, waits: (own.get(line.id)?.waits ?? 0) + 1 });
      return { ...state, own };
    }
    case 'told':
      return {
        ...state,
        own: new Map(state.own).set(event.line.id, { line: event.line, waits: state.own.get(event.line.id)?.waits ?? 0 }),
      };
    case 'done':
    case 'failed':
      return finish(state, event.id, event.line);
  }
};

/** As they are drawn. `stays`: whether what was changed here still belongs into this view. */
export const shownLines = ({ known, own }: Lines, stays: (line: CaseLine) => boolean): readonly CaseLine[] =>
  known.flatMap((line) => {
    const mine = own.get(line.id)?.line;
    if (!mine) return [line];
    return stays(mine) ? [mine] : [];
  });

/** The case after this one, or before it; where it has gone, the one that took its place. */
export const beside = (ids: readonly CaseId[], open: CaseId, by: 1 | -1, before: readonly CaseId[] = ids): CaseId | undefined => {
  const at = ids.indexOf(open);
  if (at >= 0) return ids[at + by];
  const was = before.indexOf(open);
  if (was < 0) return by > 0 ? ids[0] : ids.at(-1);
  const rest = by > 0 ? before.slice(was + 1) : before.slice(0, was).reverse();
  return rest.find((id) => ids.includes(id));
};
