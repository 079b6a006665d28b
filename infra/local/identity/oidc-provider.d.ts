/** The part of oidc-provider that we use; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export type Context = {
    body: unknown;
    type: string;
    status: number;
    set: (name: string, value: string) => void;
    readonly oidc: {
      readonly provider: Provider;
      readonly client?: { readonly clientId: string };
      readonly session?: { readonly accountId?: string };
    };
  };
  export interface Grant {
    addOIDCScope: (scope: string) => void;
    save: () => Promise<string>;
  }
  export interface Provider {
    readonly Grant: new (about: { clientId?: string; accountId?: string }) => Grant;
    readonly callback: () => (request: IncomingMessage, response: ServerResponse) => void;
    readonly interactionDetails: (request: IncomingMessage, response: ServerResponse) => Promise<{ readonly uid: string }>;
    readonly interactionFinished: (
      request: IncomingMessage,
      response: ServerResponse,
      result: { login: { accountId: string; remember: boolean } },
      options: { mergeWithLastSubmission: boolean },
    ) => Promise<void>;
  }
  export const Provider: new (issuer: string, configuration: Readonly<Record<string, unknown>>) => Provider;
}
