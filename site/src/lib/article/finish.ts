/** What harmless HTML of an article still needs on its page: sections that can be linked to, tables that scroll, pictures of ours only. */
import type { Element, ElementContent, Nodes, Root } from 'hast';
import { titleToSlug } from '#shared/ids.ts';
import { createPlacer, type FindPicture } from './picture.ts';

export type Stop = { readonly id: string; readonly text: string };

const textOf = (node: Nodes): string => ('value' in node ? node.value : 'children' in node ? node.children.map(textOf).join('') : '');

/** The page's own heading is the only one of its rank. */
const lower = (rank: string): string => `h${Math.min(6, Number(rank.slice(1)) + 1)}`;

export const finish = (safe: Nodes, find: FindPicture): { root: Root; contents: readonly Stop[] } => {
  const contents: Stop[] = [];
  const used = new Map<string, number>();
  const toId = (text: string): string => {
    // The page has names of its own, and so have the fields of a form in it: a section called "Email" must not take one of them.
    const base = `part-${titleToSlug(text) || 'n'}`;
    // Counted, not tried one by one: thousands of sections may have the same name.
    let n = used.get(base) ?? 1;
    let id = n === 1 ? base : `${base}-${n}`;
    while (n > 1 && used.has(id)) {
      n += 1;
      id = `${base}-${n}`;
    }
    used.set(base, n + 1);
    if (id !== base) used.set(id, 2);
    return id;
  };
  // The whole article has one rank above its sections, whichever its author began with.
  const ranks: number[] = [];
  const seeRanks = (node: Nodes): void => {
    if (node.type === 'element' && /^h[1-6]$/.test(node.tagName)) ranks.push(Number(node.tagName.slice(1)));
    if ('children' in node) for (const child of node.children) seeRanks(child);
  };
  seeRanks(safe);
  const lifted = ranks.length > 0 ? Math.min(...ranks) - 1 : 0;

  const { place, placeAlone } = createPlacer(find);
  const change = (node: ElementContent): readonly ElementContent[] => {
    if (node.type !== 'element') return [node];
    if (node.tagName === 'img') return [place(node)];
    const alone = placeAlone(node);
    return alone ?? [changeOther(node)];
  };
  const changeOther = (node: Element): ElementContent => {
    const children = node.children.flatMap(change);
    const { tagName, properties } = node;
    if (/^h[1-6]$/.test(tagName)) {
      const rank = lower(`h${Number(tagName.slice(1)) - lifted}`);
      const text = textOf(node).trim();
      if (rank !== 'h2' || !text) return { ...node, tagName: rank, children };
      const id = toId(text);
      contents.push({ id, text });
      return { ...node, tagName: rank, properties: { ...properties, id }, children };
    }
    if (tagName === 'table') return toScroller({ ...node, children });
    return { ...node, children };
  };
  const content = safe.type === 'root' ? safe.children : safe.type === 'element' ? [safe] : [];
  return {
    root: { type: 'root', children: content.flatMap((node) => (node.type === 'doctype' ? [] : change(node))) },
    contents,
  };
};

/** A wide table moves inside of its own frame; who uses keys can reach it. */
const toScroller = (table: Element): Element => ({
  type: 'element',
  tagName: 'div',
  properties: { className: ['table-frame'], tabIndex: 0 },
  children: [table],
});
