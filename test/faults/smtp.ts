/** A mail server of one's own that can be told how to fail. */
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
// smtp-server ships no types: what it is given is typed here.
import { SMTPServer } from 'smtp-server';

type Refusal = { readonly responseCode: number; readonly message: string };
export type Mood =
  | { readonly kind: 'well' }
  /** Says this to every recipient, or to the whole message. */
  | { readonly kind: 'refuses'; readonly at: 'recipient' | 'message'; readonly with: Refusal }
  /** Keeps the message and hangs up, or never says a word. */
  | { readonly kind: 'hangs-up' | 'silent' };

type Answer = (error?: Error | null) => void;

export const startSmtp = async () => {
  const kept: string[] = [];
  const state: { mood: Mood; tries: number } = { mood: { kind: 'well' }, tries: 0 };
  let last: Socket | undefined;
  const refusalAt = (at: 'recipient' | 'message'): Error | undefined =>
    state.mood.kind === 'refuses' && state.mood.at === at ? Object.assign(new Error(state.mood.with.message), state.mood.with) : undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: (_address: unknown, _session: unknown, answer: Answer) => {
      state.tries += 1;
      answer(refusalAt('recipient') ?? null);
    },
    onData: async (stream: NodeJS.ReadableStream, _session: unknown, answer: Answer) => {
      kept.push(await text(stream));
      if (state.mood.kind === 'hangs-up') last?.destroy();
      else if (state.mood.kind !== 'silent') answer(refusalAt('message') ?? null);
    },
  });
  server.on('error', () => undefined);
  // A mailer sends one mail at a time, so the last connection is the one.
  server.server.on('connection', (socket: Socket) => {
    last = socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    kept,
    tries: () => state.tries,
    be: (mood: Mood) => {
      state.mood = mood;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
