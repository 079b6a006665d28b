/** The index of the published build, loaded when somebody first searches. */
import { pointerPath, type SearchKind, type SearchPointer } from '#shared/search.ts';

export type Result = {
  /** Escaped text with `<mark>` around what was looked for. */
  readonly excerpt: string;
  readonly meta: { readonly title: string; readonly kind: SearchKind; readonly path: string; readonly locale?: string };
};
type Index = {
  readonly init: () => Promise<void>;
  readonly search: (words: string) => Promise<{ readonly results: readonly { readonly data: () => Promise<Result> }[] }>;
};

const load = async (): Promise<Index> => {
  const answer = await fetch(pointerPath);
  if (!answer.ok) throw new Error(`The index answered ${answer.status}`);
  const { at } = (await answer.json()) as SearchPointer;
  const index = (await import(/* @vite-ignore */ `${at}pagefind.js`)) as Index;
  await index.init();
  return index;
};

let loading: Promise<Index> | undefined;

/** Rejects where a part of it does not come; the next call tries anew. */
export const findAll = async (words: string) => {
  loading ??= load();
  try {
    return (await (await loading).search(words)).results;
  } catch (error) {
    loading = undefined;
    throw error;
  }
};
