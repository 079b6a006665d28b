import { portState } from '#infra/local/free-ports.ts';

/** The first of a hundred blocks of five free ports from `from`: other servers and a second run of the tests stay undisturbed. */
export const freeBlock = async (from: number): Promise<number> => {
  for (let port = from; port < from + 500; port += 5) {
    const states = await Promise.all([0, 1, 2, 3, 4].map((offset) => portState(port + offset)));
    if (states.every((state) => state === 'free')) return port;
  }
  throw new Error(`The tests found no five free ports in a row from ${from} on.`);
};
