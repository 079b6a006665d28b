/** What the inputs of the score weigh; the effect is shown before anything is saved. */

import { useState } from 'preact/hooks';
import { may, type TeamMember } from '#shared/host.ts';
import { inputWords, type ScorePreview, type ScoreSettings, scoreInputs, usualWeights, type Weights } from '#shared/score.ts';
import { send } from '../../lib/console/api.ts';
import { Console } from '../Console.tsx';
import { type Errors, Line } from '../Field.tsx';
import { Pending } from '../Pending.tsx';
import { useAnswer } from '../use-answer.ts';
import { Effect } from './Effect.tsx';
import '../../styles/console-webinar.css';

type Typed = Readonly<Record<keyof Weights, string>>;
const toTyped = (weights: Weights): Typed => Object.fromEntries(scoreInputs.map((input) => [input, `${weights[input]}`])) as Typed;
const toWeights = (typed: Typed) =>
  Object.fromEntries(scoreInputs.map((input) => [input, typed[input].trim() === '' ? null : Number(typed[input])]));

const Form = ({ settings, saved }: { settings: ScoreSettings; saved: (settings: ScoreSettings) => void }) => {
  const [typed, type] = useState(toTyped(settings.weights));
  const [effect, show] = useState<ScorePreview | null>(null);
  const [errors, refuse] = useState<Errors>({});
  const [said, say] = useState('');
  const [busy, setBusy] = useState(false);
  const change = (next: Typed): void => {
    type(next);
    show(null);
    say('');
  };
  const look = async (event: Event): Promise<void> => {
    event.preventDefault();
    say('Counting …');
    setBusy(true);
    const answer = await send<ScorePreview>('POST', '/scores/preview', { weights: toWeights(typed) });
    setBusy(false);
    refuse(answer.ok ? {} : Object.fromEntries(answer.errors.map(({ pointer, detail }) => [pointer.split('/').at(-1) ?? '', detail])));
    say(answer.ok ? '' : answer.detail);
    show(answer.ok ? answer.value : null);
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    const answer = await send<ScoreSettings>('PUT', '/scores', { weights: toWeights(typed), version: settings.version });
    setBusy(false);
    say(answer.ok ? 'Saved.' : answer.detail);
    show(null);
    if (answer.ok) saved(answer.value);
    // Somebody was faster: what is typed stays, and its effect is counted against theirs.
    else if (answer.current) saved(answer.current as ScoreSettings);
  };
  return (
    <form class="stack score-form" onSubmit={(event) => void look(event)}>
      {scoreInputs.map((input) => (
        <Line
          key={input}
          id={input}
          type="number"
          label={inputWords[input]}
          value={typed[input]}
          errors={errors}
          onChange={(value) => change({ ...typed, [input]: value })}
        />
      ))}
      <p class="cluster">
        <button type="submit" class="button" aria-busy={busy} disabled={busy}>
          Show what it changes
        </button>
        <button type="button" class="button quiet" onClick={() => change(toTyped(usualWeights))}>
          The usual weights
        </button>
        <span role="status" class="soft small">
          {said}
        </span>
      </p>
      {effect && <Effect effect={effect} />}
      {effect && (
        <p>
          <button type="button" class="button" disabled={busy} onClick={() => void save()}>
            Save these weights
          </button>
        </p>
      )}
    </form>
  );
};

const Whole = ({ me }: { me: TeamMember }) => {
  const { asked, again, put } = useAnswer<ScoreSettings>('/scores');
  if (asked.is !== 'here') return <Pending asked={asked} again={again} what="The weights" />;
  const { weights } = asked.value;
  return (
    <div class="stack">
      <div class="console-head">
        <h1>Scores</h1>
      </div>
      <p class="soft score-lead">
        Each input counts from 0 to 1, times its weight, divided by the weights of what the webinar offered: a score from 0 to 100. A
        question never counts less than watching; a comment below the recording counts as one. Over several webinars, one of half a year ago
        counts half. How much somebody needs help is a number of its own.
      </p>
      {may(me.roles, 'score.change') ? (
        <Form settings={asked.value} saved={put} />
      ) : (
        <dl class="score-weights">
          {scoreInputs.map((input) => (
            <div key={input}>
              <dt>{inputWords[input]}</dt>
              <dd>{weights[input]}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
};

export const Scores = () => (
  <Console right="score.read" here="scores">
    {(me) => <Whole me={me} />}
  </Console>
);
