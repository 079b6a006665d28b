/** The further lists of cases follow them: of one that changed by itself, of thousands that an end opened together. */
import type { DynamoDBRecord } from 'aws-lambda';
import type { DeskDeps } from '../desk-deps.ts';
import type { Fact } from '../table/facts.ts';
import type { Place } from './store.ts';
import { itemToCase } from './stored.ts';

/** Cases whose lists are written together. */
const PIECE = 100;

export const isOpened = ({ kind, before, after }: Fact): boolean => kind === 'case' && !before && after?.version === 1;

/** A case that was just opened: it is listed with the others of its batch. */
export const openedIn = (fact: Fact): Place | undefined => {
  if (!fact.after || !isOpened(fact)) return undefined;
  const { contact, id } = itemToCase(fact.after);
  return { contact, id };
};

export const followCase = async (deps: DeskDeps, fact: Fact): Promise<void> => {
  const it = fact.after ?? fact.before;
  if (!it || isOpened(fact)) return;
  const place = itemToCase(it);
  await deps.cases.list(place);
  if (!fact.after && !(await deps.cases.at(place))) await deps.cases.forgetPlace(place);
};

type Told = { readonly record: DynamoDBRecord; readonly place: Place };

/** Each once, however often the stream tells of it. */
const listAll = async (deps: DeskDeps, told: readonly Told[]): Promise<void> => {
  const places = [...new Map(told.map(({ place }) => [place.id, place])).values()];
  for (let at = 0; at < places.length; at += PIECE) await deps.cases.listNew(places.slice(at, at + PIECE));
};

/** Together, and one by one where that fails, so that one which cannot be listed keeps no other from it. Answers what failed, and why. */
export const listOpened = async (
  deps: DeskDeps,
  followed: ReadonlyMap<DynamoDBRecord, { readonly opened?: Place | undefined }>,
): Promise<readonly { readonly record: DynamoDBRecord; readonly error: unknown }[]> => {
  const told = [...followed].flatMap(([record, { opened }]) => (opened ? [{ record, place: opened }] : []));
  const isDone = await listAll(deps, told).then(
    () => true,
    () => false,
  );
  if (isDone) return [];
  const tried = told.map((one) =>
    listAll(deps, [one]).then(
      () => [],
      (error: unknown) => [{ record: one.record, error }],
    ),
  );
  return (await Promise.all(tried)).flat();
};
