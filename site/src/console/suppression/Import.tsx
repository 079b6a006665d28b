/** Many addresses at once: counted first, then stopped. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type AddressLine, type Stops, toAddressLines } from '../../lib/console/suppressions.ts';
import { many } from '../../lib/console/words.ts';
import { once } from '../once.ts';
import { StopsChoice } from './Add.tsx';
import { sendAddresses, type Told } from './import.ts';

const MOST_BYTES = 20 * 1024 * 1024;
const SHOWN_LINES = 10;

type Phase =
  | { readonly is: 'choose' }
  | { readonly is: 'under-way'; readonly dryRun: boolean; readonly share: number }
  | { readonly is: 'counted'; readonly told: Told }
  | { readonly is: 'done'; readonly told: Told }
  | { readonly is: 'failed'; readonly detail: string };

const wrongWords = (wrong: readonly number[]): string => {
  const shown = wrong.slice(0, SHOWN_LINES).join(', ');
  return `${many(wrong.length, 'line holds', 'lines hold')} no address: ${wrong.length === 1 ? 'line' : 'lines'} ${shown}${wrong.length > SHOWN_LINES ? ' and more' : ''}.`;
};

const Counted = ({ told, done }: { told: Told; done: boolean }) => (
  <p>
    <strong>{done ? `${many(told.added, 'address', 'addresses')} added.` : `${many(told.added, 'new address', 'new addresses')}.`}</strong>{' '}
    {told.already > 0 && `${many(told.already, 'is', 'are')} in the list already, and ${told.already === 1 ? 'stays' : 'stay'} as before. `}
    {told.wrong.length > 0 && wrongWords(told.wrong)}
  </p>
);

export const Import = ({ onDone }: { onDone: () => void }) => {
  const [lines, read] = useState<readonly AddressLine[]>([]);
  const [what, choose] = useState<Stops>('marketing');
  const [phase, go] = useState<Phase>({ is: 'choose' });
  const leaving = useRef(new AbortController());
  useEffect(() => () => leaving.current.abort(), []);

  const take = async (file: File | undefined): Promise<void> => {
    go({ is: 'choose' });
    read([]);
    if (!file) return;
    if (file.size > MOST_BYTES) return go({ is: 'failed', detail: 'Please choose a file of less than 20 MB.' });
    const found = toAddressLines(await file.text());
    if (found.length === 0) return go({ is: 'failed', detail: 'The file is empty.' });
    read(found);
  };
  const run = async (dryRun: boolean): Promise<void> => {
    go({ is: 'under-way', dryRun, share: 0 });
    const onPart = (share: number): void => go({ is: 'under-way', dryRun, share });
    const sent = await sendAddresses(lines, what, dryRun, onPart, leaving.current.signal);
    if (leaving.current.signal.aborted) return;
    if (!sent.ok)
      return go({ is: 'failed', detail: `${sent.detail} What was sent before is in the list; sending it again changes nothing.` });
    go({ is: dryRun ? 'counted' : 'done', told: sent.told });
    if (!dryRun) onDone();
  };
  const busy = phase.is === 'under-way';
  return (
    <div class="stack">
      <div class="field">
        <label for="suppression-file">File</label>
        <input
          id="suppression-file"
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          disabled={busy}
          aria-describedby="suppression-file-hint"
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
        <p class="hint" id="suppression-file-hint">
          One address a line, or a CSV file: of each line the first address counts. Nobody is let through again by an import.
        </p>
      </div>
      <StopsChoice
        id="import-stops"
        value={what}
        onChange={(next) => {
          choose(next);
          if (phase.is !== 'choose') go({ is: 'choose' });
        }}
      />
      <div role="status" class="stack">
        {busy && (
          <label class="suppression-progress">
            {phase.dryRun ? 'Counting' : 'Adding'} {Math.round(phase.share * 100)} %
            <progress value={phase.share} max={1} />
          </label>
        )}
        {(phase.is === 'counted' || phase.is === 'done') && <Counted told={phase.told} done={phase.is === 'done'} />}
      </div>
      {phase.is === 'failed' && (
        <p class="error" role="alert">
          {phase.detail}
        </p>
      )}
      <div class="cluster">
        {phase.is === 'counted' && phase.told.added > 0 ? (
          <button type="button" class="button" {...once(() => void run(false))}>
            Stop mail to {many(phase.told.added, 'address', 'addresses')}
          </button>
        ) : (
          <button type="button" class="button quiet" disabled={lines.length === 0 || busy} {...once(() => void run(true))}>
            Count {lines.length > 0 ? many(lines.length, 'line') : 'first'}
          </button>
        )}
      </div>
    </div>
  );
};
