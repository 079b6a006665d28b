/** The sites that may show our forms: everybody of the team sees them, an admin names them. */
import { useState } from 'preact/hooks';
import type { EmbedRules } from '#shared/embed.ts';
import { send } from '../../lib/console/api.ts';
import { Text } from '../Field.tsx';

const toLines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const wrongLine = (pointer: string, lines: readonly string[]): string => {
  const at = /^#\/origins\/(\d+)/.exec(pointer)?.[1];
  return at === undefined ? '' : `${lines[Number(at)] ?? ''}: `;
};

type Props = { readonly rules: EmbedRules; readonly mayChange: boolean; readonly put: (rules: EmbedRules) => void };

const Form = ({ rules, put }: Omit<Props, 'mayChange'>) => {
  const [text, type] = useState(rules.origins.join('\n'));
  const [busy, setBusy] = useState(false);
  const [said, tell] = useState('');
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const lines = toLines(text);
    const answer = await send<EmbedRules>('PUT', '/embeds', { origins: lines, version: rules.version });
    setBusy(false);
    tell(answer.ok ? 'Saved. It counts everywhere within a minute.' : '');
    const [first] = answer.ok ? [] : answer.errors;
    setErrors(answer.ok ? {} : { sites: first ? wrongLine(first.pointer, lines) + first.detail : answer.detail });
    if (!answer.ok) return;
    type(answer.value.origins.join('\n'));
    put(answer.value);
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <Text
        id="sites"
        label="Sites that may show our forms"
        value={text}
        rows={4}
        errors={errors}
        hint="One a line, like https://www.example.com. With and without www are two sites."
        onChange={type}
      />
      <p>
        <button type="submit" class="button quiet" aria-busy={busy} disabled={busy}>
          Save the list
        </button>
      </p>
      <p role="status" class="hint">
        {said}
      </p>
    </form>
  );
};

export const Sites = ({ rules, mayChange, put }: Props) => (
  <section class="card stack" aria-labelledby="sites-head">
    <h2 id="sites-head">Where they may stand</h2>
    {mayChange ? (
      <Form rules={rules} put={put} />
    ) : (
      <>
        {rules.origins.length === 0 ? (
          <p>No site may show our forms yet.</p>
        ) : (
          <ul>
            {rules.origins.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
        <p class="soft small">An admin can change this list.</p>
      </>
    )}
  </section>
);
