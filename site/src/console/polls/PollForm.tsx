/** Preparing a poll: its question, its kind, and options that come, go and change places by mouse and by keys. */
import { useState } from 'preact/hooks';
import type { Poll, PollKind } from '#shared/poll.ts';
import { send } from '../../lib/console/api.ts';
import { Choice, type Errors, Text } from '../Field.tsx';
import { addOption, type Fields, hasOptions, kinds, kindWords, noFields, toErrors, toFields, toForm } from './draft.ts';
import { OptionRows } from './OptionRows.tsx';

type Props = {
  readonly path: string;
  /** The one to change; absent: a new one. */
  readonly poll?: Poll;
  readonly onDone: (poll: Poll) => void;
  readonly onCancel: () => void;
};

export const PollForm = ({ path, poll, onDone, onCancel }: Props) => {
  const [fields, change] = useState<Fields>(poll ? toFields(poll) : noFields);
  const [errors, setErrors] = useState<Errors>({});
  const [failed, fail] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const { kind, ...words } = toForm(fields);
    const answer = poll
      ? await send<Poll>('PATCH', `${path}/${poll.id}`, { ...words, version: poll.version })
      : await send<Poll>('POST', path, { ...words, kind });
    setBusy(false);
    if (answer.ok) return onDone(answer.value);
    const wrong = toErrors(answer.errors, fields);
    setErrors(wrong);
    fail(Object.keys(wrong).length > 0 ? '' : answer.detail);
  };
  return (
    <form
      class="polls-form"
      noValidate
      aria-label={poll ? 'Change the poll' : 'New poll'}
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Handled here: the panel stays open.
        event.preventDefault();
        onCancel();
      }}
    >
      <Text
        id="poll-question"
        label="Question"
        rows={2}
        value={fields.question}
        errors={errors}
        onChange={(question) => change({ ...fields, question })}
      />
      {!poll && (
        <Choice
          id="poll-kind"
          label="People answer with"
          value={fields.kind}
          errors={errors}
          onChange={(kind) => change({ ...fields, kind: kind as PollKind })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {kindWords[kind]}
            </option>
          ))}
        </Choice>
      )}
      {hasOptions(fields.kind) && <OptionRows fields={fields} errors={errors} change={change} add={() => change(addOption(fields))} />}
      {fields.kind === 'words' && <p class="hint">Up to three words from each person. They show in the room once you let them in.</p>}
      {failed && (
        <p class="error" role="alert">
          {failed}
        </p>
      )}
      <div class="polls-foot">
        <button type="button" class="button quiet" onClick={onCancel}>
          Cancel
        </button>
        <button type="submit" class="button" aria-busy={busy} disabled={busy}>
          {poll ? 'Save' : 'Prepare it'}
        </button>
      </div>
    </form>
  );
};
