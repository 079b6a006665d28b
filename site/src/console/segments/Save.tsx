/** Saving what is on screen, under its name or a new one, and removing what was saved. */
import { useState } from 'preact/hooks';
import type { ListPurpose } from '#shared/reach.ts';
import type { Group, Segment, SegmentKind } from '#shared/segment.ts';
import { send } from '../../lib/console/api.ts';
import { Confirm } from '../Confirm.tsx';
import { Choice, Line } from '../Field.tsx';

type Props = {
  readonly segment: Segment | undefined;
  readonly rules: Group;
  readonly purpose: ListPurpose;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onSaved: (segment: Segment) => void;
  readonly onRemoved: () => void;
};

const Remove = ({ segment, onRemoved }: { segment: Segment; onRemoved: () => void }) => {
  const [isOpen, open] = useState(false);
  const [error, tell] = useState('');
  const [busy, wait] = useState(false);
  const remove = async (): Promise<void> => {
    wait(true);
    const answer = await send('DELETE', `/segments/${segment.id}?version=${segment.version}`);
    wait(false);
    if (answer.ok) onRemoved();
    else tell(answer.detail);
  };
  return (
    <>
      <button type="button" class="button quiet" onClick={() => open(true)}>
        Remove
      </button>
      {isOpen && (
        <Confirm
          title={`Remove “${segment.name}”?`}
          words="The people stay as they are. The segment and the counts of its days go."
          yes="Remove it"
          danger
          busy={busy}
          error={error}
          onYes={() => void remove()}
          onNo={() => open(false)}
        />
      )}
    </>
  );
};

export const Save = ({ segment, rules, purpose, name, onName, onSaved, onRemoved }: Props) => {
  const [kind, choose] = useState<SegmentKind>('living');
  const [error, tell] = useState('');
  const [busy, wait] = useState(false);
  const save = async (isNew: boolean): Promise<void> => {
    wait(true);
    const isSnapshot = segment?.kind === 'snapshot';
    const answer =
      isNew || !segment
        ? await send<Segment>('POST', '/segments', { name, rules, purpose, kind })
        : await send<Segment>('PATCH', `/segments/${segment.id}`, {
            ...{ name, purpose, version: segment.version },
            ...(isSnapshot ? {} : { rules }),
          });
    wait(false);
    tell(answer.ok ? '' : (answer.errors[0]?.detail ?? answer.detail));
    if (answer.ok) onSaved(answer.value);
  };
  return (
    <form
      class="segment-save"
      onSubmit={(event) => {
        event.preventDefault();
        void save(!segment);
      }}
    >
      <Line id="name" label="Name" value={name} errors={error ? { name: error } : {}} onChange={onName} />
      {!segment && (
        <Choice
          id="kind"
          label="Who stays in it"
          value={kind}
          errors={{}}
          onChange={(chosen) => choose(chosen === 'snapshot' ? 'snapshot' : 'living')}
        >
          <option value="living">Whoever fits by then</option>
          <option value="snapshot">Whoever fits now</option>
        </Choice>
      )}
      <div class="segment-save-buttons">
        <button type="submit" class="button" aria-busy={busy} disabled={busy}>
          {segment ? 'Save changes' : 'Save segment'}
        </button>
        {segment && (
          <>
            <button type="button" class="button quiet" disabled={busy} onClick={() => void save(true)}>
              Save as new
            </button>
            <Remove key={segment.id} segment={segment} onRemoved={onRemoved} />
          </>
        )}
      </div>
    </form>
  );
};
