/** What campaigns of the last week caused: the questions behind their cases, what most people asked first. */
import type { ListenCampaign } from '#shared/listen.ts';
import { casesOf, toGate } from '../campaign/figures.ts';
import { type Campaign, peopleOf } from '../campaign/stored.ts';
import { causedList } from '../case/lists.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { casesIn, type Found, questionsOf, toLines } from './reading.ts';

const MOST_CAMPAIGNS = 6;
/** Questions of each that are shown. */
const MOST_SHOWN = 5;

/** How many people stand behind a question: whoever asked, those who asked the same, those who voted. */
const weightOf = ({ votes, stored }: Found): number => votes + (stored?.merged ?? 0);

/** Those that went out since then, the latest first. */
const wentOut = async (deps: DeskDeps, since: string): Promise<readonly Campaign[]> => {
  const all = await deps.campaign.between(since, deps.now().toISOString(), { most: 50, newestFirst: true });
  return all.filter(({ state }) => state === 'running' || state === 'done').slice(0, MOST_CAMPAIGNS);
};

/** What can be read of what it caused: first what most people asked. `fits`: which of that. */
export const questionsBy = async (
  deps: DeskDeps,
  { name, at }: Campaign,
  fits = (_: Found): boolean => true,
): Promise<readonly Found[]> => {
  const cases = await casesIn(deps, causedList(name));
  const found = await questionsOf(
    deps,
    cases.filter(({ openedAt }) => openedAt >= at),
  );
  return found
    .filter(fits)
    .toSorted((a, b) => weightOf(b) - weightOf(a) || (a.askedAt < b.askedAt ? 1 : -1))
    .slice(0, MOST_SHOWN);
};

type Reader = { readonly me?: string; readonly read: ReadonlySet<string>; readonly fits?: (found: Found) => boolean };

/** `me`: whose reading counts as read. `fits`: what may be told to whoever reads it; all of it without. */
export const causesOf = async (deps: DeskDeps, some: readonly Campaign[], reader: Reader): Promise<readonly ListenCampaign[]> => {
  const caused = await deps.cause.caused(some.map(({ name }) => name));
  return Promise.all(
    some.map(async (it): Promise<ListenCampaign> => {
      const { id, name, state, at, owner } = it;
      const [found, heard] = await Promise.all([questionsBy(deps, it, reader.fits), deps.cause.heard(name, owner, at)]);
      const gate = toGate(it, { caused, heard, readable: found.length }, deps.now());
      // Of one that is in no series nothing waits for what it caused.
      const reading = it.series === '' ? { needed: 0, heard: 0 } : { needed: gate.needed, heard: gate.heard };
      const figures = { people: peopleOf(it), cases: casesOf(it, caused), ...reading };
      return { ...{ id, name, state, at, owner }, ...figures, questions: await toLines(deps, found, reader) };
    }),
  );
};

export const causesSince = async (deps: DeskDeps, since: string, reader: Reader): Promise<readonly ListenCampaign[]> => {
  const some = await wentOut(deps, since);
  return some.length === 0 ? [] : causesOf(deps, some, reader);
};
