import type { Ports } from '#functions/ports.ts';

export type LocalWorld = {
  /** Where the API answers (http://127.0.0.1:PORT+1): the site's build reads the catalogue there. */
  readonly apiUrl: string;
  /** Signs file links; any secret that all processes share (ORIGIN_SECRET will do). */
  readonly secret: string;
};

/** The ports of `functions/ports.ts` on one machine: folders in place of queues, buckets and mail. */
export const localPorts = (dataFolder: string, world: LocalWorld): Ports => {
  throw new Error(`not written yet: ${dataFolder} ${world.apiUrl}`);
};
