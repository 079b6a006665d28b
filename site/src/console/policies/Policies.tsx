/** Until when customers are answered, and by whom. The hours of work stand in the settings. */

import { useState } from 'preact/hooks';
import { priorities } from '#shared/case-choices.ts';
import type { Policy } from '#shared/policy.ts';
import { send } from '../../lib/console/api.ts';
import { priorityWords } from '../../lib/console/inbox-words.ts';
import { type PolicyDraft, toDraft, toFieldId, toPolicy } from '../../lib/console/policy-draft.ts';
import { Console } from '../Console.tsx';
import { Line } from '../Field.tsx';
import { Pending } from '../Pending.tsx';
import { useAnswer } from '../use-answer.ts';
import { toErrors, toWrong, type Wrong, WrongList } from '../Wrong.tsx';
import { Teams } from './Teams.tsx';
import { Times } from './Times.tsx';
import '../../styles/console-policy.css';

const ByPriority = ({ draft, errors, change }: FormPart) => (
  <>
    {priorities.map((one) => {
      const own = draft.byPriority[one];
      const { [one]: _, ...others } = draft.byPriority;
      return (
        <div key={one} class="policy-priority">
          <label class="cluster">
            <input
              type="checkbox"
              checked={own !== undefined}
              onChange={({ currentTarget: { checked } }) =>
                change({ byPriority: checked ? { ...draft.byPriority, [one]: draft.usual } : others })
              }
            />
            <span>{priorityWords[one]} cases have times of their own</span>
          </label>
          {own && (
            <Times
              id={`byPriority-${one}`}
              times={own}
              errors={errors}
              change={(times) => change({ byPriority: { ...draft.byPriority, [one]: times } })}
            />
          )}
        </div>
      );
    })}
  </>
);

type FormPart = {
  readonly draft: PolicyDraft;
  readonly errors: Readonly<Record<string, string>>;
  readonly change: (part: Partial<PolicyDraft>) => void;
};

const Form = ({ policy, saved }: { policy: Policy; saved: (policy: Policy) => void }) => {
  const [draft, write] = useState(() => toDraft(policy));
  const [wrong, find] = useState<Wrong | null>(null);
  const [busy, work] = useState(false);
  const [done, tell] = useState('');
  const change = (part: Partial<PolicyDraft>): void => {
    write((before) => ({ ...before, ...part }));
    tell('');
  };
  const keep = async (): Promise<void> => {
    if (busy) return;
    work(true);
    const answer = await send<Policy>('PUT', '/policies', toPolicy(draft, policy.version));
    work(false);
    if (!answer.ok) {
      // What is typed stays; saved again, it replaces what the colleague wrote, now knowingly.
      if (answer.status === 409 && answer.current) saved(answer.current as Policy);
      const hint = answer.status === 409 ? ' Yours still stands here: save again to put it in place of theirs.' : '';
      return find(toWrong(answer.detail + hint, answer.errors, toFieldId));
    }
    find(null);
    tell('Saved. Cases follow when they are changed next.');
    saved(answer.value);
  };
  const errors = toErrors(wrong);
  const part = { draft, errors, change };
  return (
    <form
      class="stack policy"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      {wrong && <WrongList wrong={wrong} />}
      <h2>Every case</h2>
      <p class="soft">
        Counted in <a href="/console/settings/">your hours of work</a>, without holidays. The clock stands still while a case is snoozed.
      </p>
      <Times id="usual" times={draft.usual} errors={errors} change={(usual) => change({ usual })} />
      <ByPriority {...part} />
      <h2>When it is late, and when it rests</h2>
      <Line
        id="lead"
        label="Who is told of what is overdue and no team’s"
        optional
        value={draft.lead}
        errors={errors}
        onChange={(lead) => change({ lead })}
      />
      <Line
        id="restDays"
        type="number"
        min={1}
        label="Days after a reply until a case is resolved by itself"
        optional
        hint="Left empty: never."
        value={draft.restDays}
        errors={errors}
        onChange={(restDays) => change({ restDays })}
      />
      <h2>Teams</h2>
      <Teams teams={draft.teams} errors={errors} change={(teams) => change({ teams })} />
      <div class="cluster">
        <button type="submit" class="button" aria-busy={busy}>
          Save
        </button>
        <span role="status">{done}</span>
      </div>
    </form>
  );
};

const Whole = () => {
  const { asked, again, put } = useAnswer<Policy>('/policies');
  if (asked.is !== 'here') return <Pending asked={asked} again={again} what="The policy" />;
  return <Form policy={asked.value} saved={put} />;
};

export const Policies = () => (
  <Console right="policy.change" here="inbox">
    {() => (
      <>
        <p class="small">
          <a href="/console/inbox/">Inbox</a>
        </p>
        <div class="console-head">
          <h1>Response times</h1>
        </div>
        <Whole />
      </>
    )}
  </Console>
);
