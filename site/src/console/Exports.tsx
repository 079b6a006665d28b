/** Files to take away: for which tool, for which purpose, how they would look, how far they are. Of a webinar, or of a segment. */
import { useState } from 'preact/hooks';
import {
  type ExportFormat,
  type ExportPurpose,
  type ExportTarget,
  exportPurposes,
  exportTargets,
  ofOneWebinar,
  rightOf,
} from '#shared/export.ts';
import { may, type TeamMember } from '#shared/host.ts';
import { Preview } from './exports/Preview.tsx';
import { Progress } from './exports/Progress.tsx';
import { type Source, useExports } from './exports/use-exports.ts';
import { purposeWords, targetWords } from './exports/words.ts';

type Wanted = { target: ExportTarget; purpose: ExportPurpose; format: ExportFormat; columns?: readonly string[]; reason: string };

const toBody = ({ reason, format, columns, ...wanted }: Wanted) => ({
  ...wanted,
  ...(wanted.target === 'plain' ? { format } : {}),
  ...(columns ? { columns } : {}),
  ...(wanted.purpose === 'marketing' && reason.trim() ? { overHold: { reason } } : {}),
});

type PickProps<T extends string> = {
  id: string;
  label: string;
  value: T;
  all: readonly (readonly [T, string])[];
  choose: (value: T) => void;
};
const Pick = <T extends string>({ id, label, value, all, choose }: PickProps<T>) => (
  <div class="field console-purpose">
    <label for={id}>{label}</label>
    <select id={id} value={value} onChange={(event) => choose(event.currentTarget.value as T)}>
      {all.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </select>
  </div>
);

const OverHold = ({ reason, set }: { reason: string; set: (reason: string) => void }) => (
  <div class="field">
    <label for="over-hold">Write to people who wait for an answer all the same, because</label>
    <input
      id="over-hold"
      value={reason}
      maxLength={120}
      aria-describedby="over-hold-hint"
      onInput={(event) => set(event.currentTarget.value)}
    />
    <p id="over-hold-hint" class="hint">
      Leave it empty to leave them out. What you write is kept in the audit log.
    </p>
  </div>
);

export const Exports = ({ source, me }: { source: Source; me: TeamMember }) => {
  const of = 'segment' in source ? 'segment' : 'webinar';
  const mine = exportTargets.filter((target) => may(me.roles, rightOf(target, of)) && (of === 'webinar' || !ofOneWebinar.includes(target)));
  const [wanted, change] = useState<Wanted>({ target: mine[0] ?? 'plain', purpose: 'service', format: 'csv', reason: '' });
  const { views, preview, error, busy, start, see, forget } = useExports(source);
  if (mine.length === 0) return null;
  const mayChoose = wanted.target === 'plain' || wanted.target === 'questions';
  const set = (more: Partial<Wanted>): void => {
    forget();
    change(({ columns: _, ...before }) => ({ ...before, ...more }));
  };
  const choose = (columns: readonly string[]): void => {
    if (columns.length === 0) return;
    change({ ...wanted, columns });
    void see(toBody({ ...wanted, columns }));
  };
  return (
    <section class="console-section stack" aria-labelledby="exports">
      <h2 id="exports">Export</h2>
      <div class="cluster">
        <Pick
          id="target"
          label="For"
          value={wanted.target}
          all={mine.map((one) => [one, targetWords[one].title])}
          choose={(target) => set({ target, format: 'csv' })}
        />
        <Pick
          id="purpose"
          label="What for"
          value={wanted.purpose}
          all={exportPurposes.map((one) => [one, purposeWords[one]])}
          choose={(purpose) => set({ purpose })}
        />
        {wanted.target === 'plain' && (
          <Pick
            id="format"
            label="As"
            value={wanted.format}
            all={[
              ['csv', 'CSV'],
              ['xlsx', 'Excel'],
            ]}
            choose={(format) => set({ format })}
          />
        )}
      </div>
      <p class="meta">{targetWords[wanted.target].words}</p>
      {wanted.purpose === 'marketing' && <OverHold reason={wanted.reason} set={(reason) => change({ ...wanted, reason })} />}
      <div class="cluster">
        <button type="button" class="button" aria-busy={busy} disabled={busy} onClick={() => void start(toBody(wanted))}>
          Make the file
        </button>
        <button type="button" class="button quiet" onClick={() => void see(toBody(wanted))}>
          Look at the first rows
        </button>
      </div>
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      {preview && <Preview preview={preview} mayChoose={mayChoose} choose={choose} />}
      <div role="status" class="small">
        {views?.length === 0 && <p class="soft">No file was made in the last week.</p>}
        <ul class="rows">
          {views?.map((view) => (
            <li key={view.id} class="console-file">
              <div>
                <h3>
                  {targetWords[view.target].title}, {view.purpose}
                </h3>
                <p class="meta">
                  {view.startedAt.slice(0, 16).replace('T', ' ')} UTC, {view.by}
                </p>
                <Progress view={view} mayRead={may(me.roles, 'contact.read')} />
              </div>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
};
