import { useEffect, useRef, useState } from 'preact/hooks';
import type { UploadPurpose } from '#shared/upload.ts';
import { uploadPicture } from '../../lib/console/upload.ts';
import { drawPreview } from './draw-preview.ts';

export type UploadState =
  | { readonly is: 'idle' }
  | { readonly is: 'sending'; readonly part: number }
  | { readonly is: 'wrong'; readonly why: string; readonly again?: () => void };

const UNREADABLE = 'This browser cannot show the picture, so it may be damaged. Please open it, save it again and choose that.';

/** One picture on its way at a time: whoever chooses twice sends once. `preview` is drawn from the file itself. */
export const useUpload = (purpose: UploadPurpose, onSent: (id: string) => void) => {
  const [state, set] = useState<UploadState>({ is: 'idle' });
  const [preview, show] = useState<string>();
  const running = useRef<AbortController>();
  useEffect(() => () => running.current?.abort(), []);

  const stop = (): void => {
    running.current?.abort();
    running.current = undefined;
    show(undefined);
    set({ is: 'idle' });
  };
  const start = async (file: File): Promise<void> => {
    if (running.current) return;
    const mine = new AbortController();
    running.current = mine;
    set({ is: 'sending', part: 0 });
    const drawing = drawPreview(file, purpose);
    const sent = await uploadPicture({
      file,
      purpose,
      signal: mine.signal,
      onPart: (part) => running.current === mine && set({ is: 'sending', part }),
    });
    const drawn = await drawing;
    if (running.current !== mine) return;
    running.current = undefined;
    if (!sent.ok) return set({ is: 'wrong', why: sent.why, ...(sent.mayRetry ? { again: () => void start(file) } : {}) });
    if (drawn === undefined) return set({ is: 'wrong', why: UNREADABLE });
    show(drawn);
    set({ is: 'idle' });
    onSent(sent.id);
  };
  return { state, preview, start, stop };
};
