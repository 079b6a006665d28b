/** A transcript is long: it is read when somebody opens it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Paragraph, Transcript } from '#shared/transcript.ts';

type State = readonly Paragraph[] | 'closed' | 'loading' | 'failed';

const read = async (webinar: string): Promise<readonly Paragraph[]> => {
  const response = await fetch(`/api/replays/${webinar}/transcript`, { headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(`The transcript answered ${response.status}`);
  return ((await response.json()) as Transcript).paragraphs;
};

export const useTranscript = (webinar: string) => {
  const [state, take] = useState<State>('closed');
  const isHere = useRef(true);
  useEffect(
    () => () => {
      isHere.current = false;
    },
    [],
  );
  const open = (): void => {
    take('loading');
    read(webinar).then(
      (paragraphs) => isHere.current && take(paragraphs),
      () => isHere.current && take('failed'),
    );
  };
  return { state, open };
};
