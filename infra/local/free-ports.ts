import { createServer } from 'node:net';
import { Refusal } from './refusal.ts';
import type { LocalSettings } from './settings.ts';

type Verdict = 'free' | 'taken' | 'forbidden';

const tryPort = (port: number, host: string): Promise<Verdict> =>
  new Promise((resolve) => {
    const server = createServer();
    server.on('error', (error: NodeJS.ErrnoException) => {
      // A machine without IPv6 has nobody listening there.
      resolve(error.code === 'EADDRINUSE' ? 'taken' : error.code === 'EACCES' ? 'forbidden' : 'free');
    });
    server.listen(port, host, () => server.close(() => resolve('free')));
  });

/** Whether a server may listen there, on every way that `localhost` is reached. */
export const portState = async (port: number): Promise<Verdict> => {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0']) {
    const state = await tryPort(port, host);
    if (state !== 'free') return state;
  }
  return 'free';
};

/** Rejects with a Refusal that names the first port that cannot be used. */
export const checkPorts = async ({ ports }: LocalSettings): Promise<void> => {
  for (const port of Object.values(ports)) {
    const state = await portState(port);
    const range = `Parley uses ${ports.public} to ${ports.worker}`;
    if (state === 'taken')
      throw new Refusal(
        `Port ${port} is taken by another program (${range}): end that program, or start with others, like PORT=4400 npm start.`,
      );
    if (state === 'forbidden')
      throw new Refusal(`Port ${port} may not be used by this account (${range}): start with others, like PORT=4400 npm start.`);
  }
};
