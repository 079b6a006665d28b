/** What customers ask, for those who do not answer them: ten questions of the week, what campaigns caused, sentences that may be published. */
import { may, type TeamMember } from '#shared/host.ts';
import type { Listen as Heard } from '#shared/listen.ts';
import { Console, Ghosts } from '../Console.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';
import { Causes, OfCampaign } from './Causes.tsx';
import { Monday } from './Monday.tsx';
import { Question } from './Question.tsx';
import { Quotes } from './Quotes.tsx';
import { useReading } from './use-reading.ts';
import '../../styles/console-listen.css';

const Nothing = () => (
  <div class="empty">
    <strong>Nobody asked anything in the last seven days</strong>
    <p>After a webinar, ten of its questions stand here in the words of those who asked them, with what they were told.</p>
    <a class="button quiet" href="/console/">
      See all webinars
    </a>
  </div>
);

const Whole = ({ me }: { me: TeamMember }) => {
  const { asked, again } = useAnswer<Heard>('/listen');
  const reading = useReading();
  const mayWork = may(me.roles, 'case.work');
  const items = asked.is === 'here' ? asked.value.items : [];
  return (
    <>
      <div class="console-head">
        <div>
          <h1>Listen</h1>
          <p class="soft">
            Ten questions of the last seven days: first what you have not read, from one webinar after the other, and of each what most
            people want to know.
          </p>
        </div>
      </div>
      {asked.is === 'loading' && <Ghosts />}
      {asked.is === 'refused' && <Refused refusal={asked.refusal} again={again} what="What customers ask" />}
      {asked.is === 'here' && (
        <div class="listen-parts">
          <section aria-labelledby="listen-week">
            <h2 id="listen-week" class="visually-hidden">
              Questions of the week
            </h2>
            {items.length === 0 && <Nothing />}
            <ol class="plain listen-questions">
              {items.map((line) => (
                <Question key={line.id} line={line} reading={reading} mayWork={mayWork} />
              ))}
            </ol>
          </section>
          <div class="listen-aside">
            <Causes campaigns={asked.value.campaigns} me={me.email} reading={reading} mayWork={mayWork} />
            <Quotes mayPlace={may(me.roles, 'quote.place')} />
            <Monday isAdmin={may(me.roles, 'setting.change')} />
          </div>
        </div>
      )}
    </>
  );
};

export const Listen = () => (
  <Console right="case.listen" here="listen">
    {(me) => {
      const campaign = new URLSearchParams(location.search).get('campaign');
      return campaign ? <OfCampaign id={campaign} me={me} /> : <Whole me={me} />;
    }}
  </Console>
);
