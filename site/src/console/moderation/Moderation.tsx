/** What waits for the team: questions in review, what was reported, comments. One key for each decision, as on the board. */
import { useState } from 'preact/hooks';
import { type ConsoleComment, commentLists } from '#shared/comment-desk.ts';
import { may, type TeamMember } from '#shared/host.ts';
import { type Moderated, moderated, type Waiting } from '#shared/moderation.ts';
import type { Page } from '#shared/page.ts';
import { Console, Ghosts } from '../Console.tsx';
import { Pages } from '../Pages.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';
import { useKeys } from '../use-keys.ts';
import { OneComment } from './OneComment.tsx';
import { OneOther } from './OneOther.tsx';
import { Rules } from './Rules.tsx';
import { type List, useDecisions } from './use-decisions.ts';
import '../../styles/console-moderation.css';

const lists: readonly List[] = ['waiting', ...commentLists];
const names: Readonly<Record<List, string>> = { waiting: 'Waiting', public: 'Public comments', hidden: 'Comments taken out' };
const nothing: Readonly<Record<List, string>> = {
  waiting: 'Nothing waits for you',
  public: 'No comment is public yet',
  hidden: 'No comment was taken out',
};
const kinds: Readonly<Record<Moderated, string>> = { question: 'Questions', chat: 'Chat', comment: 'Comments' };

type Asked = { readonly list: List; readonly kind: Moderated | undefined; readonly mayTurn: boolean };

const pathOf = ({ list, kind }: Asked, cursor: string | undefined): string => {
  const query = new URLSearchParams({ ...(list === 'waiting' ? (kind ? { kind } : {}) : { list }), ...(cursor ? { cursor } : {}) });
  return `/${list === 'waiting' ? 'moderation' : 'comments'}?${query}`;
};

const Queue = (wanted: Asked) => {
  const { list } = wanted;
  const [trail, go] = useState<readonly string[]>([]);
  const { asked, again } = useAnswer<Page<Waiting | ConsoleComment>>(pathOf(wanted, trail.at(-1)));
  const items = asked.is === 'here' ? asked.value.items.map((it): Waiting => ('kind' in it ? it : { ...it, kind: 'comment' })) : [];
  const { lines, comment, other, undo, said, problem } = useDecisions(items, list);
  const [at, choose] = useState(0);
  const [replying, reply] = useState('');
  const chosen = lines[Math.min(at, lines.length - 1)];
  const decide = (it: Waiting, deed: 'approve' | 'hide' | 'follow-up'): void => {
    if (it.kind === 'comment') void comment(it, { decision: deed === 'follow-up' ? 'ask' : deed });
    else void other(it, deed === 'follow-up' ? 'case' : deed);
  };
  useKeys((deed) => {
    if (deed === 'down') choose(Math.min(at + 1, lines.length - 1));
    if (deed === 'up') choose(Math.max(at - 1, 0));
    if (deed === 'undo') void undo();
    if (!chosen) return;
    if (deed === 'approve' || deed === 'hide' || deed === 'follow-up') decide(chosen, deed);
    if (deed === 'reply') reply(chosen.id);
  });
  const rowOf = (it: Waiting, place: number) => ({
    ...{ isChosen: it === chosen, choose: () => choose(place), isReplying: replying === it.id },
    reply: (is: boolean) => reply(is ? it.id : ''),
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
      {asked.is === 'refused' && <Refused refusal={asked.refusal} again={again} what="The list" />}
      {asked.is === 'here' && lines.length === 0 && (
        <div class="empty">
          <strong>{nothing[list]}</strong>
          <p>
            Questions in review, whatever was reported, and comments stand here: what most people reported first, then what waits longest.
          </p>
        </div>
      )}
      <ol class="plain comment-queue">
        {lines.map((it, place) =>
          it.kind === 'comment' ? (
            <OneComment key={it.id} it={it} mayTurn={wanted.mayTurn} decide={(form) => comment(it, form)} {...rowOf(it, place)} />
          ) : (
            <OneOther key={it.id} it={it} decide={(act, text) => other(it, act, text)} {...rowOf(it, place)} />
          ),
        )}
      </ol>
      {asked.is === 'here' && <Pages trail={trail} next={asked.value.next} go={go} />}
    </>
  );
};

const Whole = ({ me }: { me: TeamMember }) => {
  const [list, show] = useState<List>('waiting');
  const [kind, only] = useState<Moderated>();
  const mayTurn = may(me.roles, 'question.decide');
  return (
    <>
      <div class="console-head">
        <div>
          <h1>Moderation</h1>
          <p class="soft moderation-keys">
            <kbd>J</kbd> <kbd>K</kbd> choose, <kbd>A</kbd> approve or keep, <kbd>H</kbd> hide, <kbd>R</kbd> answer, <kbd>F</kbd> follow up,{' '}
            <kbd>Z</kbd> undo.
          </p>
        </div>
      </div>
      <p class="cluster comment-lists">
        {lists.map((one) => (
          <button key={one} type="button" class="button quiet tiny" aria-pressed={one === list} onClick={() => show(one)}>
            {names[one]}
          </button>
        ))}
      </p>
      {list === 'waiting' && mayTurn && (
        <fieldset class="segmented console-filter">
          <legend class="visually-hidden">Show</legend>
          <button type="button" aria-pressed={kind === undefined} onClick={() => only(undefined)}>
            All
          </button>
          {moderated.map((one) => (
            <button key={one} type="button" aria-pressed={kind === one} onClick={() => only(one)}>
              {kinds[one]}
            </button>
          ))}
        </fieldset>
      )}
      <Queue key={`${list} ${kind}`} {...{ list, kind, mayTurn }} />
      <Rules mayChange={may(me.roles, 'setting.change')} />
    </>
  );
};

export const Moderation = () => (
  <Console right="comment.decide" here="moderation">
    {(me) => <Whole me={me} />}
  </Console>
);
