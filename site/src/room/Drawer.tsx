/** The right side: what is asked and, where there is a chat, what is said; one at a time, with tabs. */

import { useState } from 'preact/hooks';
import type { PublicWebinar, WebinarState } from '#shared/webinar.ts';
import { staleFor } from '../lib/live/poll.ts';
import type { Live, LiveEvent } from '../lib/live/state.ts';
import { toView } from '../lib/live/view.ts';
import { shortAge } from '../lib/live/words.ts';
import { t } from '../lib/words.ts';
import { late, Nothing } from './late.tsx';
import { countQuestions, Questions } from './Questions.tsx';
import { panelId, type TabName, tabId } from './tab-names.ts';
import { useNow } from './use-now.ts';

type Props = {
  readonly webinar: PublicWebinar;
  readonly state: WebinarState;
  readonly live: Live;
  readonly dispatch: (event: LiveEvent) => void;
};

/** Keeps the height of the tabs while they are on their way. */
const TabsPlace = () => <div class="room-tabs" aria-hidden="true" />;

const Tabs = late(async () => (await import('./chat/RoomTabs.tsx')).RoomTabs, TabsPlace);
const Chat = late(async () => (await import('./chat/Chat.tsx')).Chat, Nothing);

const tabOf = (search: string): TabName => (new URLSearchParams(search).get('tab') === 'chat' ? 'chat' : 'questions');

const keepInAddress = (tab: TabName): void => {
  const url = new URL(location.href);
  if (tab === 'questions') url.searchParams.delete('tab');
  else url.searchParams.set('tab', tab);
  history.replaceState(null, '', url);
};

/** Says how old the list is once it is old: a number that stands still is a lie without its age. */
const Connection = ({ live }: { live: Live }) => {
  const age = staleFor(live, useNow(1_000));
  const since = age === undefined ? '' : t('This is from {time} ago.', { time: shortAge(age) });
  if (!live.online)
    return (
      <p class="room-link">
        {t('You are offline.')} {since} {t('What you write is kept and sent later.')}
      </p>
    );
  if (live.feed && (age !== undefined || live.failures > 1))
    return (
      <p class="room-link">
        {t('Reconnecting.')} {since}
      </p>
    );
  return null;
};

export const Drawer = ({ webinar, state, live, dispatch }: Props) => {
  const [wanted, want] = useState<TabName>(() => tabOf(location.search));
  const view = toView(live);
  const hasChat = (live.feed?.chat ?? null) !== null;
  const tab = hasChat ? wanted : 'questions';
  const choose = (next: TabName): void => {
    want(next);
    keepInAddress(next);
  };
  const panel = (name: TabName) =>
    hasChat
      ? ({ id: panelId(name), role: 'tabpanel', 'aria-labelledby': tabId(name), hidden: tab !== name } as const)
      : ({ 'aria-labelledby': 'room-questions' } as const);
  return (
    <section
      class={hasChat ? 'room-drawer tabbed' : 'room-drawer'}
      data-tab={tab}
      aria-label={t(hasChat ? 'Questions and chat' : 'Questions')}
    >
      {hasChat && <Tabs live={live} waiting={view.waiting} asked={countQuestions(view, live)} chosen={tab} choose={choose} />}
      <Connection live={live} />
      <div class="room-tab" {...panel('questions')}>
        <Questions webinar={webinar} state={state} live={live} view={view} titled={hasChat} dispatch={dispatch} />
      </div>
      {hasChat && (
        <div class="room-tab" {...panel('chat')}>
          {tab === 'chat' && <Chat webinar={webinar} live={live} dispatch={dispatch} ask={() => choose('questions')} />}
        </div>
      )}
    </section>
  );
};
