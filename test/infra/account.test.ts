import { describe, expect, it } from 'vitest';
import { type Ask, shortfalls, whoAmI } from '#infra/aws/account.ts';
import { context, parseSettings, senderAddress } from '#infra/aws/settings.ts';

type Answers = { readonly production: boolean; readonly concurrent: number; readonly builds: number };

/** AWS's answers as its API references describe them. */
const account =
  ({ production, concurrent, builds }: Answers): Ask =>
  async ({ service }) =>
    ({
      ses: { ProductionAccessEnabled: production, SendQuota: { Max24HourSend: 200, MaxSendRate: 1 } },
      lambda: { AccountLimit: { ConcurrentExecutions: concurrent } },
      servicequotas: { Quotas: [{ QuotaName: 'Concurrently running builds for ARM/Small environment', Value: builds }] },
      sts: { GetCallerIdentityResponse: { GetCallerIdentityResult: { Account: '111122223333', Arn: 'arn:aws:iam::111122223333:user/a' } } },
    })[service];

describe('an account before a deployment', () => {
  it('that is ready is told nothing', async () => {
    expect(await shortfalls(account({ production: true, concurrent: 1_000, builds: 1 }))).toEqual([]);
  });

  it('that is new hears of the mail sandbox, the few functions and the missing build', async () => {
    const sentences = await shortfalls(account({ production: false, concurrent: 10, builds: 0 }));
    expect(sentences).toHaveLength(3);
    expect(sentences[0]).toContain('200 messages a day');
    expect(sentences[1]).toContain('at most 10 requests at once');
    expect(sentences[2]).toContain('CodeBuild');
  });

  it('is not turned away because one question stays open', async () => {
    const closed: Ask = async () => {
      throw new Error('AccessDenied');
    };
    const sentences = await shortfalls(closed);
    expect(sentences).toHaveLength(3);
    for (const sentence of sentences) expect(sentence).toMatch(/could not be read \(AccessDenied\)/);
  });

  it('says its number', async () => {
    expect(await whoAmI(account({ production: true, concurrent: 1_000, builds: 1 }))).toMatchObject({ Account: '111122223333' });
  });
});

describe('settings', () => {
  const own = { stack: 'Parley', mailFrom: 'Parley <hello@example.com>', monthlyBudgetUsd: 50 };

  it('of cdk.json are complete', () => {
    expect(parseSettings(context().parley)).toMatchObject({ stack: 'Parley' });
  });

  it.each([
    [{ ...own, domain: 'webinars.example.com' }, 'go together'],
    [{ ...own, mailDomain: 'other.example.com' }, 'address of mailDomain'],
    [{ ...own, mailform: 'x' }, 'mailform'],
    [{ ...own, certificateArn: 'arn:aws:acm:eu-central-1:1:certificate/x', domain: 'a.example.com' }, 'certificateArn'],
  ])('%j are refused by name', (settings, says) => {
    expect(() => parseSettings(settings)).toThrow(says);
  });

  it('know the address in a sender', () => {
    expect([senderAddress('Parley <hello@example.com>'), senderAddress('hello@example.com')]).toEqual([
      'hello@example.com',
      'hello@example.com',
    ]);
  });
});
