type Say = (message: string, ...about: Record<string, unknown>[]) => void;

/** The little that the local runtime asks of a logger; Powertools' Logger fits. */
export type Log = { readonly info: Say; readonly warn: Say; readonly error: Say };
