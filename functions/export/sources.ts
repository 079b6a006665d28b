/** Where the people of a file come from, page by page, each source able to go on from where another process stopped. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { Deps } from '../deps.ts';
import type { Part, Person } from '../person/person.ts';
import type { RegistrationRow } from '../registration/register.ts';
import { registrationLists } from '../table/keys.ts';
import { SHARDS } from '../table/shape.ts';
import type { Candidate } from './listed.ts';
import type { Found, Place } from './pages.ts';
import { readHundreds } from './reading.ts';
import { inTurns, type Turn } from './turns.ts';

/** Rows of one request: half a unit of rounding is less than a hundredth of what they weigh. */
const MOST_ROWS = 500;
const MOST_KEYS = 100;

type Owned = Part & { readonly of: ContactId };
type Join = (rows: readonly RegistrationRow[]) => Promise<ReadonlyMap<ContactId, Owned>>;

/** Who came by another address of theirs is written to under the one that they are known by. */
const addressed = async (deps: Pick<Deps, 'contact'>, parts: readonly Owned[]): Promise<readonly Candidate[]> => {
  const others = parts.flatMap(({ of, row }) => (row.id === of ? [] : [of]));
  const known = others.length > 0 ? await readHundreds(deps, others) : undefined;
  return parts.map((part) => {
    const email = part.row.id === part.of ? undefined : known?.get(part.of)?.address;
    return { id: part.of, part, row: email ? { ...part.row, email } : part.row };
  });
};

/** Everybody who has or had a seat up to `until`, the sixteen lists in turn. */
export async function* registered(
  deps: Pick<Deps, 'registration' | 'contact'>,
  { webinar, until, join }: { readonly webinar: WebinarId; readonly until: string; readonly join: Join },
  { turns = registrationLists(webinar).map((list) => ({ list })) }: { readonly turns?: readonly Turn[] },
): AsyncGenerator<Found> {
  const read = ({ list, after }: Turn) => deps.registration.page(list, { limit: MOST_ROWS, after, until });
  for await (const { rows, turns: left } of inTurns(turns, read)) {
    yield { people: await addressed(deps, [...(await join(rows)).values()]), place: { turns: left } };
  }
}

/** Those of `ids` who have no seat there: who was invited and did nothing about it. `skip`: as many were looked at. */
export async function* notRegistered(
  deps: Pick<Deps, 'registration'>,
  { webinar, ids }: { readonly webinar: WebinarId; readonly ids: AsyncIterable<ContactId> },
  skip: number,
): AsyncGenerator<Found> {
  let at = 0;
  let piece: ContactId[] = [];
  const toFound = async (): Promise<Found> => {
    const known = await deps.registration.known(piece, webinar);
    const people = piece.flatMap((id): Candidate[] => (known.has(id) ? [] : [{ id, invited: true }]));
    piece = [];
    return { people, place: { turns: [], skip: at } };
  };
  for await (const id of ids) {
    at += 1;
    if (at > skip) piece.push(id);
    if (piece.length === MOST_KEYS) yield await toFound();
  }
  if (piece.length > 0) yield await toFound();
}

/** The people of a segment, list after list. `skip`: as many of the list were looked at. */
export async function* walked(
  walk: (list: number) => AsyncIterable<Person>,
  { list: first = 0, skip = 0 }: { readonly list?: number; readonly skip?: number },
): AsyncGenerator<Found> {
  for (let list = first; list < SHARDS; list += 1) {
    const before = list === first ? skip : 0;
    let [at, people]: [number, Candidate[]] = [0, []];
    const toFound = (place: Place): Found => {
      const found = { people, place };
      people = [];
      return found;
    };
    for await (const person of walk(list)) {
      at += 1;
      if (at > before) people.push({ id: person.contact.id, person });
      if (people.length === MOST_ROWS) yield toFound({ list, skip: at });
    }
    yield toFound({ list: list + 1, skip: 0 });
  }
}
