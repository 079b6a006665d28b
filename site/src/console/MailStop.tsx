/** The switch that holds all mail back: what everybody of the team sees while it is on, and the way to turn it. */
import { createContext } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { may, type TeamMember } from '#shared/host.ts';
import type { MailStop } from '#shared/mail-stop.ts';
import { send } from '../lib/console/api.ts';
import { moment, zoneHere } from '../lib/console/schedule.ts';
import { Confirm } from './Confirm.tsx';

const LOOK_MS = 30_000;

export type Switch = { readonly stop: MailStop; readonly take: (stop: MailStop) => void };

/** Null until it is known. Looked at again now and then, because somebody else may have turned it. */
export const useMailStop = (isKnown: boolean): Switch | null => {
  const [stop, take] = useState<MailStop | null>(null);
  useEffect(() => {
    if (!isKnown) return;
    let open = true;
    const look = async (): Promise<void> => {
      const answer = await send<MailStop>('GET', '/mail/stop');
      if (open && answer.ok) take(answer.value);
    };
    void look();
    const timer = setInterval(() => document.hidden || void look(), LOOK_MS);
    return () => {
      open = false;
      clearInterval(timer);
    };
  }, [isKnown]);
  return stop && { stop, take };
};

export const isHeld = ({ stop }: Switch): boolean => stop.stopped || stop.fixed;

/** Whether all mail is stopped, for whoever says when people are mailed. */
export const MailHeld = createContext(false);

const untrue =
  'a reminder that a later one or the start has overtaken, “we are live” after the end, news of a move after the start, a link to what is over and has no replay.';

const Turn = ({ stop, take, words }: Switch & { words: string }) => {
  const [asking, ask] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const turn = async (): Promise<void> => {
    setBusy(true);
    const answer = await send<MailStop>('PUT', '/mail/stop', { stopped: !stop.stopped });
    setBusy(false);
    if (!answer.ok) return fail(answer.detail);
    ask(false);
    take(answer.value);
  };
  return (
    <>
      <button type="button" class="button quiet tiny" onClick={() => ask(true)}>
        {words}
      </button>
      {asking && (
        <Confirm
          title={stop.stopped ? 'Let mail out again?' : 'Stop all mail?'}
          words={
            stop.stopped
              ? `What waited goes out now: confirmations first. What is no longer true is not sent: ${untrue}`
              : `No confirmation, no reminder and no answer leaves until somebody lets mail out again. What is due meanwhile waits. What is no longer true by then is not sent: ${untrue}`
          }
          yes={stop.stopped ? 'Let it out' : 'Stop all mail'}
          danger={!stop.stopped}
          busy={busy}
          error={error}
          onYes={() => void turn()}
          onNo={() => {
            fail('');
            ask(false);
          }}
        />
      )}
    </>
  );
};

/** Above every page while mail is held back. */
export const MailStopped = ({ me, mail }: { me: TeamMember; mail: Switch | null }) => {
  if (!mail || !isHeld(mail)) return null;
  const { stop } = mail;
  const who = stop.by && stop.at ? ` ${stop.by} stopped it, ${moment(new Date(stop.at), zoneHere())}.` : '';
  return (
    <div class="console-strip console-stopped" role="status">
      <span>
        <strong>All mail is stopped.</strong>
        {stop.stopped ? who : ' The deployment’s own setting holds it back.'} What is due waits; what is no longer true by then, like a
        reminder of a start that is past, is not sent.
      </span>
      {stop.stopped && may(me.roles, 'mail.stop') && <Turn {...mail} words="Let mail out again" />}
    </div>
  );
};

/** In the account's menu: reached from every page when something goes wrong, and in nobody's way otherwise. */
export const StopMail = ({ me, mail }: { me: TeamMember; mail: Switch | null }) => {
  if (!mail || isHeld(mail) || !may(me.roles, 'mail.stop')) return null;
  return (
    <div class="account-out account-mail">
      <Turn {...mail} words="Stop all mail" />
      <p class="meta">Holds everything back that Parley sends, for everybody, until somebody lets it out again.</p>
    </div>
  );
};
