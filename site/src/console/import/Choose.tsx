/** The file, chosen and sent. */
import { useState } from 'preact/hooks';
import { type ImportView, importLimits } from '#shared/import.ts';
import { sendFile } from '../../lib/console/imports.ts';

const MEGABYTE = 1024 * 1024;

export const Choose = ({ onSent }: { onSent: (view: ImportView) => void }) => {
  const [share, go] = useState<number | null>(null);
  const [error, fail] = useState('');
  const take = async (input: HTMLInputElement): Promise<void> => {
    const [file] = input.files ?? [];
    if (!file) return;
    fail('');
    if (file.size === 0) return fail('The file is empty. Please choose the one with the people in it.');
    if (file.size > importLimits.bytes)
      return fail(`Please choose a file of ${importLimits.bytes / MEGABYTE} MB at most, or split it into several.`);
    go(0);
    const answer = await sendFile(file, go);
    go(null);
    input.value = '';
    if (answer.ok) onSent(answer.value);
    else fail(answer.detail);
  };
  return (
    <div class="card stack import-choose">
      <div class="field">
        <label for="import-file">CSV file</label>
        <input
          id="import-file"
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          disabled={share !== null}
          aria-describedby="import-hint"
          aria-invalid={error !== ''}
          onChange={(event) => void take(event.currentTarget)}
        />
        <p class="hint" id="import-hint">
          As HubSpot, Mailchimp, listmonk or a spreadsheet saves it, with up to {importLimits.rows.toLocaleString('en-GB')} lines. It is
          looked through first; nothing changes until you say so.
        </p>
      </div>
      {share !== null && (
        <label class="import-progress">
          Sending
          <progress value={share} max={1} />
        </label>
      )}
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
};
