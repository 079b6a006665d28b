/** What is in the table, by a plain scan of a client that only reads. */
import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { RegistrationRow } from '#functions/registration/register.ts';
import { idOf, kindOf } from '#functions/table/keys.ts';
import type { Item } from '#functions/table/table.ts';
import { type LocalSettings, TABLE } from '#infra/local/settings.ts';
import { openTableClient } from './table-client.ts';

type Ballot = { readonly name: string; readonly votes: readonly string[]; readonly asked: readonly string[] };

export type Stored = {
  /** Addresses, one for each item that is there. */
  readonly registrations: readonly string[];
  readonly contacts: readonly string[];
  readonly pointers: readonly string[];
  /** Votes and questions by tag. */
  readonly ballots: readonly Ballot[];
  readonly questions: readonly { readonly id: string; readonly text: string; readonly votes: number }[];
  readonly counts: { readonly registered: number; readonly asked: number };
  /** Stream records that were set aside. */
  readonly quarantined: number;
};

/** Every item of the table. */
export const scan = async (settings: LocalSettings): Promise<Item[]> => {
  const client = openTableClient(settings);
  const items: Item[] = [];
  let after: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const page = await client.send(new ScanCommand({ TableName: TABLE, ConsistentRead: true, ...(after && { ExclusiveStartKey: after }) }));
    items.push(...((page.Items ?? []) as Item[]));
    after = page.LastEvaluatedKey;
  } while (after);
  client.destroy();
  return items;
};

const texts = (value: unknown): string[] => (value instanceof Set ? [...value].map(String) : []);
const rowOf = (item: Item): Partial<RegistrationRow> => (item.row ?? {}) as Partial<RegistrationRow>;

export const readStored = async (settings: LocalSettings, webinar: string): Promise<Stored> => {
  const items = await scan(settings);
  const registrations = items.filter((item) => kindOf(item) === 'registration' && item.sk.endsWith(`#${webinar}`));
  const room = items.find((item) => kindOf(item) === 'webinar' && idOf(item.pk) === webinar);
  return {
    registrations: registrations.filter((item) => item.row).map((item) => rowOf(item).email ?? ''),
    contacts: items.filter(({ sk }) => sk === 'contact').map((item) => String(item.address)),
    pointers: items.filter(({ sk }) => sk === 'find#mail').map((item) => rowOf(item).email ?? ''),
    ballots: registrations.map((item) => ({
      name: String(item.name ?? rowOf(item).name ?? ''),
      votes: texts(item.votes),
      // The registration names its first form's question as well, and the ballot of the browser is what asked it.
      asked: item.row ? [] : texts(item.asked),
    })),
    questions: items
      .filter((item) => kindOf(item) === 'question')
      .map((item) => ({ id: String(item.id), text: String(item.text), votes: Number(item.votes ?? 0) })),
    counts: { registered: Number(room?.registered ?? 0), asked: Number(room?.asked ?? 0) },
    quarantined: items.filter(({ sk }) => sk.startsWith('quarantine#')).length,
  };
};
