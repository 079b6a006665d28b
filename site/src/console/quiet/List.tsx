/** Rounds of care for the quiet, newest first: who was asked and how many voices were heard. */
import { useState } from 'preact/hooks';
import type { Page } from '#shared/page.ts';
import type { QuietRound } from '#shared/quiet.ts';
import { basisWords, heardWords, ruleWords, stateWords } from '../../lib/console/quiet.ts';
import { moment, zoneHere } from '../../lib/console/schedule.ts';
import { Ghosts } from '../Console.tsx';
import { Lines } from '../Lines.tsx';
import { Pages } from '../Pages.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';
import { Begin } from './Begin.tsx';

export const State = ({ state }: Pick<QuietRound, 'state'>) => (
  <span class={`chip ${stateWords[state].tone}`}>{stateWords[state].words}</span>
);

const Line = ({ round }: { round: QuietRound }) => (
  <tr>
    <th scope="row">
      <a href={`?id=${round.id}`}>
        <time dateTime={round.createdAt}>{moment(new Date(round.createdAt), zoneHere())}</time>
      </a>
      <span class="soft small">{round.by}</span>
    </th>
    <td data-label="State">
      <State state={round.state} />
    </td>
    <td data-label="Quiet">{round.quiet.toLocaleString('en-GB')}</td>
    <td data-label="Asked">{(round.sent + round.unknown).toLocaleString('en-GB')}</td>
    <td data-label="Voices heard">{heardWords(round)}</td>
    <td data-label="No contact">{round.voices.never.toLocaleString('en-GB')}</td>
  </tr>
);

const Nothing = ({ mayAsk }: { mayAsk: boolean }) => (
  <div class="empty">
    <strong>Nobody was asked yet</strong>
    <p>{ruleWords}</p>
    <p>{basisWords}</p>
    {mayAsk && <Begin />}
  </div>
);

export const List = ({ mayAsk }: { mayAsk: boolean }) => {
  const [trail, go] = useState<readonly string[]>([]);
  const cursor = trail.at(-1);
  const { asked, again } = useAnswer<Page<QuietRound>>(`/quiet?${new URLSearchParams(cursor ? { cursor } : {})}`);
  const isEmpty = asked.is === 'here' && asked.value.items.length === 0 && trail.length === 0;
  const isHere = asked.is === 'here' && !isEmpty;
  return (
    <>
      <div class="console-head">
        <div>
          <h1>Who is quiet</h1>
          <p>People who came and never said anything are asked once, softly, what they would like to know.</p>
        </div>
        {mayAsk && isHere && <Begin />}
      </div>
      {asked.is === 'loading' && <Ghosts />}
      {asked.is === 'refused' && <Refused refusal={asked.refusal} again={again} what="The list" />}
      {isEmpty && <Nothing mayAsk={mayAsk} />}
      {isHere && (
        <div class="stack">
          <Lines kind="invitation" heads={['Round', 'State', 'Quiet', 'Asked', 'Voices heard', 'No contact']}>
            {asked.value.items.map((round) => (
              <Line key={round.id} round={round} />
            ))}
          </Lines>
          <Pages trail={trail} next={asked.value.next} go={go} />
          <p class="soft small">{ruleWords}</p>
          <p class="soft small">{basisWords}</p>
        </div>
      )}
    </>
  );
};
