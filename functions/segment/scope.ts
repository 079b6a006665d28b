/** Which people and webinars have to be looked at for a tree of rules: as few as hold everybody who can fit. Pure. */
import type { WebinarId } from '#shared/ids.ts';
import { type Group, isGroup, kindOfGroup, type Node, nodesOf, rulesIn } from '#shared/segment.ts';
import type { Rule } from '#shared/segment-rule.ts';

/** `any`: every webinar there is. */
export type Webinars = 'any' | readonly WebinarId[];
export type RuleScope = { readonly of: 'everybody' | 'registered'; readonly webinars: Webinars };

/** The webinars that a rule asks about: it is true only of who has a part in one of them. None where it asks about the person alone. */
const asksAbout = (rule: Rule): Webinars => {
  if (rule.rule === 'score') return rule.in === 'overall' ? 'any' : [rule.in];
  return 'in' in rule && rule.rule !== 'language' && rule.rule !== 'country' ? rule.in : [];
};

const unite = (all: readonly Webinars[]): Webinars => (all.some((some) => some === 'any') ? 'any' : [...new Set(all.flat())]);

/** Whoever fits has a part in one of these; undefined where somebody without one may fit, or with one in whichever webinar. */
const partIn = (node: Node): readonly WebinarId[] | undefined => {
  if (!isGroup(node)) {
    const webinars = asksAbout(node);
    return webinars === 'any' || webinars.length === 0 ? undefined : webinars;
  }
  const kind = kindOfGroup(node);
  if (kind === 'none') return undefined;
  const parts = nodesOf(node).map(partIn);
  const known = parts.filter((part) => part !== undefined);
  if (kind === 'any') return known.length === parts.length ? [...new Set(known.flat())] : undefined;
  return known.sort((a, b) => a.length - b.length)[0];
};

/** Rules over any webinar look at everybody once. */
export const scopeOf = (rules: Group): RuleScope => {
  const webinars = unite(rulesIn(rules).map(asksAbout));
  return { of: webinars !== 'any' && partIn(rules) ? 'registered' : 'everybody', webinars };
};
