/** Saying yes to an import, with where its people come from. */
import { useState } from 'preact/hooks';
import type { ImportView } from '#shared/import.ts';
import { send } from '../../lib/console/api.ts';
import { changedBy } from '../../lib/console/imports.ts';
import { many } from '../../lib/console/words.ts';
import { type Errors, Line } from '../Field.tsx';
import { once } from '../once.ts';

const toLabels = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .split(',')
      .map((label) => label.trim())
      .filter(Boolean),
  ),
];

/** The first error of a list belongs to the list. */
const toErrors = (errors: readonly { readonly pointer: string; readonly detail: string }[]): Errors =>
  Object.fromEntries(errors.map(({ pointer, detail }) => [pointer.split('/')[1] === 'labels' ? 'import-labels' : 'import-origin', detail]));

export const Run = ({ view, put }: { view: ImportView; put: (view: ImportView) => void }) => {
  const [origin, name] = useState('');
  const [labels, label] = useState('');
  const [errors, fail] = useState<Errors>({});
  const [said, say] = useState('');
  const [busy, setBusy] = useState(false);
  const changes = changedBy(view.counts);
  const run = async (): Promise<void> => {
    if (origin.trim() === '')
      return fail({ 'import-origin': 'Please say where these people come from: they can ask, and read it with their data.' });
    setBusy(true);
    const wanted = toLabels(labels);
    const body = { origin: origin.trim(), ...(wanted.length > 0 ? { labels: wanted } : {}) };
    const answer = await send<ImportView>('POST', `/contacts/imports/${view.id}/run`, body);
    setBusy(false);
    if (answer.ok) return put(answer.value);
    fail(toErrors(answer.errors));
    say(answer.errors.length > 0 ? '' : answer.detail);
  };
  if (changes === 0) return <p class="empty">Nothing in this file is new. There is nothing to import.</p>;
  return (
    <div class="card stack">
      <Line
        id="import-origin"
        label="Where the list comes from"
        value={origin}
        errors={errors}
        placeholder="Visitors of our stand in Vienna, May"
        hint="The people in it read this in the copy of their data."
        onChange={name}
      />
      <Line
        id="import-labels"
        label="Labels for all of them"
        optional
        value={labels}
        errors={errors}
        placeholder="fair, vienna"
        hint="With commas between. By a label you find them again."
        onChange={label}
      />
      <p class="hint">
        What is known of somebody stays; only what is empty is filled in. Nobody agrees to mail by an import, whatever the file says: they
        are asked when they register. It can be taken back for 24 hours.
      </p>
      {said && (
        <p class="error" role="alert">
          {said}
        </p>
      )}
      <button type="button" class="button" aria-busy={busy} disabled={busy} {...once(() => void run())}>
        Import {many(changes, 'person', 'people')}
      </button>
    </div>
  );
};
