/** The mail service as one machine plays it: what it says passes the same checks as Amazon's. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toMailEvents } from '#functions/inbound/ses.ts';
import { isCertificateUrl, isFresh, isSigned, snsMessage } from '#functions/inbound/sns.ts';
import { CERTIFICATE_URL, localSns, mailKey, TOPIC } from '#infra/local/channels/keys.ts';
import { plays, toPlayed } from '#infra/local/channels/play.ts';

const business = new Date('2027-06-18T09:00:00.000Z');
const real = new Date('2026-11-23T09:00:00.000Z');
const entry = { id: 'mail-1', to: 'ann@example.com', subject: 'Hello', date: business.toISOString(), purpose: 'marketing' };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-channels-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the channels of one machine', () => {
  it('have a key that is made once and kept, and nobody’s before', async () => {
    expect(await localSns(folder).certificate(CERTIFICATE_URL)).toBeUndefined();
    const key = await mailKey(folder);
    expect(await mailKey(folder)).toEqual(key);
    expect(await localSns(folder).certificate(CERTIFICATE_URL)).toBe(key.publicKey);
    expect(await localSns(folder).certificate('https://sns.local.amazonaws.com/other.pem')).toBeUndefined();
  });

  it.each(plays)('play “%s” signed, about the mail’s reader and purpose, at the time that it is in business', async (play) => {
    const key = await mailKey(folder);
    const message = snsMessage.parse(toPlayed(entry, play, key, { business, real }));
    expect([isSigned(message, key.publicKey), isFresh(message, real), isCertificateUrl(message.SigningCertURL)]).toEqual([
      true,
      true,
      true,
    ]);
    expect(message.TopicArn).toBe(TOPIC);
    expect(toMailEvents(message.Message)).toMatchObject([{ address: 'ann@example.com', purpose: 'marketing', at: business.toISOString() }]);
  });
});
