/** What mail services tell us, signed by them. Known or not, an address is answered alike, and an unknown one leaves no trace. */
import { Hono } from 'hono';
import { addressToContact } from '../contact/identity.ts';
import { idsOf } from '../contact/stored.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import type { Env } from '../http/env.ts';
import { decideEvent, isReturn, toTouch } from './rules.ts';
import { type MailEvent, toMailEvents } from './ses.ts';
import { isCertificateUrl, isFresh, isSigned, isSubscribeUrl, type SnsMessage, snsMessage } from './sns.ts';

const MOST_CERTIFICATES = 10;

const parse = (body: string): SnsMessage => {
  try {
    return snsMessage.parse(JSON.parse(body));
  } catch (cause) {
    throw new Failure('unparsable', 'That is no message of Amazon SNS.', { cause });
  }
};

/** Safe to do twice: the touch comes with what follows, and whoever finds it there has nothing left to do. */
const take = async (deps: Deps, event: MailEvent): Promise<void> => {
  const id = addressToContact(deps.config.CONTACT_KEY, event.address);
  const known = await deps.contact.find(id);
  if (!known?.address || known.erasedAt !== undefined) return;
  const touch = toTouch(id, event);
  const isTold = async (): Promise<boolean> => (await deps.table.get({ pk: touch.pk, sk: touch.sk }, { strong: true })) !== undefined;
  if (event.answer && isReturn(event.kind)) {
    // Told again, it says nothing of a mail that was sent once more meanwhile.
    if (await isTold()) return;
    await deps.verdict.failed([...new Set([id, ...idsOf(known)])], event.answer, event.kind);
  }
  if (decideEvent(known, event)) {
    if (await isTold()) return;
    await deps.contact.decide(id, (contact) => decideEvent(contact, event), [{ put: touch }]);
  }
  await deps.table.put(touch, { absent: 'pk' });
};

export const inboundRoutes = (deps: Deps) => {
  const certificates = new Map<string, Promise<string | undefined>>();
  const certificateOf = (url: string): Promise<string | undefined> => {
    const known = certificates.get(url);
    if (known) return known;
    if (certificates.size >= MOST_CERTIFICATES) certificates.clear();
    const asked = deps.sns.certificate(url);
    certificates.set(url, asked);
    // One that could not be had is asked for again.
    asked.catch(() => certificates.delete(url));
    return asked;
  };

  const isGenuine = async (message: SnsMessage): Promise<boolean> =>
    message.TopicArn === deps.config.MAIL_EVENTS_TOPIC &&
    isFresh(message, deps.realNow()) &&
    isCertificateUrl(message.SigningCertURL) &&
    isSigned(message, await certificateOf(message.SigningCertURL));

  // SNS says `text/plain`, whatever it sends.
  return new Hono<Env>().post('/api/inbound/mail', async (c) => {
    const message = parse(await c.req.text());
    if (!(await isGenuine(message))) throw new Failure('unknown-origin', 'It is not signed by the topic that we listen to.');
    if (message.Type === 'SubscriptionConfirmation' && isSubscribeUrl(message.SubscribeURL)) await deps.sns.confirm(message.SubscribeURL);
    if (message.Type === 'UnsubscribeConfirmation')
      deps.log.error('mail events end: the topic was told to stop', { topic: message.TopicArn });
    if (message.Type === 'Notification') for (const event of toMailEvents(message.Message)) await take(deps, event);
    return c.body(null, 204);
  });
};
