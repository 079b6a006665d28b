/** How far an export is, and its files when they are there. */
import type { ExportView } from '#shared/export.ts';
import { many } from '../../lib/console/words.ts';
import { Since } from './Since.tsx';
import { fileWord, leftOut } from './words.ts';

export const Progress = ({ view, mayRead }: { view: ExportView; mayRead: boolean }) => {
  if (view.state === 'failed')
    return <p class="error">The file could not be made. It is tried again by itself; you can also ask for it anew.</p>;
  if (view.state === 'expired') return <p>The file was kept for 24 hours and is gone now. Ask for it again when you need it.</p>;
  if (view.state !== 'ready')
    return <p class="soft">{view.state === 'queued' ? 'Waiting for its turn …' : `Writing … ${many(view.rows, 'row')} so far`}</p>;
  return (
    <>
      <p>
        <a href={view.url} download={view.filename}>
          Download {view.filename}
        </a>
        <span class="soft">
          {' '}
          {many(view.rows, 'row')}.{leftOut(view.excluded)} The file is kept for 24 hours.
        </span>
      </p>
      {view.files
        .filter(({ name, rows }) => name !== 'list' && rows > 0)
        .map(({ name, filename, rows, url }) => (
          <p key={name}>
            <a href={url} download={filename}>
              Download the {fileWord(name)}
            </a>
            <span class="soft"> {many(rows, 'row')}. Import it as well, so that nobody is written to who does not want it.</span>
          </p>
        ))}
      {view.since && <Since id={view.id} rows={view.rows} since={view.since} mayRead={mayRead} />}
    </>
  );
};
