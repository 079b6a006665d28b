/** Other words or another time, as long as nothing has left. */
import { useState } from 'preact/hooks';
import type { InvitationView } from '#shared/invitation.ts';
import { send } from '../../lib/console/api.ts';
import { fieldOf } from '../../lib/console/invitations.ts';
import type { Errors } from '../Field.tsx';
import { Words } from './Words.tsx';

/** As the browser's field wants it, in the zone of who types. */
const toLocal = (at: string | null): string => {
  if (!at) return '';
  const time = new Date(at);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

export const Change = ({ one, onDone }: { one: InvitationView; onDone: (one: InvitationView) => void }) => {
  const [fields, change] = useState({ subject: one.subject, text: one.text, at: toLocal(one.at) });
  const [errors, fail] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const { at, ...words } = fields;
    const body = { version: one.version, ...words, at: at ? new Date(at).toISOString() : null };
    const answer = await send<InvitationView>('PATCH', `/invitations/${one.id}`, body);
    setBusy(false);
    if (answer.ok) return onDone(answer.value);
    const wrong = Object.fromEntries(answer.errors.map(({ pointer, detail }) => [fieldOf(pointer), detail]));
    fail(answer.errors.length > 0 ? wrong : { form: answer.detail });
  };
  return (
    <details class="card">
      <summary>Change words or time</summary>
      <form class="stack" onSubmit={submit} noValidate>
        <Words fields={fields} errors={errors} set={(part) => change({ ...fields, ...part })} />
        {errors.form && (
          <p class="error" role="alert">
            {errors.form}
          </p>
        )}
        <button type="submit" class="button quiet" aria-busy={busy} disabled={busy}>
          Save
        </button>
      </form>
    </details>
  );
};
