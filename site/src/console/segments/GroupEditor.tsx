/** The rules of a segment as groups in groups. */
import { type Group, type GroupKind, groupKinds, isGroup, kindOfGroup, MOST_DEPTH, type Node, nodesOf, toGroup } from '#shared/segment.ts';
import type { Rule } from '#shared/segment-rule.ts';
import { kindNames, newRule } from '../../lib/console/segment-edit.ts';
import { Cross } from './Cross.tsx';
import { Pick } from './Pick.tsx';
import { RuleFields } from './RuleFields.tsx';
import type { Known } from './use-names.ts';

const groupWords: Readonly<Record<GroupKind, string>> = { all: 'all of these', any: 'any of these', none: 'none of these' };
const kinds = Object.entries(kindNames) as [Rule['rule'], string][];

type Props<N extends Node> = {
  readonly node: N;
  readonly known: Known;
  readonly onChange: (node: N) => void;
  readonly onRemove?: () => void;
};

const Row = ({ node, known, onChange, onRemove }: Props<Rule>) => (
  <div class="segment-rule">
    <div class="segment-words">
      <Pick label="Kind of rule" value={node.rule} options={kinds} onChange={(kind) => onChange(newRule(kind, known.webinars[0]?.id))} />
      <RuleFields rule={node} known={known} onChange={onChange} />
    </div>
    <Cross label="Remove this rule" onPress={onRemove} />
  </div>
);

export const GroupEditor = ({ node, known, onChange, onRemove, depth = 1 }: Props<Group> & { readonly depth?: number }) => {
  const [kind, nodes] = [kindOfGroup(node), nodesOf(node)];
  const set = (next: readonly Node[]): void => onChange(toGroup(kind, next));
  const put = (at: number, one: Node): void => set(nodes.map((old, place) => (place === at ? one : old)));
  const remove = (at: number): void => set(nodes.filter((_, place) => place !== at));
  const first = known.webinars[0]?.id;
  return (
    <fieldset class="segment-group">
      <legend class="visually-hidden">{depth === 1 ? 'Rules' : 'A group of rules'}</legend>
      <div class="segment-head">
        <div class="segment-words">
          <span>{depth === 1 ? 'People for whom' : 'for whom'}</span>
          <Pick
            label="How the rules go together"
            value={kind}
            options={groupKinds.map((one) => [one, groupWords[one]] as const)}
            onChange={(next) => onChange(toGroup(next, nodes))}
          />
          <span>{kind === 'none' ? 'is true' : 'are true'}</span>
        </div>
        {onRemove && <Cross label="Remove this group" onPress={onRemove} />}
      </div>
      {nodes.length === 0 && depth === 1 && <p class="soft small">No rule yet: this is everybody whom you know.</p>}
      {nodes.map((one, at) =>
        isGroup(one) ? (
          <GroupEditor key={at} node={one} known={known} depth={depth + 1} onChange={(next) => put(at, next)} onRemove={() => remove(at)} />
        ) : (
          <Row key={at} node={one} known={known} onChange={(next) => put(at, next)} onRemove={() => remove(at)} />
        ),
      )}
      <div class="segment-add">
        <button type="button" class="button quiet tiny" onClick={() => set([...nodes, newRule('state', first)])}>
          Add a rule
        </button>
        {depth < MOST_DEPTH && (
          <button type="button" class="button quiet tiny" onClick={() => set([...nodes, { any: [newRule('asked', first)] }])}>
            Add a group
          </button>
        )}
      </div>
    </fieldset>
  );
};
