/** The speaker view: a second screen that reads from across the room. → takes the next question on air, ← takes that back. */

import { useEffect, useMemo, useState } from 'preact/hooks';
import { may, type TeamMember } from '#shared/host.ts';
import type { ConsoleQuestion } from '#shared/question.ts';
import { toTextSize } from '#shared/stage.ts';
import { serverNow } from '../lib/console/api.ts';
import { onAir, upNext } from '../lib/console/cards.ts';
import { followers } from '../lib/console/speaker.ts';
import { clockLength } from '../lib/live/words.ts';
import { useNow } from '../room/use-now.ts';
import { act } from './act.ts';
import { SpeakerTools, useSpeakerKeys } from './SpeakerTools.tsx';
import { useAnswer } from './use-answer.ts';
import { useBoard } from './use-board.ts';
import { useSetting } from './use-setting.ts';
import '../styles/stage.css';
import '../styles/speaker.css';

const votes = ({ votes }: ConsoleQuestion): string => `${votes} ${votes === 1 ? 'vote' : 'votes'}`;
const who = ({ by, company }: ConsoleQuestion): string => [by || 'Anonymous', company].filter(Boolean).join(', ');

const Question = ({ question, names }: { question: ConsoleQuestion; names: boolean }) => (
  <>
    <p class="stage-text" data-size={toTextSize(question.text)}>
      {question.text}
    </p>
    <p class="stage-votes">
      {votes(question)}
      {names && ` · ${who(question)}`}
    </p>
  </>
);

const Following = ({ questions, names }: { questions: readonly ConsoleQuestion[]; names: boolean }) => (
  <ol class="plain speaker-after" aria-label="After that">
    {questions.map((one) => (
      <li key={one.id}>
        <span class="speaker-votes">{one.votes}</span>
        <span>
          {one.text}
          {names && <span class="soft"> · {who(one)}</span>}
        </span>
      </li>
    ))}
  </ol>
);

const Screen = ({ me, id }: { me: TeamMember; id: string }) => {
  const { board, dispatch, decide, silence } = useBoard(id);
  const [names, showNames] = useSetting('parley-speaker-names', true);
  const [dark, darken] = useSetting('parley-speaker-dark', true);
  const [said, say] = useState('');
  const now = useNow(1_000);
  const all = useMemo(() => [...board.shown.values()], [board.shown]);
  const air = useMemo(() => onAir(all), [all]);
  const next = useMemo(() => upNext(all), [all]);
  const after = useMemo(() => followers(all, air, next), [all, air, next]);
  const mayDecide = may(me.roles, 'question.decide');
  const nothing = (): void => {};
  const means = {
    board,
    air,
    next: next ?? after[0] ?? null,
    mayDecide,
    me: '',
    dispatch,
    decide,
    silence,
    open: nothing,
    find: nothing,
    help: nothing,
    say,
  };
  const deeds = {
    go: () => {
      if (!means.next) return say('No question is open.');
      say('');
      act('go', null, means);
    },
    back: () => (board.undo ? act('undo', null, means) : say('There is nothing to take back.')),
    names: () => showNames(!names),
    dark: () => darken(!dark),
    full: () => void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(nothing),
  };
  useSpeakerKeys(deeds);
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  }, [dark]);
  const failure = board.loaded ? (board.failures > 1 ? 'Reconnecting' : '') : (board.failure?.detail ?? '');
  return (
    <div class="stage-screen speaker-screen" data-air={air !== null}>
      <header class="stage-head">
        <SpeakerTools deeds={deeds} names={names} dark={dark} mayDecide={mayDecide} />
        <p class="speaker-said" role="status">
          {failure || said}
        </p>
        <p class="stage-timer" role="timer" aria-label="On air for">
          {air?.answeringAt ? clockLength(Math.max(0, serverNow(now) - Date.parse(air.answeringAt))) : ''}
        </p>
      </header>
      <section class="stage-now" aria-live="polite">
        <p class="stage-label">Now</p>
        {air ? <Question question={air} names={names} /> : <p class="stage-text stage-nothing">Nothing is on air</p>}
      </section>
      <section class="stage-next speaker-next">
        <div>
          <p class="stage-label">Next</p>
          {next ? (
            <Question question={next} names={names} />
          ) : (
            <p class="stage-votes">{after.length > 0 ? 'None is chosen: → takes the most wanted' : 'No question is open'}</p>
          )}
        </div>
        <Following questions={after} names={names} />
      </section>
    </div>
  );
};

export const Speaker = () => {
  const id = new URLSearchParams(location.search).get('id') ?? '';
  const { asked } = useAnswer<TeamMember>('/me');
  if (asked.is === 'here' && id) return <Screen me={asked.value} id={id} />;
  const back = encodeURIComponent(location.pathname + location.search);
  return (
    <div class="stage-screen">
      {asked.is === 'refused' && asked.refusal.status === 401 && (
        <p>
          <a class="button" href={`/auth/login?return=${back}`}>
            Sign in
          </a>
        </p>
      )}
      {asked.is === 'refused' && asked.refusal.status !== 401 && <p role="alert">{asked.refusal.detail}</p>}
      {asked.is === 'here' && (
        <p>
          <a class="button" href="/console/">
            See all webinars
          </a>
        </p>
      )}
    </div>
  );
};
