/** One address by hand. */
import { useState } from 'preact/hooks';
import type { Page } from '#shared/page.ts';
import type { Suppression } from '#shared/suppression.ts';
import { send } from '../../lib/console/api.ts';
import { type Stops, stops } from '../../lib/console/suppressions.ts';
import { Choice, type Errors, Line } from '../Field.tsx';

type ChoiceProps = { readonly id: string; readonly value: Stops; readonly onChange: (value: Stops) => void };

export const StopsChoice = ({ id, value, onChange }: ChoiceProps) => (
  <Choice id={id} label="What stops" value={value} errors={{}} onChange={(next) => onChange(next as Stops)}>
    {Object.entries(stops).map(([name, { words }]) => (
      <option key={name} value={name}>
        {words}
      </option>
    ))}
  </Choice>
);

export const Add = ({ onDone }: { onDone: () => void }) => {
  const [address, type] = useState('');
  const [what, choose] = useState<Stops>('marketing');
  const [errors, fail] = useState<Errors>({});
  const [said, say] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    say('');
    const answer = await send<Page<Suppression>>('POST', '/suppressions', { address, purposes: stops[what].purposes });
    setBusy(false);
    if (!answer.ok) return fail({ 'suppression-address': answer.errors[0]?.detail ?? answer.detail });
    fail({});
    say(`${address.trim()} gets no such mail any more.`);
    type('');
    onDone();
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <Line
        id="suppression-address"
        label="Address"
        value={address}
        errors={errors}
        hint="An address that nobody registered yet is kept as a code that only we can compare, and shown as its first letter and its domain."
        onChange={type}
      />
      <StopsChoice id="add-stops" value={what} onChange={choose} />
      <button type="submit" class="button quiet" aria-busy={busy} disabled={busy}>
        Stop mail
      </button>
      <p role="status" class="hint">
        {said}
      </p>
    </form>
  );
};
