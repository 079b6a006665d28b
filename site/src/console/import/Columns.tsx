/** What each column of the file is: recognised by its header, and put right by hand. */
import { useState } from 'preact/hooks';
import { type ImportField, type ImportView, importFields } from '#shared/import.ts';
import { send } from '../../lib/console/api.ts';
import { fieldWords } from '../../lib/console/imports.ts';
import { once } from '../once.ts';

type Chosen = readonly (ImportField | null)[];

const toChosen = ({ columns }: ImportView): Chosen => columns.map(({ field }) => field ?? null);

export const Columns = ({ view, put }: { view: ImportView; put: (view: ImportView) => void }) => {
  const [chosen, choose] = useState<Chosen>(toChosen(view));
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const isChanged = chosen.some((field, at) => field !== (view.columns[at]?.field ?? null));
  const hasAddress = chosen.includes('email');
  const look = async (): Promise<void> => {
    setBusy(true);
    const answer = await send<ImportView>('POST', `/contacts/imports/${view.id}/check`, { columns: chosen });
    setBusy(false);
    if (answer.ok) put(answer.value);
    else fail(answer.detail);
  };
  const left = chosen.filter((field) => field === null).length;
  return (
    <details class="card import-columns" open={!hasAddress || isChanged}>
      <summary>
        Columns: {chosen.length - left} of {chosen.length} are imported
      </summary>
      {!hasAddress && (
        <p class="error" role="alert">
          Please say which column holds the addresses: nobody can be found without one.
        </p>
      )}
      <ul>
        {view.columns.map(({ header }, at) => (
          <li key={`${at}-${header}`}>
            <label for={`column-${at}`}>{header || `Column ${at + 1}`}</label>
            <select
              id={`column-${at}`}
              value={chosen[at] ?? ''}
              onChange={(event) => {
                const field = importFields.find((one) => one === event.currentTarget.value) ?? null;
                choose(chosen.map((one, place) => (place === at ? field : one)));
              }}
            >
              <option value="">Leave out</option>
              {importFields.map((field) => (
                <option key={field} value={field}>
                  {fieldWords[field]}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      <button type="button" class="button quiet" aria-busy={busy} disabled={!isChanged || !hasAddress || busy} {...once(() => void look())}>
        Look again with these columns
      </button>
    </details>
  );
};
