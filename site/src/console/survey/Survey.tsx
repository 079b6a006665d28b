/** What the survey after a webinar came to: the mean and the stars, who answered, what they wrote. */
import { FEW, type SurveyResults } from '#shared/survey.ts';
import type { Webinar } from '#shared/webinar.ts';
import { many } from '../../lib/console/words.ts';
import { BarTable } from '../../room/poll/BarTable.tsx';
import { Pending } from '../Pending.tsx';
import { useAnswer } from '../use-answer.ts';
import { Texts } from './Texts.tsx';
import '../../styles/board-poll.css';
import '../../styles/console-survey.css';

const day = (at: string): string => new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });

const percent = (part: number, of: number): string => (of > 0 ? `${Math.round((100 * part) / of)} %` : '–');

const Figure = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

const signed = (score: number): string => (score > 0 ? `+${score}` : String(score).replace('-', '−'));

const Numbers = ({ results }: { results: SurveyResults }) => {
  const { answers, attended, mean, score, yes, notYet } = results;
  return (
    <dl class="console-numbers survey-numbers-of">
      {mean !== undefined && <Figure name="of 5 stars on average" value={mean.toFixed(1)} />}
      <Figure name="answers" value={String(answers)} />
      <Figure name="of those who were there" value={percent(Math.min(answers, attended), attended)} />
      {yes + notYet > 0 && <Figure name="questions answered, they say" value={percent(yes, yes + notYet)} />}
      {score !== undefined && <Figure name="NPS" value={signed(score)} />}
    </dl>
  );
};

const Recommending = ({ results: { nps, score } }: { results: SurveyResults }) => {
  const count = nps.reduce((all, one) => all + one, 0);
  if (score === undefined) return null;
  const of = (from: number, to: number): number => nps.slice(from, to + 1).reduce((all, one) => all + one, 0);
  return (
    <>
      <h3>Would they recommend you?</h3>
      <BarTable
        class="polls-bars"
        caption={<caption class="visually-hidden">How likely they are to recommend your webinars</caption>}
        people={count}
        rows={[
          { key: 'promoters', name: 'Promoters (9–10)', count: of(9, 10) },
          { key: 'passives', name: 'Passives (7–8)', count: of(7, 8) },
          { key: 'detractors', name: 'Detractors (0–6)', count: of(0, 6) },
        ]}
      />
      <p class="soft small">NPS is the share of promoters less the share of detractors, from −100 to +100.</p>
    </>
  );
};

type Shown = { readonly webinar: Webinar; readonly mayPlace: boolean };

const Inside = ({ results, webinar, mayPlace }: Shown & { results: SurveyResults }) => {
  const { answers, stars, until } = results;
  const isOpen = until !== null && Date.parse(until) > Date.now();
  return (
    <>
      {until && (
        <p class="soft">
          {isOpen ? `Answers come in, and can be changed, until ${day(until)}.` : `Answers came in until ${day(until)}.`} It is linked in
          the room and in the mail half an hour after the end.
        </p>
      )}
      {answers === 0 ? (
        <p class="soft">Nobody has answered so far.</p>
      ) : (
        <>
          {answers < FEW && (
            <p class="notice">
              {many(answers, 'answer')} so far: too few to tell much of the webinar. Read the words rather than the averages.
            </p>
          )}
          <Numbers results={results} />
          <h3>Stars</h3>
          <BarTable
            class="polls-bars"
            caption={<caption class="visually-hidden">How many gave how many stars</caption>}
            people={answers}
            rows={stars.map((count, at) => ({ key: at, name: many(at + 1, 'star'), count })).toReversed()}
          />
          <Recommending results={results} />
          <Texts webinar={webinar} mayPlace={mayPlace} />
        </>
      )}
    </>
  );
};

/** `mayPlace`: put words that were left for publication on our pages. */
export const Survey = ({ webinar, mayPlace }: Shown) => {
  const { asked, again } = useAnswer<SurveyResults>(`/webinars/${webinar.id}/survey`);
  if (asked.is !== 'here') return <Pending asked={asked} again={again} what="The survey" />;
  return (
    <section class="console-section stack" aria-labelledby="survey">
      <h2 id="survey">Survey</h2>
      <Inside results={asked.value} webinar={webinar} mayPlace={mayPlace} />
    </section>
  );
};
