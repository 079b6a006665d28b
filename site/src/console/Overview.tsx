/** One webinar from the team's side: how it stands, what can be done, who comes, what can be taken away. */

import { useEffect, useState } from 'preact/hooks';
import { may, type TeamMember } from '#shared/host.ts';
import type { Webinar } from '#shared/webinar.ts';
import { minutesBetween, toDuration } from '#shared/when.ts';
import { moment, momentHere, zoneHere } from '../lib/console/schedule.ts';
import { keptUndo } from '../lib/console/undo-edit.ts';
import { Actions } from './Actions.tsx';
import { AfterEnd, BeforeStart } from './Around.tsx';
import { Console } from './Console.tsx';
import { Exports } from './Exports.tsx';
import { More } from './More.tsx';
import { Nowhere } from './Nowhere.tsx';
import { Pending } from './Pending.tsx';
import { Readiness } from './Readiness.tsx';
import { Registrations } from './Registrations.tsx';
import { Transcript } from './replay/Transcript.tsx';
import { StateChip } from './StateChip.tsx';
import { Survey } from './survey/Survey.tsx';
import { usePresence } from './There.tsx';
import { UndoEdit } from './UndoEdit.tsx';
import { useAnswer } from './use-answer.ts';
import '../styles/console-webinar.css';

const done: Readonly<Record<string, string>> = {
  saved: 'Saved as a draft. Only your team sees it until you publish it.',
  changed: 'Your changes are saved.',
};

/** What came of the last deed, taken from the address once, so that a reload does not say it again. */
const takeDone = (): string => {
  const url = new URL(location.href);
  const words = done[url.searchParams.get('did') ?? ''] ?? '';
  url.searchParams.delete('did');
  if (words) history.replaceState(null, '', url);
  return words;
};

const Facts = ({ webinar }: { webinar: Webinar }) => {
  const at = new Date(webinar.startsAt);
  const here = momentHere(at, webinar.timeZone, zoneHere());
  return (
    <p class="console-facts dots">
      <time dateTime={webinar.startsAt}>{moment(at, webinar.timeZone)}</time>
      {here && <span class="soft">{here}</span>}
      <span class="soft">{toDuration(minutesBetween(webinar.startsAt, webinar.endsAt))}</span>
    </p>
  );
};

const Numbers = ({ webinar }: { webinar: Webinar }) => {
  const presence = usePresence(webinar);
  const { registered, asked } = webinar.counts;
  const attended = presence?.attended ?? webinar.counts.attended;
  const numbers: readonly (readonly [count: number, words: string])[] = [
    [registered, 'registered'],
    // Before the start nobody can have come.
    ...(webinar.startedAt ? [[attended, 'attended'] as const] : []),
    ...(presence ? [[presence.present, 'in the room'] as const] : []),
    [asked, asked === 1 ? 'question asked' : 'questions asked'],
  ];
  return (
    <dl class="console-numbers">
      {numbers.map(([count, words]) => (
        <div key={words}>
          <dt>{words}</dt>
          <dd>{count.toLocaleString('en-GB')}</dd>
        </div>
      ))}
    </dl>
  );
};

/** One by invitation only has no page: people come by the link in their mail. */
const Links = ({ webinar, me }: { webinar: Webinar; me: TeamMember }) => {
  const isPublic = webinar.state !== 'draft' && webinar.state !== 'archived' && !webinar.hidden;
  const isPrivate = webinar.admission.invited === true;
  const isOpen = webinar.state === 'scheduled' || webinar.state === 'live';
  return (
    <nav class="console-links" aria-label="This webinar">
      {isPublic && !isPrivate && <a href={`/webinars/${webinar.slug}/`}>Its page</a>}
      {isPublic && webinar.state !== 'cancelled' && <a href={`/webinars/${webinar.slug}/room/`}>Its room</a>}
      {isPrivate && isOpen && may(me.roles, 'invitation.send') && (
        <a href={`/console/invitations/?new&webinar=${webinar.id}`}>Invite people</a>
      )}
      {webinar.state !== 'draft' && may(me.roles, 'question.decide') && <a href={`/console/moderate/?id=${webinar.id}`}>Questions</a>}
    </nav>
  );
};

