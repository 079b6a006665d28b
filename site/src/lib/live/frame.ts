/** What is said between the room and another company's player in a frame: by messages, without a script of theirs on our page. */
import type { Embedded } from './source.ts';

type From = Embedded['from'];

/** What YouTube's own script signs its messages with. */
const widget = { id: 1, channel: 'widget' };

/** Sent once the frame's page is here. YouTube's player is silent until somebody listens; Vimeo's answers to being asked anything. */
export const toGreeting = (from: From): string =>
  JSON.stringify(from === 'YouTube' ? { event: 'listening', ...widget } : { method: 'getDuration' });

/** Go to that second of the recording, and play from there. */
export const toSeek = (from: From, seconds: number): readonly string[] => {
  const words =
    from === 'YouTube'
      ? [
          { event: 'command', func: 'seekTo', args: [seconds, true], ...widget },
          { event: 'command', func: 'playVideo', args: [], ...widget },
        ]
      : [{ method: 'setCurrentTime', value: seconds }, { method: 'play' }];
  return words.map((one) => JSON.stringify(one));
};
