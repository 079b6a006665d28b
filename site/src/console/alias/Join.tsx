/** Joining another address of the same person: named, looked at, then done. */
import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { Joined } from '#shared/alias.ts';
import { purposes } from '#shared/consent.ts';
import { send } from '../../lib/console/api.ts';
import { Dialog } from '../Confirm.tsx';
import { type Errors, Line } from '../Field.tsx';
import { once } from '../once.ts';

type Props = { readonly id: string; readonly email: string; readonly onJoined: (id: string) => void; readonly onClose: () => void };

const consentWords = { asked: 'asked, not confirmed', confirmed: 'agreed', withdrawn: 'taken back' } as const;
const purposeWords: Readonly<Record<string, string>> = { marketing: 'Marketing', research: 'Research', service: 'Mail about webinars' };

const Effect = ({ joined }: { joined: Joined }) => (
  <dl class="alias-effect">
    <dt>Known by</dt>
    <dd>
      {joined.name && <strong>{joined.name}</strong>} {joined.email}
    </dd>
    <dt>Also</dt>
    <dd>{joined.aliases.map(({ email }) => email).join(', ')}</dd>
    {purposes.map((purpose) => {
      const state = joined.consent[purpose];
      return (
        <Fragment key={purpose}>
          <dt>{purposeWords[purpose]}</dt>
          <dd>{state ? consentWords[state] : 'never agreed'}</dd>
        </Fragment>
      );
    })}
    {joined.suppressed.length > 0 && (
      <>
        <dt>Not mailed</dt>
        <dd>{joined.suppressed.map((purpose) => purposeWords[purpose]?.toLowerCase()).join(', ')}</dd>
      </>
    )}
  </dl>
);

/** The address of the page goes, the one that is typed stays. */
export const Join = ({ id, email, onJoined, onClose }: Props) => {
  const [address, type] = useState('');
  const [found, find] = useState<Joined | null>(null);
  const [errors, fail] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const ask = async (dryRun: boolean): Promise<void> => {
    setBusy(true);
    const answer = await send<Joined>('POST', `/contacts/${id}/merge`, { into: address.trim(), dryRun });
    setBusy(false);
    if (!answer.ok) return fail({ 'alias-into': answer.errors[0]?.detail ?? answer.detail });
    fail({});
    if (dryRun) find(answer.value);
    else onJoined(answer.value.id);
  };
  return (
    <Dialog label="alias-title" onClose={onClose}>
      <h2 id="alias-title">Join with another address</h2>
      <p class="soft">
        {email} becomes a second address of the person whom you name: their webinars, questions and consents are one page then, and the
        stricter choice of the two holds. You can part them again.
      </p>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void ask(true);
        }}
      >
        <Line
          id="alias-into"
          label="Address that they are known by from now on"
          value={address}
          errors={errors}
          placeholder="ann@example.com"
          onChange={(next) => {
            type(next);
            find(null);
          }}
        />
        {found && <Effect joined={found} />}
        <div class="console-dialog-buttons">
          <button type="button" class="button quiet" onClick={onClose}>
            Not now
          </button>
          {found ? (
            <button type="button" class="button" aria-busy={busy} disabled={busy} {...once(() => void ask(false))}>
              Join the two
            </button>
          ) : (
            <button type="submit" class="button" aria-busy={busy} disabled={busy || address.trim() === ''}>
              See what that does
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
};
