/** Many people of one webinar, written in batches as the form and its reaction would have left them. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { entryOf } from '#functions/admission/move.ts';
import { wordsOf } from '#functions/consent/ledger.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import { toItem } from '#functions/contact/stored.ts';
import { toRegistration } from '#functions/registration/register.ts';
import { registrationKey } from '#functions/table/keys.ts';
import { DATA_VERSION } from '#functions/table/shape.ts';
import type { World } from '../support/world.ts';

const BATCH = 24;
const AT_ONCE = 8;
const FIRST = Date.parse('2027-06-01T09:00:00.000Z');

/** Confirmed, with the words that they agreed to. */
const yes = (at: string) => {
  const proof = { ...wordsOf('marketing', 'en'), locale: 'en', method: 'mailed-button', page: '/confirm/', asks: at } as const;
  return { marketing: { state: 'confirmed', at, ...proof } } as const;
};

const itemsOf = (world: World, webinar: string, n: number, agreed: boolean): Record<string, unknown>[] => {
  const email = `p${n}@example.com`;
  const id = addressToContact(world.config.CONTACT_KEY, email);
  const at = new Date(FIRST + n);
  const { row, again } = toRegistration({ email, name: `Pat Example ${n}`, company: 'Example Air' }, id, id, at);
  const key = registrationKey(id, webinar);
  const time = at.toISOString();
  const contact = {
    id,
    address: email,
    name: row.name,
    company: row.company,
    firstAt: time,
    lastAt: time,
    mailDay: '',
    mails: [],
    ...(agreed ? { consent: yes(time) } : {}),
  };
  return [{ ...key, row, again, at: row.at, epoch: 1, v: DATA_VERSION, ...entryOf(webinar, row) }, toItem({ ...contact, version: 1 }, 1)];
};

/** `agreed`: all of them confirmed marketing. */
export const fillWebinar = async (world: World, webinar: string, people: number, { agreed = false } = {}): Promise<void> => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: world.endpoint }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  let next = 0;
  const line = async (): Promise<void> => {
    while (next < people) {
      const first = next;
      next += BATCH / 2;
      const items = Array.from({ length: Math.min(BATCH / 2, people - first) }, (_, n) =>
        itemsOf(world, webinar, first + n, agreed),
      ).flat();
      const written = await client.send(
        new BatchWriteCommand({ RequestItems: { [world.config.TABLE_NAME]: items.map((Item) => ({ PutRequest: { Item } })) } }),
      );
      if (Object.keys(written.UnprocessedItems ?? {}).length > 0) throw new Error('The table did not take all of a batch');
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
};
