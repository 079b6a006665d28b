/** What campaigns of the week made people ask: first what most of them wanted to know. */

import { may, type TeamMember } from '#shared/host.ts';
import type { ListenCampaign } from '#shared/listen.ts';
import { momentWords } from '../../lib/console/inbox-words.ts';
import { gateWords } from '../../lib/console/listen.ts';
import { many } from '../../lib/console/words.ts';
import { Pending } from '../Pending.tsx';
import { useAnswer } from '../use-answer.ts';
import { Question } from './Question.tsx';
import { type Reading, useReading } from './use-reading.ts';

type Props = { readonly campaigns: readonly ListenCampaign[]; readonly me: string; readonly reading: Reading; readonly mayWork: boolean };

const whole = { href: '/console/listen/', words: 'What customers ask' };

const About = ({ one, me }: { one: ListenCampaign; me: string }) => (
  <>
    <p class="meta dots">
      <time dateTime={one.at}>{momentWords(one.at)}</time>
      {one.people !== null && <span>{many(one.people, 'person', 'people')}</span>}
      <span>{one.cases === 0 ? 'no case so far' : many(one.cases, 'case')}</span>
    </p>
    {one.needed > 0 && <p class="small">{gateWords(one, me)}</p>}
  </>
);

const One = ({ one, me, reading, mayWork }: Omit<Props, 'campaigns'> & { one: ListenCampaign }) => (
  <li class="stack">
    <div>
      <h3>
        <a href={`/console/campaigns/?id=${one.id}`}>{one.name}</a>
      </h3>
      <About one={one} me={me} />
    </div>
    {one.questions.length > 0 && (
      <ol class="plain listen-questions">
        {one.questions.map((line) => (
          <Question key={line.id} line={line} reading={reading} mayWork={mayWork} isSmall />
        ))}
      </ol>
    )}
  </li>
);

export const Causes = ({ campaigns, ...more }: Props) => (
  <section class="card stack" aria-labelledby="listen-causes">
    <h2 id="listen-causes">What campaigns made people ask</h2>
    {campaigns.length === 0 ? (
      <p class="soft">No campaign went out in the last seven days. What one causes stands here, first what most people wanted to know.</p>
    ) : (
      <ul class="plain listen-campaigns">
        {campaigns.map((one) => (
          <One key={one.id} one={one} {...more} />
        ))}
      </ul>
    )}
  </section>
);

/** One campaign of any time: its owner reads of it before the next one of its series is ready. */
export const OfCampaign = ({ id, me }: { id: string; me: TeamMember }) => {
  const { asked, again } = useAnswer<ListenCampaign>(`/listen/campaigns/${encodeURIComponent(id)}`);
  const reading = useReading();
  if (asked.is !== 'here') return <Pending asked={asked} again={again} what="What it caused" back={whole} />;
  const one = asked.value;
  return (
    <>
      <p>
        <a href={whole.href}>{whole.words}</a>
      </p>
      <div class="console-head">
        <div>
          <h1>What “{one.name}” made people ask</h1>
          <About one={one} me={me.email} />
        </div>
      </div>
      {one.questions.length === 0 && <p class="empty">Nobody asked anything because of it so far.</p>}
      <ol class="plain listen-questions">
        {one.questions.map((line) => (
          <Question key={line.id} line={line} reading={reading} mayWork={may(me.roles, 'case.work')} />
        ))}
      </ol>
    </>
  );
};
