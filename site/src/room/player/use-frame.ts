/** Another company's player in its frame: jumps by a message where the player listens, else by loading it anew at that second. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { playerOrigins } from '#shared/video.ts';
import { toGreeting, toSeek } from '../../lib/live/frame.ts';
import type { Embedded } from '../../lib/live/source.ts';
import type { Jump } from './shown.ts';

type Framed = {
  readonly frame: { current: HTMLIFrameElement | null };
  /** The wish that the frame is loaded for: each new one is a new frame. */
  readonly opened: Jump | null;
  readonly onLoad: () => void;
};

export const useFrame = (from: Embedded['from'], jump: Jump | null): Framed => {
  const frame = useRef<HTMLIFrameElement | null>(null);
  const [opened, open] = useState(jump);
  // The frame whose player was heard: a player that says nothing would not hear of a jump either.
  const heard = useRef<Window | null>(null);
  const say = (words: string): void => frame.current?.contentWindow?.postMessage(words, playerOrigins[from]);

  useEffect(() => {
    const listen = ({ source, origin }: MessageEvent): void => {
      const inside = frame.current?.contentWindow;
      if (inside && source === inside && origin === playerOrigins[from]) heard.current = inside;
    };
    addEventListener('message', listen);
    return () => removeEventListener('message', listen);
  }, [from]);

  useEffect(() => {
    if (jump === null || jump === opened) return;
    if (heard.current && heard.current === frame.current?.contentWindow) for (const words of toSeek(from, jump.to)) say(words);
    else open(jump);
  }, [jump]);

  return { frame, opened, onLoad: () => say(toGreeting(from)) };
};
