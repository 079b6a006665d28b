/** A list of people from elsewhere: chosen, looked through, imported, taken back. The address of the page holds which one. */
import { useEffect, useState } from 'preact/hooks';
import type { ImportView } from '#shared/import.ts';
import { toFileWords } from '../../lib/console/imports.ts';
import { many } from '../../lib/console/words.ts';
import { Console, Ghosts } from '../Console.tsx';
import { Refused } from '../Refused.tsx';
import { Choose } from './Choose.tsx';
import { Columns } from './Columns.tsx';
import { Earlier } from './Earlier.tsx';
import { Counts, Remarks } from './Found.tsx';
import { Run } from './Run.tsx';
import { Undo } from './Undo.tsx';
import { useImport } from './use-import.ts';
import '../../styles/console-webinar.css';
import '../../styles/console-import.css';

const headings: Readonly<Record<ImportView['state'], string>> = {
  receiving: 'This file did not arrive whole',
  checking: 'Looking through the file',
  checked: 'This is what the import would do',
  running: 'Importing',
  done: 'Imported',
  undoing: 'Taking it back',
  undone: 'Taken back',
  failed: 'This file cannot be imported',
};

const Progress = ({ view }: { view: ImportView }) => {
  // How long a file is, is known once it was looked through.
  const isOpen = view.state === 'checking';
  return (
    <label class="import-progress">
      {isOpen ? many(view.looked, 'line') : `${view.looked.toLocaleString('en-GB')} of ${many(view.rows, 'line')}`}
      <progress {...(isOpen ? {} : { value: view.looked, max: Math.max(1, view.rows) })} />
    </label>
  );
};

const backWords = ({ back }: ImportView): string => {
  const { whole = 0, partly = 0 } = back ?? {};
  const kept = partly > 0 ? ` ${many(partly, 'person', 'people')} had changed since: what changed stays.` : '';
  return `${many(whole, 'person is', 'people are')} what they were.${kept}`;
};

const One = ({ view, put }: { view: ImportView; put: (view: ImportView) => void }) => (
  <div class="stack import-one">
    <h2>{headings[view.state]}</h2>
    <div role="status">
      {view.state === 'checking' || view.state === 'running' || view.state === 'undoing' ? <Progress view={view} /> : null}
    </div>
    {view.problem && <p class="error">{view.problem}</p>}
    {view.state === 'receiving' && <p>Please choose it again.</p>}
    {view.state === 'undone' && <p>{backWords(view)}</p>}
    {(view.state === 'checked' || view.state === 'done') && (
      <>
        {view.source && <p class="soft">{toFileWords(view)}</p>}
        <Counts view={view} />
      </>
    )}
    {view.state === 'checked' && (
      <>
        <Columns key={view.looked} view={view} put={put} />
        {view.columns.some(({ field }) => field === 'email') && <Run view={view} put={put} />}
      </>
    )}
    {view.state === 'done' && <Undo view={view} put={put} />}
    {(view.state === 'checked' || view.state === 'done') && <Remarks view={view} />}
  </div>
);

const idInAddress = (): string => new URLSearchParams(location.search).get('id') ?? '';

const Whole = () => {
  const [id, choose] = useState(idInAddress());
  const { view, refusal, put, again } = useImport(id);
  useEffect(() => {
    const follow = (): void => choose(idInAddress());
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const open = (next: string): void => {
    history.pushState(null, '', next ? `?id=${next}` : location.pathname);
    choose(next);
  };
  return (
    <>
      <p>
        <a href="/console/contacts/">All contacts</a>
      </p>
      <div class="console-head">
        <h1>Import people</h1>
        {id && (
          <button type="button" class="button quiet" onClick={() => open('')}>
            Another file
          </button>
        )}
      </div>
      {!id && (
        <>
          <Choose
            onSent={(sent) => {
              put(sent);
              open(sent.id);
            }}
          />
          <Earlier open={open} />
        </>
      )}
      {id && !view && !refusal && <Ghosts />}
      {id && refusal && (
        <Refused refusal={refusal} again={again} what="The import" back={{ href: '/console/contacts/import/', words: 'See all imports' }} />
      )}
      {id && view && <One view={view} put={put} />}
    </>
  );
};

export const Import = () => (
  <Console right="contact.import" here="contacts">
    {() => <Whole />}
  </Console>
);
