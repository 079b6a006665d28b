export type LocalRoutes = {
  readonly dataFolder: string;
  readonly publicUrl: string;
  /** The same as localPorts got. */
  readonly secret: string;
  /** The worker's address (http://127.0.0.1:PORT+4): POST /journeys {to} steps the clock and answers 204 when all is queued. */
  readonly workerUrl: string;
  /** Clears the data and seeds again. */
  readonly reset: () => Promise<void>;
};

/** What exists on one machine only: /outbox/*, /local/clock, /local/objects/*, POST /local/reset. Give the answer to startEdge as `local`. */
export const createLocalRoutes = (routes: LocalRoutes): ((request: Request) => Promise<Response>) => {
  throw new Error(`not written yet: ${routes.publicUrl}`);
};
