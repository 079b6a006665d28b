/** Counts the people of a walk: how many, whom a list may hold and why not the others, a few of them, and which rule cut most. Pure. */
import type { ContactId } from '#shared/ids.ts';
import type { Left, LeftCounts } from '#shared/reach.ts';
import { type Group, kindOfGroup, type Node, nodesOf } from '#shared/segment.ts';
import type { Cut } from '#shared/segment-preview.ts';
import type { Person } from '../person/person.ts';

const SAMPLE = 10;

export type Tallied = {
  /** People who were looked at. */
  readonly looked: number;
  readonly count: number;
  readonly reachable: number;
  readonly left: LeftCounts;
  readonly sample: readonly ContactId[];
  readonly cut?: Cut;
};

/** Ids are keyed hashes: the lowest are as good as drawn, and the same ones each time. */
const createSample = () => {
  let lowest: ContactId[] = [];
  return {
    add(id: ContactId): void {
      if (lowest.length === SAMPLE && id > (lowest.at(-1) ?? '')) return;
      lowest = [...lowest, id].sort().slice(0, SAMPLE);
    },
    all: (): readonly ContactId[] => lowest,
  };
};

/**
 * Which of the outermost rules to look at where nobody fits: the one without which most people would, else the one that most do not fit.
 * Where one of several is enough there is none.
 */
export const createCuts = (rules: Group, fits: (node: Node, person: Person) => boolean) => {
  const [kind, nodes] = [kindOfGroup(rules), nodesOf(rules)];
  const each = nodes.map((_, at) => ({ at, cut: 0, without: 0 }));
  return {
    look(person: Person): void {
      const against = each.filter(({ at }) => fits(nodes[at] as Node, person) === (kind === 'none'));
      for (const one of against) one.cut += 1;
      const [only] = against;
      if (only && against.length === 1) only.without += 1;
    },
    worst(): Cut | undefined {
      if (kind === 'any') return undefined;
      const [worst] = each.toSorted((a, b) => b.without - a.without || b.cut - a.cut);
      return worst && worst.cut > 0 ? worst : undefined;
    },
  };
};

/** `cuts`: absent where no rule decides. */
export const createTally = (cuts?: ReturnType<typeof createCuts>) => {
  let [looked, count, reachable] = [0, 0, 0];
  const left: Partial<Record<Left, number>> = {};
  const sample = createSample();
  return {
    /** `why`: what keeps somebody out of lists made for the purpose. */
    look(person: Person, isIn: boolean, why: Left | undefined): void {
      looked += 1;
      if (!isIn) {
        if (count === 0) cuts?.look(person);
        return;
      }
      count += 1;
      sample.add(person.contact.id);
      if (why === undefined) reachable += 1;
      else left[why] = (left[why] ?? 0) + 1;
    },
    looked: () => looked,
    end(): Tallied {
      const cut = count === 0 ? cuts?.worst() : undefined;
      return { looked, count, reachable, left, sample: sample.all(), ...(cut ? { cut } : {}) };
    },
  };
};
