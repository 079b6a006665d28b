/** Comments of all articles: what waits to be read, what is public, what was taken out. One key for each decision, as with questions. */
import { useState } from 'preact/hooks';
import { type CommentList, type ConsoleComment, commentLists } from '#shared/comment-desk.ts';
import { may, type TeamMember } from '#shared/host.ts';
import type { Page } from '#shared/page.ts';
import { Console, Ghosts } from '../Console.tsx';
import { Pages } from '../Pages.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';
import { useKeys } from '../use-keys.ts';
import { One } from './One.tsx';
import { Rules } from './Rules.tsx';
import { useDecisions } from './use-decisions.ts';
import '../../styles/console-comments.css';

const names: Readonly<Record<CommentList, string>> = { waiting: 'Waiting', public: 'Public', hidden: 'Taken out' };
const nothing: Readonly<Record<CommentList, string>> = {
  waiting: 'No comment waits for you',
  public: 'No comment is public yet',
  hidden: 'No comment was taken out',
};

const Queue = ({ list }: { list: CommentList }) => {
  const [trail, go] = useState<readonly string[]>([]);
  const cursor = trail.at(-1);
  const { asked, again } = useAnswer<Page<ConsoleComment>>(`/comments?list=${list}${cursor ? `&cursor=${cursor}` : ''}`);
  const items = asked.is === 'here' ? asked.value.items : [];
  const { lines, decide, undo, said, problem } = useDecisions(items, list);
  const [at, choose] = useState(0);
  const [replying, reply] = useState('');
  const chosen = lines[Math.min(at, lines.length - 1)];
  useKeys((deed) => {
    if (deed === 'down') choose(Math.min(at + 1, lines.length - 1));
    if (deed === 'up') choose(Math.max(at - 1, 0));
    if (deed === 'undo') undo();
    if (!chosen) return;
    if (deed === 'approve') void decide(chosen, { decision: 'approve' });
    if (deed === 'hide') void decide(chosen, { decision: 'hide' });
    if (deed === 'follow-up') void decide(chosen, { decision: 'ask' });
    if (deed === 'reply') reply(chosen.id);
  });
  return (
    <>
      <p role="status" class="soft small">
        {said}
      </p>
      {problem && (
        <p role="alert" class="notice bad">
          {problem}
        </p>
      )}
      {asked.is === 'loading' && <Ghosts />}
      {asked.is === 'refused' && <Refused refusal={asked.refusal} again={again} what="The comments" />}
      {asked.is === 'here' && lines.length === 0 && (
        <div class="empty">
          <strong>{nothing[list]}</strong>
          <p>Comments that readers write below articles stand here, the newest first.</p>
        </div>
      )}
      <ol class="plain comment-queue">
        {lines.map((it, place) => (
          <One
            key={it.id}
            it={it}
            isChosen={it === chosen}
            choose={() => choose(place)}
            decide={(form) => decide(it, form)}
            isReplying={replying === it.id}
            reply={(is) => reply(is ? it.id : '')}
          />
        ))}
      </ol>
      {asked.is === 'here' && <Pages trail={trail} next={asked.value.next} go={go} />}
    </>
  );
};

const Whole = ({ me }: { me: TeamMember }) => {
  const [list, show] = useState<CommentList>('waiting');
  return (
    <>
      <div class="console-head">
        <div>
          <h1>Comments</h1>
          <p class="soft">
            <kbd>J</kbd> <kbd>K</kbd> choose, <kbd>A</kbd> approve, <kbd>H</kbd> take out, <kbd>R</kbd> answer, <kbd>F</kbd> make a case,{' '}
            <kbd>Z</kbd> undo. Questions and chat of a webinar wait in its own console; cases in the <a href="/console/inbox/">inbox</a>.
          </p>
        </div>
      </div>
      <p class="cluster comment-lists">
        {commentLists.map((one) => (
          <button key={one} type="button" class="button quiet tiny" aria-pressed={one === list} onClick={() => show(one)}>
            {names[one]}
          </button>
        ))}
      </p>
      <Queue key={list} list={list} />
      <Rules mayChange={may(me.roles, 'setting.change')} />
    </>
  );
};

export const Comments = () => (
  <Console right="question.decide" here="comments">
    {(me) => <Whole me={me} />}
  </Console>
);
