/** Rules on screen: what a new one begins as, what kinds are called, and how the page's address holds a tree of them. Pure. */
import type { Group } from '#shared/segment.ts';
import type { Rule } from '#shared/segment-rule.ts';

/** What a new rule of a kind begins as. */
export const newRule = (kind: Rule['rule'], webinar: string | undefined): Rule => {
  const inside = webinar === undefined ? ('any' as const) : [webinar];
  const fresh: { readonly [K in Rule['rule']]: Rule } = {
    state: { rule: 'state', in: inside, is: 'registered' },
    asked: { rule: 'asked', in: inside, is: 'asked' },
    poll: { rule: 'poll', in: inside },
    vote: { rule: 'vote', in: inside, least: 1 },
    note: { rule: 'note', in: inside },
    survey: { rule: 'survey', in: inside },
    did: { rule: 'did', what: 'download' },
    score: { rule: 'score', in: webinar ?? 'overall', is: 'least', score: 70 },
    brought: { rule: 'brought', in: 'any', least: 1 },
    label: { rule: 'label', labels: [] },
    source: { rule: 'source', touch: 'first', field: 'source', is: 'known' },
    consent: { rule: 'consent', purpose: 'marketing', is: 'confirmed' },
    suppressed: { rule: 'suppressed', purpose: 'marketing' },
    hold: { rule: 'hold' },
    channel: { rule: 'channel', is: 'mail' },
    language: { rule: 'language', in: ['en'] },
    country: { rule: 'country', in: ['DE'] },
    day: { rule: 'day', touch: 'last', is: 'within', days: 30 },
  };
  return fresh[kind];
};

/** The names of the kinds, in the order in which they are chosen from. */
export const kindNames: Readonly<Record<Rule['rule'], string>> = {
  state: 'Webinar',
  asked: 'Questions',
  poll: 'Poll answer',
  vote: 'Votes',
  note: 'Button of a note',
  survey: 'Survey',
  did: 'Content',
  score: 'Score',
  brought: 'Brought others',
  label: 'Label',
  source: 'Source',
  consent: 'Consent',
  suppressed: 'Not mailed',
  hold: 'Service hold',
  channel: 'Preferred channel',
  language: 'Language',
  country: 'Country',
  day: 'First or last act',
};

export const toParameter = (tree: Group): string => JSON.stringify(tree);

/** Whatever stands in an address: the server says what is wrong with rules, this only keeps the page from breaking. */
export const fromParameter = (text: string | null): Group | undefined => {
  const isTree = (given: unknown): given is Group => {
    if (typeof given !== 'object' || given === null) return false;
    if ('rule' in given) return typeof given.rule === 'string' && given.rule in kindNames;
    const [nodes] = Object.values(given);
    return Array.isArray(nodes) && nodes.every(isTree);
  };
  try {
    const given: unknown = JSON.parse(text ?? '');
    return isTree(given) && !('rule' in given) ? given : undefined;
  } catch {
    return undefined;
  }
};
