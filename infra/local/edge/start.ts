export type EdgeSettings = {
  readonly port: number;
  /** The public base, without a slash at its end. */
  readonly publicUrl: string;
  readonly apiUrl: string;
  readonly originSecret: string;
  /** The published site (`<data>/site/current`); it may come into being later. */
  readonly siteFolder: string;
  /** The identity provider's origin, for form-action under /console/. */
  readonly issuer: string;
  /** Answers /local/* and /outbox/* (createLocalRoutes). */
  readonly local: (request: Request) => Promise<Response>;
};

/** Starts the edge: CloudFront's rules on one machine. Rejects with EADDRINUSE where the port is taken. */
export const startEdge = async (settings: EdgeSettings): Promise<{ close: () => Promise<void> }> => {
  throw new Error(`not written yet: ${settings.port}`);
};
