/** One round: who is quiet and why, what they read, how far it is, and which voices were heard. */
import { useEffect } from 'preact/hooks';
import { may, type TeamMember } from '#shared/host.ts';
import { type QuietView, type Voice, voices } from '#shared/quiet.ts';
import { doneOf, heardWords, restWords, ruleWords, silenceWords, sizeWords } from '../../lib/console/quiet.ts';
import { moment, zoneHere } from '../../lib/console/schedule.ts';
import { Ghosts } from '../Console.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';
import { Acts } from './Acts.tsx';
import { State } from './List.tsx';
import { Topics } from './Topics.tsx';

const LOOK_MS = 2_000;

const voiceWords: Readonly<Record<Exclude<Voice, 'heard'>, string>> = {
  topic: 'tapped a topic',
  asked: 'asked in their words',
  channel: 'chose a way to be answered',
  never: 'want no contact',
};
const shown = voices.filter((voice) => voice !== 'heard');

const Standing = ({ one }: { one: QuietView }) => {
  const rest = restWords(one);
  return (
    <section class="card stack" aria-labelledby="quiet-people">
      <h2 id="quiet-people">Who is quiet</h2>
      <p role="status">{one.state === 'preparing' ? 'People are being looked for. This page shows them by itself.' : sizeWords(one)}</p>
      <p class="soft small">{ruleWords}</p>
      {one.people.length > 0 && (
        <ul class="plain quiet-people">
          {one.people.map((person) => (
            <li key={person.id}>
              <a href={`/console/contact/?id=${person.id}`}>{person.name || 'Somebody without a name'}</a>
              {person.company && <span class="soft"> · {person.company}</span>}
              <span class="soft small">{silenceWords(person)}</span>
            </li>
          ))}
        </ul>
      )}
      {one.size > one.people.length && one.people.length > 0 && (
        <p class="soft small">These are {one.people.length} of those whose turn is still to come.</p>
      )}
      {one.startedAt && one.size > 0 && (
        <>
          <progress value={doneOf(one)} max={one.size} aria-label="How far it is" />
          <p class="soft">
            {doneOf(one)} of {one.size} are through. It began {moment(new Date(one.startedAt), zoneHere())}.
          </p>
        </>
      )}
      {rest && <p class="soft">{rest}</p>}
      {one.waitsUntil && <p class="soft">It goes on at {moment(new Date(one.waitsUntil), zoneHere())}: by day where they are.</p>}
    </section>
  );
};

const Heard = ({ one, mayWork }: { one: QuietView; mayWork: boolean }) => (
  <section class="card stack" aria-labelledby="quiet-voices">
    <h2 id="quiet-voices">Voices heard</h2>
    <p class="campaign-figure">{heardWords(one)}</p>
    <dl class="invitation-figures">
      {shown.map((voice) => (
        <div key={voice}>
          <dt>{voiceWords[voice]}</dt>
          <dd>{one.voices[voice]}</dd>
        </div>
      ))}
    </dl>
    {mayWork && <a href="/console/inbox/?view=all">What they asked is in the inbox</a>}
  </section>
);

const Mail = ({ one: { mail } }: { one: QuietView }) => (
  <section class="card stack" aria-labelledby="quiet-mail">
    <h2 id="quiet-mail">What they read</h2>
    <dl class="invitation-head">
      <dt>From</dt>
      <dd>{mail.from}</dd>
      <dt>Subject</dt>
      <dd>{mail.subject}</dd>
    </dl>
    <pre class="invitation-mail">{mail.text}</pre>
  </section>
);

export const One = ({ id, me }: { id: string; me: TeamMember }) => {
  const mayAsk = may(me.roles, 'quiet.ask');
  const { asked, again, put } = useAnswer<QuietView>(`/quiet/${id}`);
  const isMoving = asked.is === 'here' && (asked.value.state === 'preparing' || asked.value.state === 'running');
  useEffect(() => {
    const timer = isMoving ? setInterval(again, LOOK_MS) : undefined;
    return () => clearInterval(timer);
  }, [isMoving]);
  if (asked.is === 'loading') return <Ghosts />;
  if (asked.is === 'refused')
    return (
      <Refused
        refusal={asked.refusal}
        again={again}
        what="The round"
        wholePage
        back={{ href: '/console/quiet/', words: 'See all rounds' }}
      />
    );
  const one = asked.value;
  return (
    <>
      <p>
        <a href="/console/quiet/">All rounds</a>
      </p>
      <div class="console-head">
        <div>
          <h1>Round of {moment(new Date(one.createdAt), zoneHere())}</h1>
          <p class="meta dots">
            <State state={one.state} />
            <span>{one.by}</span>
          </p>
        </div>
        {mayAsk && <Acts one={one} onDone={put} />}
      </div>
      <div class="invitation-parts">
        <div class="stack">
          <Standing one={one} />
          {one.startedAt && <Heard one={one} mayWork={may(me.roles, 'case.work')} />}
          {mayAsk && one.state === 'ready' && <Topics key={one.version} one={one} onDone={put} />}
        </div>
        {one.state !== 'preparing' && <Mail one={one} />}
      </div>
    </>
  );
};
