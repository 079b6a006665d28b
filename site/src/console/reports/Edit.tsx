/** What stands on a report's page: title, summary, language; of a new one its address as well. */
import { useState } from 'preact/hooks';
import type { Paper } from '#shared/paper.ts';
import { languages } from '#shared/place.ts';
import { locales } from '#shared/setting.ts';
import { send } from '../../lib/console/api.ts';
import { type PaperForm, slugOf, toBody } from '../../lib/console/papers.ts';
import { Choice, type Errors, Line, Text } from '../Field.tsx';
import { SaveRow } from '../SaveRow.tsx';

type Props = { readonly start: PaperForm; readonly of?: Paper; readonly onDone: (one: Paper) => void };

export const Edit = ({ start, of, onDone }: Props) => {
  const [fields, change] = useState(start);
  const [errors, fail] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const [said, say] = useState('');
  const at = (name: keyof PaperForm) => ({
    ...{ id: `report-${name}`, value: fields[name], errors },
    onChange: (value: string) => {
      say('');
      change({ ...fields, [name]: value });
    },
  });
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const slug = of?.slug ?? slugOf(fields);
    if (slug === '') return fail({ 'report-title': 'The title is missing.' });
    setBusy(true);
    const answer = await send<Paper>('PUT', `/reports/${encodeURIComponent(slug)}`, toBody(fields, of));
    setBusy(false);
    if (answer.ok) {
      fail({});
      say('Saved.');
      return onDone(answer.value);
    }
    const wrong = Object.fromEntries(answer.errors.map(({ pointer, detail }) => [`report-${pointer.slice(2)}`, detail]));
    fail(answer.errors.length > 0 ? wrong : { form: answer.detail });
    document.getElementById(Object.keys(wrong)[0] ?? '')?.focus();
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <Line {...at('title')} label="Title" />
      {!of && <Line {...at('slug')} label="Address" optional hint={`/reports/${slugOf(fields) || '…'}/ · it stays as it is`} />}
      <Text {...at('summary')} rows={4} label="Summary" hint="What readers learn from it. Everybody sees this." />
      <Choice {...at('locale')} label="Language">
        {locales.map((one) => (
          <option key={one} value={one}>
            {languages[one]}
          </option>
        ))}
      </Choice>
      <SaveRow errors={errors} busy={busy} label={of ? 'Save the words' : 'Make the report'} said={said} />
    </form>
  );
};
