/** What people tried and what they were told, on file outside the system: every attempt is there before it is made. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

export type Act =
  | { readonly kind: 'register'; readonly email: string; readonly name: string; readonly formQuestion?: string | undefined }
  | { readonly kind: 'ask'; readonly email: string; readonly text: string }
  | { readonly kind: 'vote'; readonly email: string; readonly question: string; readonly wanted: boolean };

/**
 * `ok`: the system said that it is done. `fail`: it said that it is not, and will not be. `info`: nobody knows (a cut connection, a
 * 503, a time-out), so both may be found afterwards.
 */
export type Outcome = 'ok' | 'fail' | 'info';
export type Told = { readonly outcome: Outcome; readonly status: number; readonly timedOut: boolean };

/** One act with all its attempts: acknowledged once is acknowledged, and one unknown attempt makes a refusal unknown. */
export type Done = {
  readonly act: Act;
  readonly outcome: Outcome;
  readonly attempts: number;
  /** An attempt that nobody waited for any longer may still arrive after later ones. */
  readonly timedOut: boolean;
  /** The id of a question that was acknowledged. */
  readonly id?: string;
};

export type History = {
  /** Writes the attempt down, makes it, and writes down what came of it. */
  readonly attempt: <T extends Told>(act: Act, make: () => Promise<T>) => Promise<T>;
  readonly note: (what: Readonly<Record<string, unknown>>) => void;
  readonly close: () => void;
};

export const openHistory = (file: string): History => {
  const handle = openSync(file, 'a');
  const started = performance.now();
  const note = (what: Readonly<Record<string, unknown>>): void => {
    writeSync(handle, `${JSON.stringify({ ms: Math.round(performance.now() - started), ...what })}\n`);
  };
  let serial = 0;
  return {
    note,
    attempt: async (act, make) => {
      serial += 1;
      const process = serial;
      note({ process, type: 'invoke', ...act });
      const told = await make();
      note({ process, type: told.outcome, status: told.status, ...(told.timedOut ? { timedOut: true } : {}) });
      return told;
    },
    close: () => {
      fsyncSync(handle);
      closeSync(handle);
    },
  };
};
