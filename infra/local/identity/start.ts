export type IdentitySettings = {
  readonly port: number;
  readonly publicUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where its signing keys are kept (`<data>/identity`), made once. */
  readonly folder: string;
};

/** Starts the embedded OpenID provider on 127.0.0.1; its issuer is `http://127.0.0.1:<port>`. Rejects where the port is taken. */
export const startIdentity = async (settings: IdentitySettings): Promise<{ issuer: string; close: () => Promise<void> }> => {
  throw new Error(`not written yet: ${settings.port}`);
};
