/** Where somebody came from, and when they did something first and last. */
import type { RuleOf } from '#shared/segment-rule.ts';
import { Amount, Pick, Typed } from './Pick.tsx';

type Either = RuleOf<'source'> | RuleOf<'day'>;
type Props<R extends Either> = { readonly rule: R; readonly onChange: (rule: R) => void };

const touches = [
  ['first', 'first'],
  ['last', 'last'],
] as const;

const Source = ({ rule, onChange }: Props<RuleOf<'source'>>) => {
  const { text = '', ...bare } = rule;
  return (
    <>
      <Pick label="Touch" value={rule.touch} options={touches} onChange={(touch) => onChange({ ...rule, touch })} />
      <Pick
        label="What of it"
        value={rule.field}
        options={[
          ['source', 'source'],
          ['medium', 'medium'],
          ['campaign', 'campaign'],
          ['term', 'term'],
          ['content', 'content'],
          ['referrer', 'referring page'],
          ['landing', 'landing page'],
          ['via', 'sharer'],
        ]}
        onChange={(field) => onChange({ ...rule, field })}
      />
      <Pick
        label="Compared"
        value={rule.is}
        options={[
          ['known', 'is known'],
          ['is', 'is'],
          ['starts', 'begins with'],
          ['holds', 'holds'],
        ]}
        onChange={(is) => onChange({ ...bare, is, ...(is === 'known' ? {} : { text }) })}
      />
      {rule.is !== 'known' && <Typed label="Text" value={text} onChange={(typed) => onChange({ ...rule, text: typed })} />}
    </>
  );
};

const Day = ({ rule, onChange }: Props<RuleOf<'day'>>) => {
  const { touch, is, days, day = '' } = rule;
  const isSpan = is === 'within' || is === 'beyond';
  const change = (next: When): void => {
    const span = next.is === 'within' || next.is === 'beyond';
    onChange({ rule: 'day', ...next, ...(span ? { days: days ?? 30 } : { day }) });
  };
  return (
    <>
      <Pick label="Act" value={touch} options={touches} onChange={(chosen) => change({ touch: chosen, is })} />
      <span>act</span>
      <Pick
        label="When"
        value={is}
        options={[
          ['within', 'in the last'],
          ['beyond', 'longer ago than'],
          ['since', 'on or after'],
          ['before', 'before'],
        ]}
        onChange={(chosen) => change({ touch, is: chosen })}
      />
      {isSpan ? (
        <>
          <Amount label="Days" value={days} min={1} max={3_650} onChange={(typed = 1) => onChange({ ...rule, days: typed })} />
          <span>days</span>
        </>
      ) : (
        <Typed type="date" label="Day" value={day} onChange={(typed) => onChange({ ...rule, day: typed })} />
      )}
    </>
  );
};
type When = { readonly touch: RuleOf<'day'>['touch']; readonly is: RuleOf<'day'>['is'] };

export const SourceFields = ({ rule, onChange }: { rule: Either; onChange: (rule: Either) => void }) =>
  rule.rule === 'source' ? <Source rule={rule} onChange={onChange} /> : <Day rule={rule} onChange={onChange} />;
