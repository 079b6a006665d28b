/** What the team calls people by. A label of a question is its asker's as well, for as long as the question has it. Pure. */
import type { QuestionId } from '#shared/ids.ts';
import type { PersonLabel } from '#shared/person-page.ts';
import type { Contact } from '../contact/store.ts';

type Labelled = Pick<Contact, 'labels' | 'labelled'>;

const sorted = (labels: Iterable<string>): readonly string[] => [...new Set(labels)].sort();

/** Those that somebody has by their questions alone. */
export const fromQuestions = ({ labelled }: Pick<Contact, 'labelled'>): ReadonlySet<string> =>
  new Set(Object.values(labelled ?? {}).flat());

/** All, and which of them come from questions. */
export const labelsOf = ({ labels = [], labelled }: Labelled): readonly PersonLabel[] => {
  const asked = fromQuestions({ labelled: labelled ?? {} });
  return labels.map((one) => ({ label: one, asked: asked.has(one) }));
};

/** Those that somebody was given by hand. */
const given = ({ labels = [], labelled }: Labelled): readonly string[] => {
  const asked = fromQuestions({ labelled: labelled ?? {} });
  return labels.filter((label) => !asked.has(label));
};

const same = (one: readonly string[] = [], other: readonly string[]): boolean =>
  one.length === other.length && one.every((label, at) => label === other[at]);

const put = <T extends Labelled>(contact: T, hand: readonly string[], labelled: Readonly<Record<QuestionId, readonly string[]>>): T => {
  const { labels: _l, labelled: _q, ...rest } = contact;
  const labels = sorted([...hand, ...Object.values(labelled).flat()]);
  return {
    ...rest,
    ...(labels.length > 0 ? { labels } : {}),
    ...(Object.keys(labelled).length > 0 ? { labelled } : {}),
  } as T;
};

/** By hand: exactly these, and those of their questions. Undefined where nothing changes. */
export const label = <T extends Labelled>(contact: T, wanted: readonly string[]): T | undefined => {
  const asked = fromQuestions({ labelled: contact.labelled ?? {} });
  const next = put(
    contact,
    wanted.filter((one) => !asked.has(one)),
    contact.labelled ?? {},
  );
  return same(contact.labels, next.labels ?? []) ? undefined : next;
};

/** A question of theirs has these labels now. What somebody was given by hand is nobody else's to take away. */
export const rollUp = <T extends Labelled>(contact: T, question: QuestionId, labels: readonly string[]): T | undefined => {
  const hand = given(contact);
  const { [question]: before = [], ...others } = contact.labelled ?? {};
  const own = sorted(labels.filter((one) => !hand.includes(one)));
  if (same(before, own)) return undefined;
  return put(contact, hand, own.length > 0 ? { ...others, [question]: own } : others);
};
