/** Who waits: how they may be written to and why so, what they did, and what else they wait for. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Beside } from '#shared/beside.ts';
import type { CaseLine } from '#shared/case.ts';
import { may } from '#shared/host.ts';
import type { PersonPage } from '#shared/person-page.ts';
import { reachTone, reachWords } from '../../lib/console/contacts.ts';
import { whoWords } from '../../lib/console/inbox-words.ts';
import { isShown, momentWords, titleOf, titlesOf, toneOf } from '../../lib/console/journey.ts';
import { many } from '../../lib/console/words.ts';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';
import { Askers, Earlier } from './Askers.tsx';
import { useDesk } from './desk.ts';
import { Others } from './Others.tsx';
import '../../styles/inbox-about.css';

/** As many points as are read at a glance. */
const POINTS = 6;

const channelWords: Readonly<Record<PersonPage['channel']['why'], string>> = {
  chosen: 'Mail, as they chose',
  only: 'Mail, the only channel so far',
};

const consentWords = (person: PersonPage): string => {
  const given = (['marketing', 'research'] as const).filter((purpose) => person.consent[purpose]?.state === 'confirmed');
  const words = { marketing: 'invitations', research: 'being quoted' };
  return given.length === 0 ? 'Agreed to nothing beyond their webinars' : `Agreed to ${given.map((one) => words[one]).join(' and ')}`;
};

const Journey = ({ person }: { person: PersonPage }) => {
  const titles = titlesOf(person.webinars);
  const points = person.journey.filter((entry) => isShown(entry, 'all')).slice(0, POINTS);
  return (
    <section aria-labelledby="about-journey">
      <h3 id="about-journey">Journey</h3>
      <ol class="plain inbox-journey">
        {points.map((entry, at) => (
          <li key={`${entry.at}${at}`} class={toneOf(entry)}>
            <time class="soft small" dateTime={entry.at}>
              {momentWords(entry.at)}
            </time>
            <span>{entry.kind === 'asked' ? `Asked “${entry.question.text}”` : titleOf(entry, titles)}</span>
          </li>
        ))}
      </ol>
      <a href={`/console/contact/?id=${person.id}`}>Their whole journey</a>
    </section>
  );
};

/** `shown`: their cases that stand here anyway. */
type KnownProps = {
  readonly children: ComponentChildren;
  readonly id: string;
  readonly open: string;
  readonly version: number;
  readonly shown: readonly string[];
};

const Known = ({ id, open, version, shown, children }: KnownProps) => {
  const { asked, again } = useAnswer<PersonPage>(`/contacts/${encodeURIComponent(id)}`);
  const seen = useRef(version);
  // What was done to the case is a part of what is known of the person.
  useEffect(() => {
    if (seen.current !== version) again();
    seen.current = version;
  }, [version]);
  if (asked.is === 'loading') return <div class="skeleton console-ghost" />;
  if (asked.is === 'refused') return <Refused refusal={asked.refusal} again={again} what="This person" />;
  const person = asked.value;
  const facts = [person.jobTitle, person.company, person.country, person.timeZone].filter(Boolean);
  return (
    <>
      {facts.length > 0 && (
        <p class="dots soft">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      )}
      <p class="cluster">
        {person.score && <span class="chip accent">score {person.score.points}</span>}
        <span class={`chip ${reachTone(person.reach.marketing)}`}>campaigns: {reachWords(person.reach.marketing).toLowerCase()}</span>
      </p>
      <ul class="plain inbox-facts">
        <li>{channelWords[person.channel.why]}</li>
        <li>{consentWords(person)}</li>
        {person.owed > 0 && <li>We owe them {many(person.owed, 'answer')}</li>}
        {person.suppressed.service && <li>Mail about their webinars is stopped</li>}
      </ul>
      {children}
      <Others person={person} known={[open, ...shown]} />
      <Journey person={person} />
    </>
  );
};

export const About = ({ line: { id, contact, version }, beside }: { line: CaseLine; beside: Beside | null }) => {
  const { me } = useDesk();
  const around = beside && (
    <>
      <Askers beside={beside} />
      <Earlier beside={beside} />
    </>
  );
  return (
    <>
      <h2 id="about-title">{whoWords(contact)}</h2>
      {contact.email && contact.name && <p class="soft">{contact.email}</p>}
      {!contact.id && <p class="soft">They asked without their name. Your answer reaches them all the same.</p>}
      {contact.id && !may(me.roles, 'contact.read') && (
        <p class="soft">{contact.company || 'More about people is for agents, marketers and admins.'}</p>
      )}
      {contact.id && may(me.roles, 'contact.read') ? (
        <Known key={contact.id} id={contact.id} open={id} version={version} shown={beside?.earlier.map((one) => one.id) ?? []}>
          {around}
        </Known>
      ) : (
        around
      )}
    </>
  );
};
