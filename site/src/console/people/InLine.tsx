/** People who have no seat yet: one after the other, or all who are ticked, let in or declined. */
import { useState } from 'preact/hooks';
import type { Webinar } from '#shared/webinar.ts';
import { answerLines, decisionWords, mayDecide, overWords, type Registered } from '../../lib/console/admission.ts';
import { serverNow } from '../../lib/console/api.ts';
import { shortAge } from '../../lib/live/words.ts';
import { Confirm } from '../Confirm.tsx';
import { once } from '../once.ts';
import type { useDecisions } from './use-decisions.ts';

type Decisions = ReturnType<typeof useDecisions>;
type Decision = Parameters<Decisions['decide']>[0];
type Props = {
  readonly webinar: Webinar;
  readonly people: readonly Registered[];
  readonly mayDo: boolean;
  readonly decisions: Decisions;
};

const clock = (at: string): string => new Date(at).toLocaleString('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit' });

const Since = ({ one }: { one: Registered }) => {
  const at = one.since ?? one.at;
  return (
    <span class="soft small">
      {one.state === 'offered' && one.until ? `until ${clock(one.until)}` : `${shortAge(serverNow() - Date.parse(at))} ago`}
    </span>
  );
};

export const InLine = ({ webinar, people, mayDo, decisions }: Props) => {
  const { decide, busy } = decisions;
  const [ticked, tick] = useState<ReadonlySet<string>>(new Set());
  const [asking, ask] = useState<{ readonly decision: Decision; readonly of: readonly Registered[] } | null>(null);
  const chosen = people.filter(({ id }) => ticked.has(id));
  const can = (mayDo && people[0] && mayDecide[people[0].state]) || [];
  const run = (decision: Decision, of: readonly Registered[]): void => {
    ask(null);
    tick(new Set());
    void decide(decision, of);
  };
  const over = (of: readonly Registered[]): string => overWords(webinar, of.filter(({ state }) => state !== 'offered').length);
  // Beyond the seats, or many at once, is asked about: a mail cannot be taken back.
  const begin = (decision: Decision, of: readonly Registered[]): void =>
    decision === 'admit' && (of.length > 1 || over(of)) ? ask({ decision, of }) : run(decision, of);
  const flip = (id: string): void => tick((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])));
  return (
    <>
      {can.length > 0 && (
        <div class="cluster people-tools">
          <label class="choice">
            <input
              type="checkbox"
              checked={chosen.length === people.length}
              onChange={({ currentTarget }) => tick(new Set(currentTarget.checked ? people.map(({ id }) => id) : []))}
            />
            <span>All on this page</span>
          </label>
          {can.map((decision) => (
            <button
              key={decision}
              type="button"
              class="button quiet tiny"
              disabled={chosen.length === 0 || busy.size > 0}
              {...once(() => begin(decision, chosen))}
            >
              {decisionWords[decision]} {chosen.length > 0 && chosen.length}
            </button>
          ))}
        </div>
      )}
      <ul class="rows people-line">
        {people.map((one) => (
          <li key={one.id} class="people-row" aria-busy={busy.has(one.id)}>
            {can.length > 0 && (
              <label class="choice people-tick">
                <input type="checkbox" checked={ticked.has(one.id)} onChange={() => flip(one.id)} />
                <span class="visually-hidden">{one.name || one.email}</span>
              </label>
            )}
            <div class="people-words">
              <strong>{one.name || '–'}</strong>
              <span>{[one.email, one.company].filter(Boolean).join(', ')}</span>
              {answerLines(one, webinar).map((line) => (
                <span key={line} class="soft small">
                  {line}
                </span>
              ))}
              {one.question && <q class="small">{one.question}</q>}
              <Since one={one} />
            </div>
            <div class="cluster">
              {can.map((decision) => (
                <button
                  key={decision}
                  type="button"
                  class={`button tiny${decision === 'admit' ? '' : ' quiet'}`}
                  aria-label={`${decisionWords[decision]}: ${one.name || one.email}`}
                  disabled={busy.size > 0}
                  {...once(() => begin(decision, [one]))}
                >
                  {decisionWords[decision]}
                </button>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {asking && (
        <Confirm
          title={asking.of.length === 1 ? `Let ${asking.of[0]?.name || asking.of[0]?.email} in?` : `Let ${asking.of.length} people in?`}
          words={`${over(asking.of)} They are mailed their link at once, which cannot be taken back.`.trim()}
          yes="Let in"
          danger={false}
          busy={busy.size > 0}
          error=""
          onNo={() => ask(null)}
          onYes={() => run(asking.decision, asking.of)}
        />
      )}
    </>
  );
};