const isComing = ({ state }: Webinar): boolean => state === 'draft' || state === 'scheduled';

const Inside = ({ me, id }: { me: TeamMember; id: string }) => {
  const { asked, again, put } = useAnswer<Webinar>(`/webinars/${encodeURIComponent(id)}`);
  const [said, say] = useState(takeDone);
  const title = asked.is === 'here' ? asked.value.title : '';
  useEffect(() => {
    if (title) document.title = `${title} · Parley console`;
  }, [title]);
  if (asked.is !== 'here') return <Pending asked={asked} again={again} what="The webinar" />;
  const webinar = asked.value;
  const undo = may(me.roles, 'webinar.change') ? keptUndo(sessionStorage, webinar) : undefined;
  const changed = (next: Webinar, words: string): void => {
    put(next);
    say(words);
  };
  return (
    <>
      <div class="console-head console-head-webinar">
        <div class="stack">
          <p class="cluster">
            <StateChip state={webinar.state} />
            {webinar.admission.invited && <span class="chip">By invitation only</span>}
            {webinar.hidden && <span class="chip due">Hidden</span>}
          </p>
          <h1>{webinar.title}</h1>
          <Facts webinar={webinar} />
          <Links webinar={webinar} me={me} />
        </div>
        {webinar.state !== 'draft' && <Numbers webinar={webinar} />}
      </div>
      <div class={said || undo ? 'notice good cluster' : 'visually-hidden'}>
        <p role="status">{said}</p>
        {undo && <UndoEdit undo={undo} onUndone={(next) => changed(next, 'Undone. It is as it was before your edit.')} onRefused={say} />}
      </div>
      {may(me.roles, 'webinar.change') && <Actions webinar={webinar} onChange={changed} />}
      {may(me.roles, 'webinar.change') && <More webinar={webinar} onChange={changed} />}
      {isComing(webinar) && (
        <Readiness webinar={webinar} mayChange={may(me.roles, 'webinar.change')} maySet={may(me.roles, 'setting.brand')} />
      )}
      {webinar.state === 'scheduled' && <BeforeStart webinar={webinar} me={me} />}
      {webinar.state === 'ended' && may(me.roles, 'question.decide') && <AfterEnd id={webinar.id} />}
      {webinar.state !== 'draft' && (
        <>
          {may(me.roles, 'registration.read') && (
            <Registrations webinar={webinar} mayDecide={may(me.roles, 'registration.decide')} onDecided={again} />
          )}
          {webinar.state === 'ended' && (webinar.room.survey ?? 'off') !== 'off' && may(me.roles, 'registration.read') && (
            <Survey webinar={webinar} mayPlace={may(me.roles, 'quote.place')} />
          )}
          {webinar.state === 'ended' && webinar.replay !== null && (
            <Transcript webinar={webinar} mayChange={may(me.roles, 'webinar.change')} />
          )}
          {may(me.roles, 'source.read') && (
            <section class="console-section" aria-labelledby="links">
              <h2 id="links">Links</h2>
              <p class="soft">Named links to the page of this webinar, and what each of them brings.</p>
              <a class="button quiet" href={`/console/links/?id=${webinar.id}`}>
                Links and sources
              </a>
            </section>
          )}
          <Exports source={{ webinar: webinar.id }} me={me} />
        </>
      )}
    </>
  );
};

export const Overview = () => {
  const id = new URLSearchParams(location.search).get('id') ?? '';
  return (
    <Console right="webinar.read" here="webinars">
      {(me) => (id ? <Inside me={me} id={id} /> : <Nowhere />)}
    </Console>
  );
};
