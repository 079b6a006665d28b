/** The frame of every console page: who is signed in, the way around, the way out, and what to do without a session. */

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { may, type Right, rights, type TeamMember } from '#shared/host.ts';
import { SIGNED_OUT, send } from '../lib/console/api.ts';
import { Account, NoRight } from './Account.tsx';
import { isHeld, MailHeld, MailStopped, useMailStop } from './MailStop.tsx';
import { useActive } from './use-active.ts';
import { Parts, Within } from './Ways.tsx';
import type { Here } from './ways.ts';
import '../styles/console.css';
import '../styles/console-figures.css';

type Props = {
  /** What this page needs; without it the page says so instead of failing later. */
  readonly right: Right;
  readonly here: Here;
  /** What stands in the bar instead of the way around. */
  readonly bar?: (me: TeamMember) => ComponentChildren;
  readonly wide?: boolean;
  readonly children: (me: TeamMember) => ComponentChildren;
};

const signInUrl = (): string => `/auth/login?return=${encodeURIComponent(location.pathname + location.search)}`;

const Brand = () => (
  <a class="brand" href="/console/" aria-label="Parley, console">
    parley<i aria-hidden="true">.</i>
  </a>
);

export const Say = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <div class="console-say">
    <h1>{title}</h1>
    {children}
  </div>
);

const SignIn = () => (
  <Say title="Sign in to the console">
    <p>For hosts, marketers, agents and admins of this organisation.</p>
    <a class="button" href={signInUrl()}>
      Sign in
    </a>
    <p class="small soft">
      Here to watch a webinar? <a href="/">See what is on</a>
    </p>
  </Say>
);

const Ended = () => (
  <p class="console-strip" role="alert">
    Your session has ended. <a href={signInUrl()}>Sign in again</a> to go on; nothing that was saved is lost.
  </p>
);

type Who = TeamMember | 'loading' | 'nobody' | 'failed';

export const Console = ({ right, here, bar, wide = false, children }: Props) => {
  const [me, know] = useState<Who>('loading');
  const [ended, end] = useState(false);
  const ask = async (): Promise<void> => {
    const answer = await send<TeamMember>('GET', '/me');
    know(answer.ok ? answer.value : answer.status === 401 ? 'nobody' : 'failed');
  };
  useEffect(() => {
    void ask().then(() => addEventListener(SIGNED_OUT, () => end(true)));
  }, []);
  const isKnown = typeof me === 'object';
  useActive(isKnown && !ended);
  const mail = useMailStop(isKnown && !ended);
  return (
    <>
      <header class="bar console-bar">
        <div class="console-left">
          <Brand />
          {isKnown && (bar?.(me) ?? <Parts me={me} here={here} />)}
        </div>
        {isKnown && <Account me={me} mail={mail} />}
        {isKnown && !bar && <Within me={me} here={here} />}
      </header>
      {ended && <Ended />}
      {isKnown && <MailStopped me={me} mail={mail} />}
      <main id="main" tabIndex={-1} class={wide ? 'console-wide' : 'console-main'} aria-busy={me === 'loading'}>
        {me === 'loading' && <Ghosts />}
        {me === 'nobody' && <SignIn />}
        {me === 'failed' && (
          <Say title="The console did not open">
            <p>We could not reach the server.</p>
            <button type="button" class="button" onClick={ask}>
              Try again
            </button>
          </Say>
        )}
        {isKnown &&
          (may(me.roles, right) ? (
            <MailHeld.Provider value={mail !== null && isHeld(mail)}>{children(me)}</MailHeld.Provider>
          ) : (
            <Say title={me.roles.length > 0 ? 'Your role does not include this' : 'You have no role yet'}>
              <NoRight me={me} needed={rights[right]} />
            </Say>
          ))}
      </main>
    </>
  );
};

/** The place of a list that is still on its way. */
export const Ghosts = () => (
  <div class="stack" role="status">
    <span class="visually-hidden">Loading</span>
    <div class="skeleton short" />
    <div class="skeleton console-ghost" />
    <div class="skeleton console-ghost" />
    <div class="skeleton console-ghost" />
  </div>
);
