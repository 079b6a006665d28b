import { RemovalPolicy, type SecretValue } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

/** Secrets, made by AWS at the first deploy. CloudFormation puts them where they are used: templates hold references only. */
export class Secrets extends Construct {
  /** Makes the ids of people. Lost, nobody is found again: it stays when the stack goes, and deploying.md says to keep a copy. */
  readonly contactKey: string;
  /** `id:secret,id:secret`, newest first. */
  readonly signingKeys: string;
  readonly origin: string;

  constructor(scope: Construct, signingKeys: readonly string[]) {
    super(scope, 'secrets');
    const make = (id: string, description: string): SecretValue =>
      new Secret(this, id, {
        description,
        removalPolicy: RemovalPolicy.RETAIN,
        generateSecretString: { passwordLength: 64, excludePunctuation: true },
      }).secretValue;
    // Lambda and CloudFront take text, so the references must be unwrapped; only their names are in the template.
    this.contactKey = make('contact-key', 'Parley: key of the contact ids. Never rotate, never lose.').unsafeUnwrap();
    this.signingKeys = signingKeys
      .map((id) => `${id}:${make(`signing-key-${id}`, `Parley: signs personal links and sessions (${id}).`).unsafeUnwrap()}`)
      .join();
    this.origin = make('origin', 'Parley: what the edge shows to the API.').unsafeUnwrap();
  }
}
