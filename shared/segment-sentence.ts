/** A tree of rules as a sentence that can be copied. */
import { type Group, isGroup, kindOfGroup, type Node, nodesOf } from './segment.ts';
import { type Names, ruleToWords } from './segment-words.ts';

const toWords = (node: Node, names: Names, isInner: boolean): string => {
  if (!isGroup(node)) return ruleToWords(node, names);
  const kind = kindOfGroup(node);
  const each = nodesOf(node).map((one) => toWords(one, names, true));
  const words =
    kind === 'none' ? `is none of these: ${each.map((one) => `who ${one}`).join(', ')}` : each.join(kind === 'all' ? ' and ' : ' or ');
  return isInner && (kind === 'none' || each.length > 1) ? `(${words})` : words;
};

/** “Everybody who attended “A” and (asked a question in “A” or voted for a question in “A”).” */
export const toSentence = (rules: Group, names: Names): string =>
  nodesOf(rules).length === 0 ? 'Everybody.' : `Everybody who ${toWords(rules, names, false)}.`;
