/** The live count of the rules on screen: asked for when typing rests, and again until a long count is done. */
import { useEffect, useState } from 'preact/hooks';
import type { ListPurpose } from '#shared/reach.ts';
import type { Group } from '#shared/segment.ts';
import type { Preview } from '#shared/segment-preview.ts';
import { type Answer, type Refusal, send } from '../../lib/console/api.ts';

const REST_MS = 500;
const AGAIN_MS = 2_000;

export type Looked = { readonly preview?: Preview; readonly refusal?: Refusal; readonly isOld: boolean };

export type Wanted =
  | { readonly segment: string; readonly version: number; readonly since: string }
  | { readonly rules: Group; readonly purpose: ListPurpose };

const ask = (wanted: Wanted): Promise<Answer<Preview>> =>
  'segment' in wanted
    ? send('GET', `/segments/${wanted.segment}/preview${wanted.since && `?since=${wanted.since}`}`)
    : send('POST', '/segments/preview', wanted);

/** Undefined: nothing to count. What was counted before stays, marked as old, until the next is there. */
export const usePreview = (wanted: Wanted | undefined): { readonly looked: Looked; readonly again: () => void } => {
  const [looked, take] = useState<Looked>({ isOld: true });
  const [round, renew] = useState(0);
  const key = JSON.stringify(wanted);
  useEffect(() => {
    if (!wanted) return;
    let timer: ReturnType<typeof setTimeout>;
    let isOpen = true;
    const hear = (answer: Answer<Preview>): void => {
      if (!isOpen) return;
      take(answer.ok ? { preview: answer.value, isOld: false } : { refusal: answer, isOld: false });
      const value = answer.ok ? answer.value : undefined;
      if (value?.state === 'counting')
        timer = setTimeout(() => void send<Preview>('GET', `/segments/previews/${value.id}`).then(hear), AGAIN_MS);
    };
    take((before) => ({ ...before, isOld: true }));
    timer = setTimeout(() => void ask(wanted).then(hear), 'segment' in wanted ? 0 : REST_MS);
    return () => {
      isOpen = false;
      clearTimeout(timer);
    };
  }, [key, round]);
  return { looked, again: () => renew((n) => n + 1) };
};
