/** What becomes of a case: whose it is, how urgent, put aside, done. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Case } from '#shared/case.ts';
import { priorities } from '#shared/case-choices.ts';
import { priorityWords } from '../../lib/console/inbox-words.ts';
import { once } from '../once.ts';
import { useDesk } from './desk.ts';
import { ownerStep, priorityStep, reopenStep, resolveStep, snoozeStep, snoozeTimes, teamStep } from './steps.ts';

/** An own time, in the reader's zone. */
const OwnTime = ({ now, choose }: { now: number; choose: (until: string) => void }) => {
  const [time, type] = useState('');
  const at = Date.parse(time);
  const isPast = time !== '' && !(at > now);
  return (
    <form
      class="inbox-own-time"
      onSubmit={(event) => {
        event.preventDefault();
        if (at > now) choose(new Date(at).toISOString());
      }}
    >
      <label for="snooze-time">Another time</label>
      <input
        id="snooze-time"
        type="datetime-local"
        value={time}
        aria-invalid={isPast}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <button type="submit" class="button quiet tiny" aria-disabled={!(at > now)}>
        Snooze
      </button>
      {isPast && <span class="error">Please choose a time to come.</span>}
    </form>
  );
};

const Snooze = ({ it, now }: { it: Case; now: number }) => {
  const { change } = useDesk();
  const menu = useRef<HTMLElement>(null);
  const choose = (until: string): void => {
    menu.current?.hidePopover();
    void change(it, snoozeStep(until));
  };
  return (
    <>
      <button type="button" class="button quiet tiny" id="snooze-open" popovertarget="snooze">
        Snooze <kbd>M</kbd>
      </button>
      <section id="snooze" popover="auto" class="inbox-menu" ref={menu} aria-label="Snooze until">
        {snoozeTimes(now).map(({ words, until }, at) => (
          <button key={words} type="button" autofocus={at === 0} class="button plain-button tiny" onClick={() => choose(until)}>
            {words}
          </button>
        ))}
        <OwnTime now={now} choose={choose} />
      </section>
    </>
  );
};

type OwnerProps = { readonly it: Case; readonly colleagues: readonly string[]; readonly teams: readonly string[] };

const Owner = ({ it, colleagues, teams }: OwnerProps) => {
  const { me, change } = useDesk();
  const all = [...new Set([me.email, ...colleagues, ...(it.owner ? [it.owner] : [])])];
  const value = it.owner ? `owner ${it.owner}` : it.team ? `team ${it.team}` : '';
  return (
    <select
      class="inbox-owner"
      aria-label="Whose it is"
      value={value}
      onChange={({ currentTarget: { value: chosen } }) => {
        const team = chosen.startsWith('team ');
        const name = chosen.slice(chosen.indexOf(' ') + 1);
        void change(it, chosen === '' ? ownerStep(null, me.email) : team ? teamStep(name) : ownerStep(name, me.email));
      }}
    >
      <option value="">Nobody’s yet</option>
      {all.map((email) => (
        <option key={email} value={`owner ${email}`}>
          {email === me.email ? 'Mine' : email}
        </option>
      ))}
      {teams.length > 0 && (
        <optgroup label="Teams">
          {teams.map((team) => (
            <option key={team} value={`team ${team}`}>
              {team}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  );
};

export const Acts = ({ it, now, ...whose }: OwnerProps & { now: number }) => {
  const { me, change } = useDesk();
  // A menu of the case before says nothing about this one.
  useEffect(() => () => document.getElementById('snooze')?.hidePopover(), [it.id]);
  return (
    <div class="inbox-acts">
      {it.owner !== me.email && (
        <button type="button" class="button quiet tiny" {...once(() => void change(it, ownerStep(me.email, me.email)))}>
          Take it
        </button>
      )}
      {it.state !== 'resolved' && <Snooze it={it} now={now} />}
      {it.state === 'open' ? null : (
        <button type="button" class="button quiet tiny" {...once(() => void change(it, reopenStep))}>
          Open again
        </button>
      )}
      {it.state !== 'resolved' && (
        <button type="button" class="button quiet tiny" {...once(() => void change(it, resolveStep))}>
          Resolve <kbd>E</kbd>
        </button>
      )}
      <div class="inbox-whose">
        <Owner it={it} {...whose} />
        <select
          aria-label="Priority"
          value={it.priority}
          onChange={({ currentTarget: { value } }) => {
            const priority = priorities.find((one) => one === value);
            if (priority) void change(it, priorityStep(priority));
          }}
        >
          {priorities.map((one) => (
            <option key={one} value={one}>
              {priorityWords[one]}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
};
