/**
 * Takes the place of @aws-sdk/credential-provider-node in every bundle (infra/aws/bundle.ts). Lambda hands over its rights in the
 * environment, for as long as an environment lives; the SDK's own search would carry four more clients along to find the same.
 */
export type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string | undefined };

/** Throws where the environment names nobody. */
export const fromEnvironment = (): Credentials => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) throw new Error('There are no AWS credentials in the environment');
  return { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY, sessionToken: AWS_SESSION_TOKEN };
};

/** The name under which the SDK's clients ask. */
export const defaultProvider = () => async (): Promise<Credentials> => fromEnvironment();
