import type { Ports } from '#functions/ports.ts';

const TIMEOUT_MS = 3_000;

// A redirect would lead away from where somebody made sure of.
const ask = (url: string): Promise<Response> => fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
const failed = ({ status }: Response): Error => new Error(`SNS answered ${status}`);

/** Asks SNS over the network. */
export const sns: Ports['sns'] = {
  certificate: async (url) => {
    const answer = await ask(url);
    if (answer.status >= 500) throw failed(answer);
    return answer.ok ? answer.text() : undefined;
  },
  confirm: async (url) => {
    const answer = await ask(url);
    if (!answer.ok) throw failed(answer);
  },
};
