/** Who registered, by where they stand, one page at a time, in the order of the lists that they are spread over. */
import { useState } from 'preact/hooks';
import type { RegistrationState } from '#shared/admission.ts';
import type { Page } from '#shared/page.ts';
import type { Webinar } from '#shared/webinar.ts';
import { emptyWords, type Registered, seatWords, tabsOf } from '../lib/console/admission.ts';
import { once } from './once.ts';
import { Pages } from './Pages.tsx';
import { InLine } from './people/InLine.tsx';
import { Table } from './people/Table.tsx';
import { nameOf, useDecisions } from './people/use-decisions.ts';
import { Refused } from './Refused.tsx';
import { useAnswer } from './use-answer.ts';
import '../styles/console-people.css';

const Skeletons = () => (
  <div class="stack" role="status">
    <span class="visually-hidden">Loading</span>
    {[1, 2, 3, 4].map((one) => (
      <div key={one} class="skeleton" />
    ))}
  </div>
);

type Props = {
  readonly webinar: Webinar;
  readonly mayDecide: boolean /** Something was decided: the counts moved. */;
  readonly onDecided: () => void;
};

export const Registrations = ({ webinar, mayDecide, onDecided }: Props) => {
  const [state, choose] = useState<RegistrationState>('registered');
  const [trail, go] = useState<readonly string[]>([]);
  const cursor = trail.at(-1);
  const query = new URLSearchParams({ limit: '25', state, ...(cursor ? { cursor } : {}) });
  const { asked, again } = useAnswer<Page<Registered>>(`/webinars/${webinar.id}/registrations?${query}`);
  const decisions = useDecisions(webinar.id, () => {
    again();
    onDecided();
  });
  const { result, gone, decide } = decisions;
  const next = asked.is === 'here' ? asked.value.next : undefined;
  const all = asked.is === 'here' ? asked.value.items : [];
  const isTable = state === 'registered';
  // While another list is on its way, this one's people are none of its own; who was decided about is gone from it at once.
  const people = all.filter((one) =>
    isTable ? ['registered', 'cancelled'].includes(one.state) : one.state === state && !gone.has(nameOf(one)),
  );
  const tabs = tabsOf(webinar);
  return (
    <section class="console-section" aria-labelledby="people">
      <h2 id="people">
        Registrations <span class="soft">{webinar.counts.registered.toLocaleString('en-GB')}</span>
      </h2>
      {tabs.length > 0 && (
        <>
          {seatWords(webinar) && <p class="soft">{seatWords(webinar)}</p>}
          <fieldset class="segmented console-filter people-tabs">
            <legend class="visually-hidden">Show</legend>
            {tabs.map((tab) => (
              <button
                key={tab.state}
                type="button"
                aria-pressed={tab.state === state}
                onClick={() => {
                  choose(tab.state);
                  go([]);
                }}
              >
                {tab.words} {tab.count?.toLocaleString('en-GB')}
              </button>
            ))}
          </fieldset>
        </>
      )}
      <div role="status" class={result ? `notice people-result ${result.problem ? 'due' : 'good'}` : 'visually-hidden'}>
        {result && (
          <>
            <p>{[result.words, result.problem].filter(Boolean).join(' ')}</p>
            {result.undo.length > 0 && (
              <button type="button" class="button quiet tiny" {...once(() => void decide('undo', result.undo))}>
                Undo
              </button>
            )}
          </>
        )}
      </div>
      {asked.is === 'loading' && <Skeletons />}
      {asked.is === 'refused' && <Refused refusal={asked.refusal} again={again} what="The list" />}
      {asked.is === 'here' && people.length === 0 && (
        <div class="empty">
          <strong>{trail.length > 0 ? 'That was the last page' : emptyWords[state]}</strong>
          {isTable && <p>Everybody who saves a seat is listed here, with whether their address is confirmed.</p>}
        </div>
      )}
      {people.length > 0 &&
        (isTable ? <Table people={people} /> : <InLine webinar={webinar} people={people} mayDo={mayDecide} decisions={decisions} />)}
      <Pages {...{ trail, next, go }} />
    </section>
  );
};
