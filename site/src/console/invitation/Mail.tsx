/** The mail as one of its people gets it, and in one's own inbox. */
import { useState } from 'preact/hooks';
import type { InvitationPreview, InvitationView } from '#shared/invitation.ts';
import { languages } from '#shared/place.ts';
import { locales } from '#shared/setting.ts';
import { send } from '../../lib/console/api.ts';
import { Ghosts } from '../Console.tsx';
import { Choice } from '../Field.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';

const Test = ({ id, locale }: { id: string; locale: string }) => {
  const [said, say] = useState('');
  const [busy, setBusy] = useState(false);
  const ask = async (): Promise<void> => {
    setBusy(true);
    const answer = await send<{ to: string }>('POST', `/invitations/${id}/test`, locale ? { locale } : {});
    setBusy(false);
    say(answer.ok ? `It is on its way to ${answer.value.to}.` : answer.detail);
  };
  return (
    <>
      <button type="button" class="button quiet" aria-busy={busy} disabled={busy} onClick={() => void ask()}>
        Send it to me
      </button>
      <p role="status" class="hint">
        {said}
      </p>
    </>
  );
};

export const Mail = ({ one: { id }, maySend }: { one: InvitationView; maySend: boolean }) => {
  const [as, choose] = useState('');
  const [locale, speak] = useState('');
  const query = new URLSearchParams({ ...(as ? { as } : {}), ...(locale ? { locale } : {}) });
  const { asked, again } = useAnswer<InvitationPreview>(`/invitations/${id}/preview?${query}`);
  if (asked.is === 'refused') return <Refused refusal={asked.refusal} again={again} what="The mail" />;
  return (
    <section class="card stack" aria-labelledby="invitation-mail">
      <h2 id="invitation-mail">What they read</h2>
      {asked.is === 'loading' ? (
        <Ghosts />
      ) : (
        <>
          <div class="invitation-view">
            {asked.value.people.length > 0 && (
              <Choice id="invitation-as" label="As" value={as} errors={{}} onChange={choose}>
                <option value="">Nobody in particular</option>
                {asked.value.people.map(({ id: person, name }) => (
                  <option key={person} value={person}>
                    {name || 'Somebody without a name'}
                  </option>
                ))}
              </Choice>
            )}
            <Choice id="invitation-locale" label="Language" value={locale} errors={{}} onChange={speak}>
              <option value="">Theirs</option>
              {locales.map((one) => (
                <option key={one} value={one}>
                  {languages[one]}
                </option>
              ))}
            </Choice>
          </div>
          <dl class="invitation-head">
            <dt>From</dt>
            <dd>{asked.value.from}</dd>
            <dt>Subject</dt>
            <dd>{asked.value.subject}</dd>
          </dl>
          <pre class="invitation-mail">{asked.value.text}</pre>
          <p class="hint">The links in it lead home here: each person gets their own.</p>
          <div class="invitation-acts">
            <a class="button quiet" href={`/api/console/invitations/${id}/letter?${query}`} target="_blank" rel="noreferrer">
              See it as it looks
            </a>
            {maySend && <Test id={id} locale={locale} />}
          </div>
        </>
      )}
    </section>
  );
};
