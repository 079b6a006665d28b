/** Segments: people who have something in common, as a tree of rules. `/api/console/segments`. */
import * as z from 'zod';
import { limits } from './limits.ts';
import { type ListPurpose, listPurposes } from './reach.ts';
import { type Rule, rule } from './segment-rule.ts';
import { filledLine } from './webinar.ts';

/** Groups inside of groups, the outermost counted; rules of a whole tree. */
export const MOST_DEPTH = 4;
export const MOST_RULES = 40;
export const MOST_SEGMENTS = 200;
/** People whom a snapshot keeps. */
export const MOST_MEMBERS = 100_000;

export const groupKinds = ['all', 'any', 'none'] as const;
export type GroupKind = (typeof groupKinds)[number];

/** `{all: […]}`, `{any: […]}` or `{none: […]}`: exactly one of them. */
export type Group = { readonly [K in GroupKind]: { readonly [key in K]: readonly Node[] } }[GroupKind];
export type Node = Rule | Group;

export const isGroup = (node: Node): node is Group => !('rule' in node);
export const kindOfGroup = (group: Group): GroupKind => ('all' in group ? 'all' : 'any' in group ? 'any' : 'none');
export const nodesOf = (group: Group): readonly Node[] => ('all' in group ? group.all : 'any' in group ? group.any : group.none);
export const toGroup = (kind: GroupKind, nodes: readonly Node[]): Group =>
  kind === 'all' ? { all: nodes } : kind === 'any' ? { any: nodes } : { none: nodes };

export const rulesIn = (node: Node): readonly Rule[] => (isGroup(node) ? nodesOf(node).flatMap(rulesIn) : [node]);

/**
 * Reads by the schema that what is given asks for, so that it is told what is wrong with what it is. An issue without words of its own
 * gets those of whoever asked.
 */
const readBy = <T>(choose: (given: object) => z.ZodType<T> | string): z.ZodType<T> =>
  z.unknown().transform((given, context): T => {
    const chosen = choose(typeof given === 'object' && given !== null ? given : {});
    const read = typeof chosen === 'string' ? undefined : chosen.safeParse(given, { error: () => '' });
    if (read?.success) return read.data;
    if (typeof chosen === 'string') context.addIssue({ code: 'custom', message: chosen });
    for (const issue of read?.error.issues ?? []) {
      const { message, ...bare } = issue;
      context.addIssue({ ...bare, ...(message === '' ? {} : { message }) });
    }
    return z.NEVER;
  });

/** Everybody is `{all: []}`; any other group needs a rule. */
const groupOf = (each: z.ZodType<Node>, isRoot: boolean): z.ZodType<Group> => {
  const nodes = (kind: GroupKind) =>
    z
      .array(z.unknown())
      .min(isRoot && kind === 'all' ? 0 : 1, 'This group is empty: please add a rule, or remove the group.')
      .max(MOST_RULES, `${MOST_RULES} rules at most.`)
      .pipe(z.array(each));
  const schemas: Readonly<Record<GroupKind, z.ZodType<Group>>> = {
    all: z.strictObject({ all: nodes('all') }),
    any: z.strictObject({ any: nodes('any') }),
    none: z.strictObject({ none: nodes('none') }),
  };
  return readBy((given) => schemas[groupKinds.find((kind) => kind in given) ?? 'all']);
};

/** Groups that stand `depth` deep, and rules. */
const nodeOf = (depth: number): z.ZodType<Node> => {
  const inner = depth > 0 ? groupOf(nodeOf(depth - 1), false) : `Groups stand in groups ${MOST_DEPTH} deep at most.`;
  return readBy<Node>((given) => ('rule' in given ? rule : inner));
};

/** A whole tree. */
export const ruleTree: z.ZodType<Group> = groupOf(nodeOf(MOST_DEPTH - 1), true).refine((tree) => rulesIn(tree).length <= MOST_RULES, {
  error: `${MOST_RULES} rules at most.`,
});

const name = filledLine('The name', limits.name);
/** `living`: whoever fits by the time it is asked; `snapshot`: whoever fitted when it was saved. */
export const segmentKinds = ['living', 'snapshot'] as const;
export type SegmentKind = (typeof segmentKinds)[number];

/** `POST /api/console/segments`. `purpose`: what its counts look at. */
export const segmentForm = z.strictObject({
  name,
  rules: ruleTree,
  kind: z.enum(segmentKinds).default('living'),
  purpose: z.enum(listPurposes).default('marketing'),
});
export type SegmentForm = z.infer<typeof segmentForm>;

/** `PATCH /api/console/segments/{id}`. `kind` stays: what was kept is kept. */
export const segmentChange = z.strictObject({
  name: name.optional(),
  rules: ruleTree.optional(),
  purpose: z.enum(listPurposes).optional(),
  version: z.number().int().min(1),
});

/** `DELETE …?version=`: the one on the screen. */
export const segmentRemoval = z.strictObject({
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, { error: 'A version is a whole number.' })
    .transform(Number)
    .optional(),
});

export const isSegmentId = (text: string): boolean => /^[0-9a-hjkmnp-tv-z]{16}$/.test(text);

/** How many people, and when that was counted. */
export type Counted = { readonly count: number; readonly reachable: number; readonly countedAt: string };

/** `state`: of a snapshot whose people are still being looked for, or are too many to keep. */
export type Segment = {
  readonly id: string;
  readonly name: string;
  readonly rules: Group;
  readonly kind: SegmentKind;
  readonly purpose: ListPurpose;
  readonly state: 'ready' | 'taking' | 'too-many';
  readonly by: string;
  readonly createdAt: string;
  readonly version: number;
  readonly counted?: Counted;
};
