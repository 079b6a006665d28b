/** Questions to an AWS account before a deployment, through signed requests: three answers are not worth three more SDK clients. */
import { createHash, createHmac } from 'node:crypto';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SignatureV4 } from '@smithy/signature-v4';
import * as z from 'zod';

class Sha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as string | Uint8Array);
  }
  update(text: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(text as string | Uint8Array);
  }
  async digest(): Promise<Uint8Array> {
    return new Uint8Array(this.#hash.digest());
  }
  reset(): void {}
}

export type Question = { readonly service: string; readonly path?: string; readonly target?: string; readonly body?: string };

/** Answers a question's JSON. Rejects with what AWS says where it refuses. */
export type Ask = (question: Question) => Promise<unknown>;

/** Who the SDK finds on this machine (environment, profile, single sign-on). Rejects where it finds nobody. */
export const signedIn = async (): Promise<{ readonly region: string; readonly ask: Ask }> => {
  const { credentials, region: findRegion } = new SESv2Client({}).config;
  const [region] = await Promise.all([findRegion(), credentials()]);
  const ask: Ask = async ({ service, path = '/', target, body }) => {
    const hostname = `${service === 'ses' ? 'email' : service}.${region}.amazonaws.com`;
    const signer = new SignatureV4({ service, region, credentials, sha256: Sha256 });
    const signed = await signer.sign({
      method: body === undefined ? 'GET' : 'POST',
      protocol: 'https:',
      hostname,
      path,
      headers: {
        host: hostname,
        accept: 'application/json',
        ...(body === undefined
          ? {}
          : { 'content-type': target === undefined ? 'application/x-www-form-urlencoded' : 'application/x-amz-json-1.1' }),
        ...(target === undefined ? {} : { 'x-amz-target': target }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const answer = await fetch(`https://${hostname}${path}`, { method: signed.method, headers: signed.headers, body });
    if (!answer.ok) throw new Error(`${service} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    return answer.json();
  };
  return { region, ask };
};

const identity = z.object({
  GetCallerIdentityResponse: z.object({ GetCallerIdentityResult: z.object({ Account: z.string(), Arn: z.string() }) }),
});
const mail = z.object({
  ProductionAccessEnabled: z.boolean(),
  SendQuota: z.object({ Max24HourSend: z.number(), MaxSendRate: z.number() }),
});
const lambda = z.object({ AccountLimit: z.object({ ConcurrentExecutions: z.number() }) });
const quotas = z.object({ Quotas: z.array(z.object({ QuotaName: z.string(), Value: z.number() })) });

export const whoAmI = async (ask: Ask) =>
  identity.parse(await ask({ service: 'sts', body: 'Action=GetCallerIdentity&Version=2011-06-15' })).GetCallerIdentityResponse
    .GetCallerIdentityResult;

const warnings: Readonly<Record<string, (ask: Ask) => Promise<string | undefined>>> = {
  mail: async (ask) => {
    const { ProductionAccessEnabled, SendQuota } = mail.parse(await ask({ service: 'ses', path: '/v2/email/account' }));
    return ProductionAccessEnabled
      ? undefined
      : `SES is in its sandbox: it sends ${SendQuota.Max24HourSend} messages a day, and only to addresses that are verified. Ask for production access in the SES console before you invite anybody.`;
  },
  concurrency: async (ask) => {
    const { ConcurrentExecutions: at } = lambda.parse(await ask({ service: 'lambda', path: '/2016-08-19/account-settings' })).AccountLimit;
    return at >= 1_000
      ? undefined
      : `Lambda runs at most ${at} requests at once in this account: about ${at * 30} registrations a second. Ask for 1,000 under Service Quotas, Lambda, Concurrent executions.`;
  },
  builds: async (ask) => {
    const body = JSON.stringify({ ServiceCode: 'codebuild', MaxResults: 100 });
    const { Quotas } = quotas.parse(await ask({ service: 'servicequotas', target: 'ServiceQuotasV20190624.ListServiceQuotas', body }));
    const ours = Quotas.find(({ QuotaName }) => /^Concurrently running builds for ARM\/Small/i.test(QuotaName));
    return ours === undefined || ours.Value >= 1
      ? undefined
      : 'CodeBuild may run no small ARM build in this account, so the site cannot be published. Ask for one under Service Quotas, CodeBuild.';
  },
};

/** What this account is not ready for, a sentence each. A question that AWS does not answer is itself a sentence, never an end. */
export const shortfalls = async (ask: Ask): Promise<string[]> => {
  const found = await Promise.all(
    Object.entries(warnings).map(([name, check]) =>
      check(ask).catch((error: unknown) => `The limit of ${name} could not be read (${error instanceof Error ? error.message : error}).`),
    ),
  );
  return found.filter((sentence) => sentence !== undefined);
};
