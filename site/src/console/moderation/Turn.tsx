/** Making a question of a comment: of which webinar, and in which words where it is too long. */
import { useState } from 'preact/hooks';
import type { CommentDecision, ConsoleComment } from '#shared/comment-desk.ts';
import type { Page } from '#shared/page.ts';
import type { Webinar } from '#shared/webinar.ts';
import { offeredFor } from '../../lib/console/turn.ts';
import { useAnswer } from '../use-answer.ts';

type Props = {
  readonly it: ConsoleComment;
  readonly decide: (form: CommentDecision) => Promise<boolean>;
  readonly close: () => void;
};

const stateWords = { live: 'live now', scheduled: 'coming', ended: 'over' } as const;
const wordsOf = ({ title, state, startsAt }: Webinar): string => {
  const day = new Date(startsAt).toLocaleDateString('en-GB', { dateStyle: 'medium' });
  return `${title} (${day}, ${stateWords[state as keyof typeof stateWords]})`;
};

export const Turn = ({ it, decide, close }: Props) => {
  const { asked } = useAnswer<Page<Webinar>>('/webinars?limit=50');
  const offered = asked.is === 'here' ? offeredFor(asked.value.items, it.announces) : [];
  const [chosen, choose] = useState('');
  const [text, type] = useState(it.text);
  const webinar = chosen || offered[0]?.id || '';
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (await decide({ decision: 'question', webinar, version: it.version, ...(text === it.text ? {} : { text }) })) close();
  };
  if (asked.is === 'here' && offered.length === 0)
    return (
      <p class="notice">
        No webinar takes questions now. Make a case of it instead.{' '}
        <button type="button" class="button quiet tiny" onClick={close}>
          Close
        </button>
      </p>
    );
  return (
    <form class="stack" onSubmit={submit} aria-busy={asked.is === 'loading'}>
      <p class="field">
        <label for={`turn-${it.id}`}>Of which webinar</label>
        <select id={`turn-${it.id}`} value={webinar} onChange={(event) => choose(event.currentTarget.value)}>
          {offered.map((one) => (
            <option key={one.id} value={one.id}>
              {wordsOf(one)}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for={`turn-text-${it.id}`}>The question, 280 characters at most</label>
        <textarea id={`turn-text-${it.id}`} rows={3} required value={text} onInput={(event) => type(event.currentTarget.value)} />
      </p>
      {asked.is === 'refused' && (
        <p role="alert" class="notice bad">
          The webinars did not come. {asked.refusal.detail}
        </p>
      )}
      <p class="cluster">
        <button type="submit" class="button tiny" disabled={webinar === ''}>
          Make it a question
        </button>
        <button type="button" class="button quiet tiny" onClick={close}>
          Cancel
        </button>
      </p>
    </form>
  );
};
