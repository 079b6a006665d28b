/** The little that the local runtime asks of a logger; Powertools' Logger fits. */
export type Log = {
  readonly info: (message: string, about?: Record<string, unknown>) => void;
  readonly warn: (message: string, about?: Record<string, unknown>) => void;
  readonly error: (message: string, about?: Record<string, unknown>) => void;
};
