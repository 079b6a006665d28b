import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CodeBuildClient } from '@aws-sdk/client-codebuild';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it } from 'vitest';
import { parseConfig } from '#functions/config.ts';
import { sesMail } from '#functions/lambda/ports/mail.ts';
import { publishedPage } from '#functions/lambda/ports/page.ts';
import { codeBuild } from '#functions/lambda/ports/rebuild.ts';

const credentials = { accessKeyId: 'none', secretAccessKey: 'none' };
const secret = 'a'.repeat(32);
const config = parseConfig({
  PARLEY_URL: 'https://parley.example.com',
  TABLE_NAME: 'parley',
  ORIGIN_SECRET: secret,
  CONTACT_KEY: secret,
  SIGNING_KEYS: `k1:${secret}`,
  OIDC_ISSUER: 'https://issuer.example.com',
  OIDC_CLIENT_ID: 'parley',
  BUILD_PROJECT: 'site',
});

type Answer = { readonly status: number; readonly body: string };
const open: { close: () => void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A service on this machine that keeps what it was asked and gives the answers in turn, the last one for ever. */
const service = async (...answers: Answer[]) => {
  const asked: { path: string; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    asked.push({ path: request.url ?? '', body: Buffer.concat(chunks).toString() });
    const { status, body } = answers[Math.min(asked.length, answers.length) - 1] ?? { status: 500, body: '' };
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { asked, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

describe('a page of the built site', () => {
  it('is asked for once a minute, and the last known one serves while the site is away', async () => {
    const { asked, endpoint } = await service({ status: 200, body: 'first' }, { status: 503, body: '' });
    let at = 0;
    const page = publishedPage(endpoint, () => new Date(at));
    expect([await page('/shell/page/'), await page('/shell/page/')]).toEqual(['first', 'first']);
    expect(asked).toHaveLength(1);
    at = 61_000;
    expect(await page('/shell/page/')).toBe('first');
    expect(asked).toHaveLength(2);
  });

  it('is nothing where the site has none, and an error where nobody knows', async () => {
    const { endpoint } = await service({ status: 403, body: '' }, { status: 500, body: '' });
    const page = publishedPage(endpoint, () => new Date(0));
    expect(await page('/shell/none/')).toBeUndefined();
    await expect(page('/shell/none/')).rejects.toThrow('cannot be read');
  });
});

describe('a rebuild', () => {
  const start = async (...answers: Answer[]) => {
    const { asked, endpoint } = await service(...answers);
    const sent: unknown[] = [];
    const client = new CodeBuildClient({ endpoint, region: 'local', credentials, maxAttempts: 1 });
    const rebuild = codeBuild(config, client, async (...words) => {
      sent.push(words);
    });
    return { rebuild, asked, sent };
  };

  it('starts the build', async () => {
    const { rebuild, asked, sent } = await start({ status: 200, body: '{"build":{}}' });
    await rebuild();
    expect(asked.map(({ body }) => JSON.parse(body))).toEqual([{ projectName: 'site' }]);
    expect(sent).toEqual([]);
  });

  it('is asked for again in a minute while another runs', async () => {
    const { rebuild, sent } = await start({ status: 400, body: '{"__type":"AccountLimitExceededException","message":"one at a time"}' });
    await rebuild();
    expect(sent).toEqual([['work', { kind: 'rebuild' }, 60]]);
  });

  it('fails for every other reason, so that the queue brings it back', async () => {
    const { rebuild, sent } = await start({ status: 400, body: '{"__type":"ResourceNotFoundException","message":"no project"}' });
    await expect(rebuild()).rejects.toThrow('no project');
    expect(sent).toEqual([]);
  });
});

describe('a message', () => {
  it('goes to SES whole, with its calendar and headers, to the one address', async () => {
    const { asked, endpoint } = await service({ status: 200, body: '{"MessageId":"1"}' });
    const send = sesMail('https://parley.example.com', new SESv2Client({ endpoint, region: 'local', credentials, maxAttempts: 1 }));
    await send(
      { name: 'Example, Air', address: 'hello@example.com', replyTo: 'service@example.com' },
      {
        to: 'ada@example.com',
        subject: 'Ünser Webinar',
        html: '<p>Hi</p><a style="x" href="https://parley.example.com/join/key">In</a><a href="https://example.com/">Out</a>',
        text: 'Hi',
        calendar: { method: 'REQUEST', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' },
        headers: { 'List-Unsubscribe': '<https://parley.example.com/u>' },
        purpose: 'service',
        id: 'one',
      },
    );
    const { Content, Destination, FromEmailAddress, EmailTags } = JSON.parse(asked[0]?.body ?? '{}');
    expect({ Destination, FromEmailAddress }).toMatchObject({
      Destination: { ToAddresses: ['ada@example.com'] },
      FromEmailAddress: '"Example, Air" <hello@example.com>',
    });
    const mail = await PostalMime.parse(Buffer.from(Content.Raw.Data, 'base64'));
    expect(mail).toMatchObject({
      subject: 'Ünser Webinar',
      text: 'Hi\n',
      to: [{ address: 'ada@example.com' }],
      from: { name: 'Example, Air', address: 'hello@example.com' },
      replyTo: [{ address: 'service@example.com' }],
    });
    expect(EmailTags).toEqual([{ Name: 'purpose', Value: 'service' }]);
    expect(mail.html).toContain(
      '<a ses:no-track style="x" href="https://parley.example.com/join/key">In</a><a href="https://example.com/">Out</a>',
    );
    expect(mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value).toBe('<https://parley.example.com/u>');
    expect(mail.attachments.some(({ mimeType }) => mimeType === 'text/calendar')).toBe(true);
  });
});
