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

/** Everybody is `{all: []}`; any other group needs a rule. */
const nodes = (each: z.ZodType<Node>, least: 0 | 1) =>
  z
    .array(z.unknown())
    .min(least, 'This group is empty: please add a rule, or remove the group.')
    .max(MOST_RULES, `${MOST_RULES} rules at most.`)
    .pipe(z.array(each));

const group = (each: z.ZodType<Node>, least: 0 | 1 = 1): z.ZodType<Group> =>
  z.union([z.strictObject({ all: nodes(each, least) }), z.strictObject({ any: nodes(each, 1) }), z.strictObject({ none: nodes(each, 1) })]);

/** What is no group is told what is wrong with it as a rule, and the other way round. */
const nodeOf = (inner: z.ZodType<Group> | undefined): z.ZodType<Node> =>
  z.unknown().transform((given, context): Node => {
    const isRule = typeof given === 'object' && given !== null && 'rule' in given;
    if (!isRule && !inner) {
      context.addIssue({ code: 'custom', message: `Groups stand in groups ${MOST_DEPTH} deep at most.` });
      return z.NEVER;
    }
    const read = (isRule || !inner ? rule : inner).safeParse(given);
    if (read.success) return read.data;
    for (const issue of read.error.issues) context.addIssue({ code: 'custom', path: issue.path, message: issue.message });
    return z.NEVER;
  });

const deep = (depth: number): z.ZodType<Node> => nodeOf(depth > 1 ? group(deep(depth - 1)) : undefined);

/** A whole tree. */
export const ruleTree: z.ZodType<Group> = group(deep(MOST_DEPTH), 0).refine((tree) => rulesIn(tree).length <= MOST_RULES, {
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
