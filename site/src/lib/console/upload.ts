/** A picture's way from this browser into the organisation's store: judged, announced, sent, looked at. */
import type { CheckedUpload, StartedUpload, UploadPurpose } from '#shared/upload.ts';
import { judgeFile, START_BYTES } from '#shared/upload.ts';
import { type Refusal, send } from './api.ts';

export type Sent = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly why: string; readonly mayRetry: boolean };

type Way = {
  readonly file: File;
  readonly purpose: UploadPurpose;
  /** How much of it is sent, from 0 to 1. */
  readonly onPart: (part: number) => void;
  readonly signal: AbortSignal;
};

const LOST = 'The picture did not get through. Please check your connection and try again.';
/** Nobody waits longer for a line on which nothing moves. */
const PATIENCE_MS = 120_000;

let onTheWay = 0;
/** Whoever saves now would save without it. */
export const isUploading = (): boolean => onTheWay > 0;

const wrong = (why: string, mayRetry = false): Sent => ({ ok: false, why, mayRetry });
const toWrong = ({ status, detail, errors }: Refusal): Sent => wrong(errors[0]?.detail ?? detail, status === 0 || status >= 500);

/** By XMLHttpRequest: no other request of a browser tells how much of it is sent. */
const put = ({ url, method, headers }: StartedUpload, { file, onPart, signal }: Way): Promise<'sent' | 'refused' | 'lost'> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.timeout = PATIENCE_MS;
    request.upload.onprogress = ({ loaded, total }) => onPart(loaded / total);
    request.onload = () => resolve(request.status < 300 ? 'sent' : request.status < 500 ? 'refused' : 'lost');
    for (const event of ['error', 'abort', 'timeout']) request.addEventListener(event, () => resolve('lost'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });

const carry = async (way: Way): Promise<Sent> => {
  const { file, purpose, signal } = way;
  const judged = judgeFile(new Uint8Array(await file.slice(0, START_BYTES).arrayBuffer()), file.size);
  if ('why' in judged) return wrong(judged.why);
  const started = await send<StartedUpload>('POST', '/uploads', {
    purpose,
    name: file.name.slice(0, 500),
    type: judged.type,
    size: file.size,
  });
  if (!started.ok) return toWrong(started);
  const arrived = await put(started.value, way);
  if (arrived !== 'sent' || signal.aborted) return wrong(LOST, true);
  const checked = await send<CheckedUpload>('POST', `/uploads/${started.value.id}/check`, {});
  return checked.ok ? { ok: true, id: checked.value.id } : toWrong(checked);
};

/** Never rejects: what went wrong is said in words, and whether the same again may help. */
export const uploadPicture = async (way: Way): Promise<Sent> => {
  onTheWay += 1;
  try {
    return await carry(way);
  } catch {
    return wrong('This file cannot be read any more. Please choose it again.');
  } finally {
    onTheWay -= 1;
  }
};
