/** A report's file on its way from this browser straight into the store: announced, sent, looked at. */
import type { Paper, StartedFile } from '#shared/paper.ts';
import { whyNotAnnounced } from '#shared/report-type.ts';
import { type Refusal, send } from './api.ts';

export type SentFile =
  | { readonly ok: true; readonly paper: Paper }
  | { readonly ok: false; readonly why: string; readonly mayRetry: boolean };

type Way = {
  readonly file: File;
  readonly paper: Pick<Paper, 'slug' | 'version'>;
  /** How much of it is sent, from 0 to 1. */
  readonly onPart: (part: number) => void;
  readonly signal: AbortSignal;
};

/** A line on which nothing moves so long is dead. */
const STILL_MS = 45_000;
const LOST = 'The file did not get through. Nothing is lost here: send it again once you are connected.';

const wrong = (why: string, mayRetry = false): SentFile => ({ ok: false, why, mayRetry });
const toWrong = ({ status, detail, errors }: Refusal): SentFile => wrong(errors[0]?.detail ?? detail, status === 0 || status >= 500);

/** By XMLHttpRequest: no other request of a browser tells how much of it is sent. */
const put = ({ url, method, headers }: StartedFile, { file, onPart, signal }: Way): Promise<boolean> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let still: ReturnType<typeof setTimeout>;
    const moved = (): void => {
      clearTimeout(still);
      still = setTimeout(() => request.abort(), STILL_MS);
    };
    const end = (arrived: boolean): void => {
      clearTimeout(still);
      resolve(arrived);
    };
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => {
      moved();
      onPart(loaded / total);
    };
    request.onload = () => end(request.status < 300);
    for (const event of ['error', 'abort']) request.addEventListener(event, () => end(false));
    signal.addEventListener('abort', () => request.abort());
    moved();
    // A type of its own would win over the one that was announced.
    request.send(file.slice(0, file.size, headers['content-type']));
  });

/** Never rejects: what went wrong is said in words, and whether the same again may help. */
export const sendPaperFile = async (way: Way): Promise<SentFile> => {
  const { file, paper, signal } = way;
  const why = whyNotAnnounced(file.name, file.size);
  if (why !== undefined) return wrong(why);
  const path = `/reports/${paper.slug}/files`;
  const started = await send<StartedFile>('POST', path, { name: file.name.slice(-500), size: file.size });
  if (!started.ok) return toWrong(started);
  if (!(await put(started.value, way)) || signal.aborted) return wrong(LOST, true);
  const checked = await send<Paper>('POST', `${path}/${started.value.id}/check`, { version: paper.version });
  return checked.ok ? { ok: true, paper: checked.value } : toWrong(checked);
};
