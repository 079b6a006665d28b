/** Files to take away: what, for which purpose, how far, and the link when it is there. */

import { useEffect, useState } from 'preact/hooks';
import type { ExportTarget, ExportView, exportPurposes } from '#shared/export.ts';
import { may, type Right, type TeamMember } from '#shared/host.ts';
import type { Webinar } from '#shared/webinar.ts';
import { send } from '../lib/console/api.ts';
import { many } from '../lib/console/words.ts';

type Purpose = (typeof exportPurposes)[number];

const files: readonly { readonly target: ExportTarget; readonly right: Right; readonly title: string; readonly words: string }[] = [
  { target: 'plain', right: 'export.registrations', title: 'Registrations', words: 'One row per person, with what they agreed to.' },
  {
    target: 'questions',
    right: 'export.questions',
    title: 'Questions',
    words: 'One row per question, with its answers and how it stands.',
  },
];

const purposes: readonly { readonly purpose: Purpose; readonly words: string }[] = [
  { purpose: 'service', words: 'Service: answer and look after people' },
  { purpose: 'marketing', words: 'Marketing: only people who agreed' },
  { purpose: 'research', words: 'Research: understand what was asked' },
];

const PACE_MS = 1_000;

/** Follows one export until it is ready, failed or expired. */
const useExport = (): { readonly view: ExportView | null; readonly error: string; readonly start: (body: unknown) => Promise<void> } => {
  const [view, show] = useState<ExportView | null>(null);
  const [error, fail] = useState('');
  useEffect(() => {
    if (!view || !['queued', 'running'].includes(view.state)) return;
    const timer = setTimeout(async () => {
      const answer = await send<ExportView>('GET', `/exports/${view.id}`);
      if (answer.ok) show(answer.value);
      else if (answer.status === 0) show({ ...view });
      else {
        show(null);
        fail(answer.detail);
      }
    }, PACE_MS);
    return () => clearTimeout(timer);
  }, [view]);
  const start = async (body: unknown): Promise<void> => {
    fail('');
    show(null);
    const answer = await send<ExportView>('POST', '/exports', body);
    if (answer.ok) show(answer.value);
    else fail(answer.detail);
  };
  return { view, error, start };
};

const left = (excluded: ExportView['excluded']): string => {
  const parts = Object.entries(excluded).filter(([, count]) => count > 0);
  return parts.length === 0 ? '' : ` Left out: ${parts.map(([why, count]) => `${count} ${why}`).join(', ')}.`;
};

const Progress = ({ view }: { view: ExportView }) => {
  if (view.state === 'ready')
    return (
      <p>
        <a href={view.url} download={view.filename}>
          Download {view.filename}
        </a>
        <span class="soft">
          {' '}
          {many(view.rows, 'row')}.{left(view.excluded)} The file is kept for 24 hours.
        </span>
      </p>
    );
  if (view.state === 'failed') return <p class="error">The file could not be made. Please ask for it again.</p>;
  if (view.state === 'expired') return <p>The file was kept for 24 hours and is gone now. Ask for it again when you need it.</p>;
  return <p class="soft">{view.state === 'queued' ? 'Waiting for its turn …' : `Writing … ${many(view.rows, 'row')} so far`}</p>;
};

const File = ({ webinar, file, purpose }: { webinar: string; file: (typeof files)[number]; purpose: Purpose }) => {
  const { view, error, start } = useExport();
  const busy = view?.state === 'queued' || view?.state === 'running';
  return (
    <li class="console-file">
      <div>
        <h3>{file.title}</h3>
        <p class="meta">{file.words}</p>
        <div class="small" role="status">
          {view && <Progress view={view} />}
          {error && <p class="error">{error}</p>}
        </div>
      </div>
      <button
        type="button"
        class="button quiet"
        aria-busy={busy}
        onClick={() => busy || void start({ webinar, target: file.target, purpose })}
      >
        Make CSV<span class="visually-hidden"> of the {file.title.toLowerCase()}</span>
      </button>
    </li>
  );
};

export const Exports = ({ webinar, me }: { webinar: Webinar; me: TeamMember }) => {
  const [purpose, choose] = useState<Purpose>('service');
  const mine = files.filter((file) => may(me.roles, file.right));
  if (mine.length === 0) return null;
  return (
    <section class="console-section" aria-labelledby="exports">
      <h2 id="exports">Export</h2>
      <div class="field console-purpose">
        <label for="purpose">What for</label>
        <select id="purpose" value={purpose} onChange={(event) => choose(event.currentTarget.value as Purpose)}>
          {purposes.map((one) => (
            <option key={one.purpose} value={one.purpose}>
              {one.words}
            </option>
          ))}
        </select>
      </div>
      <ul class="rows">
        {mine.map((file) => (
          <File key={file.target} webinar={webinar.id} file={file} purpose={purpose} />
        ))}
      </ul>
    </section>
  );
};
