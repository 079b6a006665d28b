/** What the team calls people by. A label of a question is its asker's as well, for as long as the question has it. Pure. */
import type { QuestionId } from '#shared/ids.ts';
import type { PersonLabel } from '#shared/person-page.ts';
import type { Contact } from '../contact/store.ts';

type Labelled = Pick<Contact, 'labels' | 'labelled' | 'labelledToo'>;

const sorted = (labels: Iterable<string>): readonly string[] => [...new Set(labels)].sort();

/** Those that somebody has by their questions alone. */
export const fromQuestions = ({ labelled }: Pick<Contact, 'labelled'>): ReadonlySet<string> =>
  new Set(Object.values(labelled ?? {}).flat());

/** All, and which of them come from questions alone. */
export const labelsOf = ({ labels = [], labelled, labelledToo = [] }: Labelled): readonly PersonLabel[] => {
  const asked = fromQuestions({ labelled: labelled ?? {} });
  return labels.map((one) => ({ label: one, asked: asked.has(one) && !labelledToo.includes(one) }));
};

/** Those that somebody was given by hand: all that no question of theirs has, and those that one has as well. */
const given = ({ labels = [], labelled, labelledToo = [] }: Labelled): readonly string[] => {
  const asked = fromQuestions({ labelled: labelled ?? {} });
  return labels.filter((one) => !asked.has(one) || labelledToo.includes(one));
};

const same = (one: readonly string[] = [], other: readonly string[] = []): boolean =>
  one.length === other.length && one.every((text, at) => text === other[at]);

const put = <T extends Labelled>(contact: T, hand: readonly string[], labelled: Readonly<Record<QuestionId, readonly string[]>>): T => {
  const { labels: _l, labelled: _q, labelledToo: _t, ...rest } = contact;
  const asked = fromQuestions({ labelled });
  const labels = sorted([...hand, ...asked]);
  const both = sorted(hand.filter((one) => asked.has(one)));
  return {
    ...rest,
    ...(labels.length > 0 ? { labels } : {}),
    ...(asked.size > 0 ? { labelled } : {}),
    ...(both.length > 0 ? { labelledToo: both } : {}),
  } as T;
};

/** By hand: exactly these, and those of their questions. Undefined where nothing changes. */
export const label = <T extends Labelled>(contact: T, wanted: readonly string[]): T | undefined => {
  const { labelled = {}, labelledToo = [] } = contact;
  const asked = fromQuestions({ labelled });
  const hand = wanted.filter((one) => !asked.has(one) || labelledToo.includes(one));
  const next = put(contact, hand, labelled);
  return same(contact.labels, next.labels) && same(contact.labelledToo, next.labelledToo) ? undefined : next;
};

/** A question of theirs has these labels now. What somebody was given by hand is nobody else's to take away. */
export const rollUp = <T extends Labelled>(contact: T, question: QuestionId, labels: readonly string[]): T | undefined => {
  const { [question]: before, ...others } = contact.labelled ?? {};
  const own = sorted(labels);
  if (same(before, own)) return undefined;
  return put(contact, given(contact), own.length > 0 ? { ...others, [question]: own } : others);
};
