/** The file of a report: chosen, sent with its progress, sent again where the line died, looked at, replaced. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Paper, sizeWords } from '#shared/paper.ts';
import { sendPaperFile } from '../../lib/console/paper-file.ts';
import { once } from '../once.ts';
import { drawFirstPage } from './draw-first-page.ts';

type Props = {
  readonly paper: Paper;
  readonly onDone: (paper: Paper) => void;
  /** A picture of a PDF's first page. */
  readonly onDrawn: (picture: File | undefined) => void;
};

type State =
  | { readonly is: 'idle' }
  | { readonly is: 'sending'; readonly part: number }
  | { readonly is: 'wrong'; readonly why: string; readonly again?: File };

const percent = (part: number): string => `${Math.floor(part * 100)} %`;

export const PaperFileField = ({ paper, onDone, onDrawn }: Props) => {
  const [state, set] = useState<State>({ is: 'idle' });
  const input = useRef<HTMLInputElement>(null);
  const running = useRef<AbortController>();
  useEffect(() => () => running.current?.abort(), []);
  const stop = (): void => {
    running.current?.abort();
    running.current = undefined;
    set({ is: 'idle' });
  };
  const start = async (file: File): Promise<void> => {
    if (running.current) return;
    const mine = new AbortController();
    running.current = mine;
    set({ is: 'sending', part: 0 });
    const sent = await sendPaperFile({
      ...{ file, paper, signal: mine.signal },
      onPart: (part) => running.current === mine && set({ is: 'sending', part }),
    });
    if (running.current !== mine) return;
    running.current = undefined;
    if (!sent.ok) return set({ is: 'wrong', why: sent.why, ...(sent.mayRetry ? { again: file } : {}) });
    set({ is: 'idle' });
    onDone(sent.paper);
    onDrawn(sent.paper.file?.kind === 'pdf' ? await drawFirstPage(file) : undefined);
  };
  const { file } = paper;
  const again = state.is === 'wrong' ? state.again : undefined;
  return (
    <section class="card stack" aria-labelledby="report-file">
      <h2 id="report-file">File</h2>
      {file ? (
        <p>
          <a href={`/api/console/reports/${paper.slug}/file`}>{file.name}</a>{' '}
          <span class="soft small">
            {file.kind === 'other' ? 'file' : file.kind.toUpperCase()}, {sizeWords(file.size, 'en')}
          </span>
        </p>
      ) : (
        <p class="soft">No file yet. A PDF or any other file, up to 200 MB.</p>
      )}
      <p class="cluster">
        {state.is === 'sending' ? (
          <button type="button" class="button quiet" {...once(stop)}>
            Stop
          </button>
        ) : (
          <button type="button" class="button quiet" {...once(() => input.current?.click())}>
            {file ? 'Replace the file' : 'Choose a file'}
          </button>
        )}
        {again && (
          <button type="button" class="button" {...once(() => void start(again))}>
            Send it again
          </button>
        )}
      </p>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File of the report"
        onChange={({ currentTarget }) => {
          const [chosen] = currentTarget.files ?? [];
          // The same file may be chosen again.
          currentTarget.value = '';
          if (chosen) void start(chosen);
        }}
      />
      <div aria-live="polite">
        {state.is === 'sending' && (
          <label class="small stack">
            {state.part < 1 ? `Sending, ${percent(state.part)}` : 'Checking what it is'}
            <progress max={1} value={state.part} />
          </label>
        )}
        {state.is === 'wrong' && <p class="error">{state.why}</p>}
      </div>
    </section>
  );
};
