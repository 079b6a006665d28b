/** What holds the panes together: where one is, what was changed, and the keys. */
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import type { Case } from '#shared/case.ts';
import type { TeamMember } from '#shared/host.ts';
import { serverNow } from '../../lib/console/api.ts';
import { staysIn, toQuery } from '../../lib/console/inbox.ts';
import { beside, shownLines } from '../../lib/console/inbox-lines.ts';
import { useNow } from '../../room/use-now.ts';
import { useFollow } from '../use-follow.ts';
import { useSetting } from '../use-setting.ts';
import { Batch } from './Batch.tsx';
import { CasePane } from './CasePane.tsx';
import { type Desk, DeskContext, toLine } from './desk.ts';
import type { Mode } from './drafts.ts';
import { Filters } from './Filters.tsx';
import { Handovers, LeaveNote } from './Handovers.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import { List } from './List.tsx';
import { Said, useSaid } from './Said.tsx';
import { useCase } from './use-case.ts';
import { useCounts } from './use-counts.ts';
import { useHeard } from './use-heard.ts';
import { useInboxKeys } from './use-inbox-keys.ts';
import { useLines } from './use-lines.ts';
import { usePlace } from './use-place.ts';
import { useSteps } from './use-steps.ts';
import { Views } from './Views.tsx';

const none: ReadonlySet<string> = new Set();

export const Panes = ({ me }: { me: TeamMember }) => {
  const [place, go] = usePlace();
  const now = serverNow(useNow(15_000));
  const query = toQuery(place);
  const list = useLines(query);
  const { counts, soon } = useCounts();
  const { open, put, again } = useCase(place.open);
  /** Never the case before, while the next one is on its way: a key would act on what nobody sees. */
  const it = open.is === 'here' && open.value.id === place.open ? open.value : null;
  const [said, say] = useSaid();
  const [chosen, take] = useState(none);
  const [dialog, show] = useState<'keys' | 'handover' | null>(null);
  const [isNote, keepMode] = useSetting('parley-inbox-note', false);
  const [single, setSingle] = useSetting('parley-inbox-single-keys', false);
  const mode: Mode = isNote ? 'note' : 'reply';
  const onMode = useCallback((next: Mode) => keepMode(next === 'note'), []);

  /** A part of the case's own pane changed it: the list and the numbers follow. */
  const hear = useCallback(
    (it: Case) => {
      put(it);
      list.dispatch({ is: 'told', line: toLine(it) });
      soon();
    },
    [put, list.dispatch, soon],
  );
  useHeard(it, me.email, hear);
  const change = useSteps({ dispatch: list.dispatch, put, say, soon });
  const desk = useMemo<Desk>(
    () => ({
      ...{ me, change, say },
      go: (to) => {
        // Other cases are other choices.
        if (to.view || to.narrow) take(none);
        go(to);
      },
    }),
    [me, go, change, say],
  );

  const shown = useMemo(() => shownLines(list.lines, (line) => staysIn(place, line, me.email)), [list.lines, place, me]);
  const ids = useMemo(() => shown.map(({ id }) => id), [shown]);
  const all = useMemo(() => list.lines.known.map(({ id }) => id), [list.lines.known]);
  const latest = useRef({ ids, all, open: place.open });
  latest.current = { ids, all, open: place.open };
  /** What was just done may have left the list: its place in the list before says what is next. */
  const move = useCallback(
    (by: 1 | -1) => {
      const { ids, all, open } = latest.current;
      const to = beside(ids, open, by, all);
      if (to) go({ open: to });
      else say(by > 0 ? 'That was the last case here' : 'This is the first case here');
    },
    [go, say],
  );
  const choose = useCallback(
    (id: string) => take((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]))),
    [],
  );
  useInboxKeys({
    ...{ it, desk, place, single, onMode, move, choose, chosen },
    unchoose: () => take(none),
    help: () => show('keys'),
  });
  useFollow(place.open || null);

  return (
    <DeskContext.Provider value={desk}>
      <div class="inbox" data-shows={place.open ? 'case' : 'list'}>
        <Views {...{ place, counts, me }} leave={() => show('handover')} help={() => show('keys')} />
        <h1 class="visually-hidden">Inbox</h1>
        <section class="inbox-pane" aria-label="Cases" aria-busy={!list.lines.loaded}>
          <Filters place={place} lines={it ? [...list.lines.known, toLine(it)] : list.lines.known} />
          {list.stale && (
            <p class="inbox-stale" role="status">
              We cannot reach the server: this may be old. We try again by ourselves.
            </p>
          )}
          {chosen.size > 0 && (
            <Batch
              {...{ chosen, query, now, take }}
              shown={ids}
              isMore={list.lines.next !== undefined}
              done={() => {
                list.again();
                again();
                soon();
              }}
            />
          )}
          <div class="inbox-scroll">
            <Handovers />
            <List {...{ list, shown, place, chosen, choose, now }} />
          </div>
        </section>
        <CasePane {...{ open, again, place, now, mode, onMode }} put={hear} lines={shown} next={() => move(1)} />
      </div>
      <Said said={said} />
      {dialog === 'keys' && <KeysHelp single={single} onSingle={setSingle} onClose={() => show(null)} />}
      {dialog === 'handover' && <LeaveNote onClose={() => show(null)} />}
    </DeskContext.Provider>
  );
};
