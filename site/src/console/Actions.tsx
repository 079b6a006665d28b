/** What can be done with a webinar in its state; whatever people notice is asked about first, with what will happen. */

import { useContext, useState } from 'preact/hooks';
import type { Webinar, WebinarState } from '#shared/webinar.ts';
import { type Answer, send, serverNow } from '../lib/console/api.ts';
import { tellsOfArchiving, tellsOfCancelling } from '../lib/console/told.ts';
import { Confirm } from './Confirm.tsx';
import { MailHeld } from './MailStop.tsx';
import { Rehearse } from './rehearsal/Rehearsal.tsx';

type Deed = 'publish' | 'start' | 'end' | 'resume' | 'cancel' | 'archive' | 'duplicate' | 'hide' | 'show';

type Words = {
  readonly button: string;
  readonly title: string;
  readonly words: (webinar: Webinar, isHeld: boolean) => string;
  readonly yes: string;
  readonly done: (webinar: Webinar) => string;
  readonly danger?: true;
};

/** A draft may be older than its start: nobody publishes that without being told. */
const begun = ({ startsAt, video }: Webinar): string => {
  if (Date.parse(startsAt) > serverNow()) return '';
  return video ? ' Its start is in the past, so it goes live at once.' : ' Its start is in the past: people wait until you start it.';
};

const deeds: Readonly<Record<Deed, Words>> = {
  publish: {
    button: 'Publish',
    title: 'Publish this webinar?',
    words: (webinar) => `Its page /webinars/${webinar.slug}/ becomes public, and people can register at once.${begun(webinar)}`,
    yes: 'Publish',
    done: (webinar) => `Published. People can register at ${location.origin}/webinars/${webinar.slug}/`,
  },
  start: {
    button: 'Start now',
    title: 'Go live now?',
    words: () => 'The room opens for everybody who is waiting.',
    yes: 'Go live',
    done: () => 'You are live.',
  },
  end: {
    button: 'End',
    title: 'End this webinar?',
    words: () => 'The room closes for new votes. Open questions stay on the list of what is owed. You can resume within 30 minutes.',
    yes: 'End now',
    done: () => 'Ended. What is still open is listed as owed; you can resume within 30 minutes.',
    danger: true,
  },
  resume: {
    button: 'Resume',
    title: 'Go live again?',
    words: () => 'The room opens again, with every question where it was.',
    yes: 'Resume',
    done: () => 'You are live again.',
  },
  cancel: {
    button: 'Call off',
    title: 'Call this webinar off?',
    words: (webinar, isHeld) =>
      webinar.state === 'draft'
        ? 'The draft is closed; it stays in the list of past ones.'
        : `${webinar.hidden ? 'Its page stays hidden.' : 'The page and the room say so at once.'} ${tellsOfCancelling(webinar, isHeld)} This cannot be taken back.`,
    yes: 'Call it off',
    done: () => 'Called off.',
    danger: true,
  },
  duplicate: {
    button: 'Duplicate',
    title: 'Duplicate this webinar?',
    words: () =>
      'A draft with the same words, speakers, settings and polls, for the same weekday and time. No person and no question comes along.',
    yes: 'Duplicate',
    done: () => '',
  },
  hide: {
    button: 'Hide',
    title: 'Hide this webinar?',
    words: () => 'It is in no list, and its page and room answer nobody until you show it again. Nothing is lost.',
    yes: 'Hide it',
    done: () => 'Hidden. Nobody but your team sees it.',
    danger: true,
  },
  show: {
    button: 'Show again',
    title: 'Show this webinar again?',
    words: (webinar) => `Its page /webinars/${webinar.slug}/ and its room answer everybody again.`,
    yes: 'Show it',
    done: () => 'Everybody can see it again.',
  },
  archive: {
    button: 'Archive',
    title: 'Archive this webinar?',
    words: (webinar) => `Its page and its replay are no longer public. Questions, people and exports stay.${tellsOfArchiving(webinar)}`,
    yes: 'Archive',
    done: () => 'Archived.',
  },
};

const isHideable = ({ state }: Webinar): boolean => ['scheduled', 'live', 'ended'].includes(state);

const possible: Readonly<Record<WebinarState, readonly Deed[]>> = {
  draft: ['publish', 'cancel'],
  scheduled: ['start', 'cancel'],
  live: ['end'],
  ended: ['resume', 'archive'],
  cancelled: ['archive'],
  archived: [],
};

const RESUME_MS = 30 * 60_000;

const isPossible = (webinar: Webinar, deed: Deed): boolean =>
  deed !== 'resume' || (webinar.endedAt !== null && serverNow() - Date.parse(webinar.endedAt) < RESUME_MS);

const askFor = (webinar: Webinar, deed: Deed): Promise<Answer<Webinar>> =>
  deed === 'hide' || deed === 'show'
    ? send<Webinar>('PATCH', `/webinars/${webinar.id}`, { hidden: deed === 'hide', version: webinar.version })
    : send<Webinar>('POST', `/webinars/${webinar.id}/${deed}`, {});

type Props = { readonly webinar: Webinar; readonly onChange: (webinar: Webinar, words: string) => void };

export const Actions = ({ webinar, onChange }: Props) => {
  const held = useContext(MailHeld);
  const [asking, ask] = useState<Deed | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const open = (deed: Deed | null): void => {
    fail('');
    ask(deed);
  };
  const carryOut = async (deed: Deed): Promise<void> => {
    setBusy(true);
    const answer = await askFor(webinar, deed);
    setBusy(false);
    if (answer.ok) {
      if (deed === 'duplicate') return location.assign(`/console/new/?id=${answer.value.id}`);
      ask(null);
      return onChange(answer.value, deeds[deed].done(answer.value));
    }
    fail(answer.detail);
  };
  const quiet: readonly Deed[] = [...(isHideable(webinar) ? [webinar.hidden ? ('show' as const) : ('hide' as const)] : []), 'duplicate'];
  const list = [...possible[webinar.state].filter((deed) => isPossible(webinar, deed)), ...quiet];
  const first = webinar.state === 'draft' ? 'publish' : '';
  return (
    <div class="console-actions">
      {(webinar.state === 'live' || webinar.state === 'scheduled') && (
        <a class="button" href={`/console/moderate/?id=${webinar.id}`}>
          Moderate questions
        </a>
      )}
      {list.map((deed) => (
        <button key={deed} type="button" class={deed === first ? 'button' : 'button quiet'} onClick={() => open(deed)}>
          {deeds[deed].button}
        </button>
      ))}
      {['draft', 'scheduled', 'live'].includes(webinar.state) && <Rehearse webinar={webinar} />}
      {['draft', 'scheduled', 'live', 'ended'].includes(webinar.state) && (
        <a class="button quiet" href={`/console/new/?id=${webinar.id}`}>
          Edit
        </a>
      )}
      {asking && (
        <Confirm
          title={deeds[asking].title}
          words={deeds[asking].words(webinar, held)}
          yes={deeds[asking].yes}
          danger={deeds[asking].danger ?? false}
          busy={busy}
          error={error}
          onYes={() => void carryOut(asking)}
          onNo={() => open(null)}
        />
      )}
    </div>
  );
};
