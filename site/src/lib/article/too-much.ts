/** What a short text can become: a table of millions of cells, or nesting without end. Such a source is shown as it was written. */
import type { Nodes } from 'mdast';

/** A row is filled up to the columns of its table: two signs of a line make a thousand cells. */
const MOST_CELLS = 5_000;
const DEEPEST = 100;

/** Walks without calling itself: what is asked for is how deep it is. */
export const isTooMuch = (source: Nodes): boolean => {
  let cells = 0;
  const open: { readonly node: Nodes; readonly depth: number }[] = [{ node: source, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    if (node.type === 'table') cells += Math.max(node.align?.length ?? 0, 1) * node.children.length;
    if (depth > DEEPEST || cells > MOST_CELLS) return true;
    if ('children' in node) for (const child of node.children) open.push({ node: child, depth: depth + 1 });
  }
  return false;
};
