/** Who gets a report: everybody at once, or whoever says who they are and what for; and whether consent is the price. */
import { useState } from 'preact/hooks';
import type { Paper } from '#shared/paper.ts';
import { send } from '../../lib/console/api.ts';
import { type GateForm, gateToBody, paperToFields, paperToGate, toBody } from '../../lib/console/papers.ts';
import { type Errors, Text } from '../Field.tsx';
import { SaveRow } from '../SaveRow.tsx';

type Props = { readonly paper: Paper; readonly onDone: (paper: Paper) => void };

const ways = [
  [false, 'Open', 'Everybody gets it at once, and nobody is asked anything.'],
  [
    true,
    'Gated',
    'Everybody sees the preview. Who wants the file says an address and what they read it for, once for all reports, and gets a link by mail.',
  ],
] as const;

export const Gate = ({ paper, onDone }: Props) => {
  const [fields, change] = useState<GateForm>(paperToGate(paper));
  const [errors, fail] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const [said, say] = useState('');
  const set = (more: Partial<GateForm>): void => {
    say('');
    change({ ...fields, ...more });
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (fields.gated && fields.priced && fields.price.trim() === '') {
      fail({ 'gate-price': 'Please say why: readers see this sentence above the form.' });
      return document.getElementById('gate-price')?.focus();
    }
    setBusy(true);
    const body = { ...toBody(paperToFields(paper), paper), ...gateToBody(fields) };
    const answer = await send<Paper>('PUT', `/reports/${paper.slug}`, body);
    setBusy(false);
    fail(answer.ok ? {} : { 'gate-price': answer.errors[0]?.detail ?? '', form: answer.detail });
    if (!answer.ok) return;
    say('Saved.');
    onDone(answer.value);
  };
  return (
    <form class="card stack" aria-labelledby="report-gate" onSubmit={(event) => void submit(event)} noValidate>
      <h2 id="report-gate">Who gets it</h2>
      <fieldset class="stack report-ways">
        <legend class="visually-hidden">Who gets it</legend>
        {ways.map(([gated, name, hint]) => (
          <label key={name} class="choice">
            <input type="radio" name="gated" checked={fields.gated === gated} onChange={() => set({ gated })} />
            <span>
              <strong>{name}</strong>
              <br />
              <span class="soft small">{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {fields.gated && (
        <>
          <label class="choice">
            <input type="checkbox" checked={fields.priced} onChange={(event) => set({ priced: event.currentTarget.checked })} />
            <span>
              Consent to our mails is the price
              <br />
              <span class="soft small">Otherwise the box is there, nobody has to tick it, and they get the report all the same.</span>
            </span>
          </label>
          {fields.priced && (
            <Text
              id="gate-price"
              label="Your words for it"
              hint="Readers see this sentence above the form. It is kept with their consent as what they agreed to."
              rows={3}
              value={fields.price}
              errors={errors}
              onChange={(price) => set({ price })}
            />
          )}
        </>
      )}
      <SaveRow errors={errors} busy={busy} label="Save who gets it" said={said} />
    </form>
  );
};
