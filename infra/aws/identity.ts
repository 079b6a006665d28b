import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  CfnManagedLoginBranding,
  type CfnUserPoolClient,
  CfnUserPoolGroup,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { roles } from '#shared/host.ts';

/** Who may sign in to the console: a user pool with one group for each role. People are invited, nobody signs up. */
export class Identity extends Construct {
  readonly #pool: UserPool;
  readonly #domain: UserPoolDomain;

  constructor(scope: Construct) {
    super(scope, 'identity');
    this.#pool = new UserPool(this, 'pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true }, fullname: { required: false, mutable: true } },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      // The console shows customers' data. A code from an app, because messages to phones cost and can be taken over.
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const role of roles) new CfnUserPoolGroup(this, role, { userPoolId: this.#pool.userPoolId, groupName: role });
    this.#domain = this.#pool.addDomain('domain', {
      // Prefixes are shared by everybody in a region: account and stack make ours the only one.
      cognitoDomain: { domainPrefix: `${Stack.of(this).stackName.toLowerCase()}-${Aws.ACCOUNT_ID}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
  }

  get poolId(): string {
    return this.#pool.userPoolId;
  }

  /** The origin of the sign-in pages: signing out posts its way there, so the console's form-action names it. */
  get origin(): string {
    return this.#domain.baseUrl();
  }

  /** The client for Parley at `url`, as the settings that functions/config.ts reads. */
  settingsFor(url: string): Record<string, string> {
    const client = this.#pool.addClient('console', {
      generateSecret: true,
      // The code flow on managed pages is the only way in: no password ever passes through Parley.
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${url}/auth/callback`],
        logoutUrls: [`${url}/`, `${url}/console/`],
      },
      preventUserExistenceErrors: true,
      // Sessions ask anew within 15 minutes and end after 12 hours (functions/session/limits.ts).
      idTokenValidity: Duration.minutes(15),
      accessTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.hours(13),
    });
    // The newer pages stay blank until a branding exists, be it Cognito's own.
    new CfnManagedLoginBranding(this, 'branding', {
      userPoolId: this.#pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    return {
      OIDC_ISSUER: `https://cognito-idp.${Aws.REGION}.amazonaws.com/${this.#pool.userPoolId}`,
      OIDC_CLIENT_ID: client.userPoolClientId,
      // CloudFormation hands the secret out itself; the L2 would ask for it with a function of its own.
      OIDC_CLIENT_SECRET: (client.node.defaultChild as CfnUserPoolClient).attrClientSecret,
      OIDC_ROLES_CLAIM: 'cognito:groups',
      // Cognito knows no end_session_endpoint of the standard: it wants its own two words.
      OIDC_LOGOUT_URL: `${this.#domain.baseUrl()}/logout?client_id={client_id}&logout_uri={return}`,
    };
  }
}
