/** How comments are moderated: before or after they appear, which words and whether links hold one back, which articles take none. */
import { useState } from 'preact/hooks';
import type { CommentRules } from '#shared/comment-rules.ts';
import { send } from '../../lib/console/api.ts';
import { Choice } from '../Field.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';

const toLines = (text: string): readonly string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

const Lines = ({
  id,
  label,
  hint,
  value,
  type,
}: {
  id: string;
  label: string;
  hint: string;
  value: string;
  type: (text: string) => void;
}) => (
  <div class="field">
    <label for={id}>{label}</label>
    <textarea id={id} rows={4} value={value} aria-describedby={`${id}-hint`} onInput={(event) => type(event.currentTarget.value)} />
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
  </div>
);

const Form = ({ rules, again }: { rules: CommentRules; again: () => void }) => {
  const [mode, setMode] = useState(rules.mode);
  const [links, setLinks] = useState(rules.links);
  const [words, setWords] = useState(rules.words.join('\n'));
  const [closed, setClosed] = useState(rules.closed.join('\n'));
  const [busy, setBusy] = useState(false);
  const [said, tell] = useState('');
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const form = { mode, links, words: toLines(words), closed: toLines(closed), version: rules.version };
    const answer = await send<CommentRules>('PUT', '/comments/rules', form);
    setBusy(false);
    tell(answer.ok ? 'Saved.' : (answer.errors[0]?.detail ?? answer.detail));
    if (answer.ok) again();
  };
  return (
    <form class="stack" onSubmit={submit}>
      <Choice id="comment-mode" label="When comments appear" value={mode} errors={{}} onChange={(next) => setMode(next as typeof mode)}>
        <option value="before">Once somebody of the team approved them</option>
        <option value="after">At once</option>
      </Choice>
      <Choice id="comment-links" label="Comments with links" value={links} errors={{}} onChange={(next) => setLinks(next as typeof links)}>
        <option value="hold">Wait for the team</option>
        <option value="allow">Are treated as all others</option>
      </Choice>
      <Lines
        id="comment-words"
        label="Words that hold a comment back"
        hint="One a line; also as a part of a longer word."
        value={words}
        type={setWords}
      />
      <Lines
        id="comment-closed"
        label="Articles and replays that take no comments"
        hint="One a line: of an article the last part of its address; of a replay “replay-of-” and the id at the end of its address in the console."
        value={closed}
        type={setClosed}
      />
      <button type="submit" class="button quiet" aria-busy={busy} disabled={busy}>
        Save
      </button>
      <p role="status" class="hint">
        {said}
      </p>
    </form>
  );
};

export const Rules = ({ mayChange }: { mayChange: boolean }) => {
  const { asked, again } = useAnswer<CommentRules>('/comments/rules');
  if (asked.is === 'refused') return <Refused refusal={asked.refusal} again={again} what="The rules" />;
  if (asked.is === 'loading') return <div class="skeleton short" />;
  const { mode, version } = asked.value;
  if (!mayChange)
    return (
      <p class="soft small">
        {mode === 'before' ? 'Comments appear once somebody of the team approved them.' : 'Comments appear at once.'} An admin can change
        that.
      </p>
    );
  return (
    <details class="card">
      <summary>Rules</summary>
      <Form key={version} rules={asked.value} again={again} />
    </details>
  );
};
