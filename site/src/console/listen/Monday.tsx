/** The mail on Monday: when it comes and to how many; for oneself, and for everybody. */
import { useState } from 'preact/hooks';
import type { MondayMail } from '#shared/listen.ts';
import { send } from '../../lib/console/api.ts';
import { moment, zoneHere } from '../../lib/console/schedule.ts';
import { many } from '../../lib/console/words.ts';
import { useAnswer } from '../use-answer.ts';

type Act = { readonly words: string; readonly path: string; readonly body: object };

const actsOf = ({ isOn, mine, version }: MondayMail, isAdmin: boolean): readonly Act[] => [
  ...(isOn && mine !== null ? [{ words: mine ? 'Not for me' : 'Send it to me', path: '/mine', body: { isOn: !mine } }] : []),
  ...(isAdmin ? [{ words: isOn ? 'Switch it off for everybody' : 'Switch it on', path: '', body: { isOn: !isOn, version } }] : []),
];

const stateOf = ({ isOn, mine, people, nextAt }: MondayMail): string => {
  if (!isOn) return 'It is switched off.';
  const to = people === 0 ? 'Nobody gets it so far' : `It goes to ${many(people, 'colleague')}`;
  return `${to}${mine ? ', you among them' : ''}. The next one: ${moment(new Date(nextAt), zoneHere())}.`;
};

export const Monday = ({ isAdmin }: { isAdmin: boolean }) => {
  const { asked, put } = useAnswer<MondayMail>('/listen/mail');
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  if (asked.is !== 'here') return null;
  const carryOut = async ({ path, body }: Act): Promise<void> => {
    setBusy(true);
    const answer = await send<MondayMail>('PUT', `/listen/mail${path}`, body);
    setBusy(false);
    fail(answer.ok ? '' : answer.detail);
    if (answer.ok) put(answer.value);
    else if (answer.current) put(answer.current as MondayMail);
  };
  return (
    <section class="card stack" aria-labelledby="listen-monday">
      <h2 id="listen-monday">By mail on Mondays</h2>
      <p class="soft">
        Five of these questions, and what campaigns made people ask: to marketers and admins who signed in within the last three months. In
        a week without questions there is none.
      </p>
      <p role="status">{stateOf(asked.value)}</p>
      <div class="listen-acts">
        {actsOf(asked.value, isAdmin).map((act) => (
          <button key={act.words} type="button" class="button quiet tiny" disabled={busy} onClick={() => void carryOut(act)}>
            {act.words}
          </button>
        ))}
      </div>
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
    </section>
  );
};
