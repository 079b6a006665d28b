/** What campaigns of the last week caused: the questions behind their cases, what most people asked first. */
import { CASES_TO_READ } from '#shared/campaign.ts';
import type { ListenCampaign } from '#shared/listen.ts';
import { casesOf } from '../campaign/figures.ts';
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

const questionsBy = async (deps: DeskDeps, { name, at }: Campaign): Promise<readonly Found[]> => {
  const cases = await casesIn(deps, causedList(name));
  const found = await questionsOf(
    deps,
    cases.filter(({ openedAt }) => openedAt >= at),
  );
  return found.toSorted((a, b) => weightOf(b) - weightOf(a) || (a.askedAt < b.askedAt ? 1 : -1)).slice(0, MOST_SHOWN);
};

type Reader = { readonly me?: string; readonly read: ReadonlySet<string> };

/** `me`: whose reading counts as read. */
export const causesOf = async (deps: DeskDeps, some: readonly Campaign[], reader: Reader): Promise<readonly ListenCampaign[]> => {
  const caused = await deps.campaign.caused(some.map(({ name }) => name));
  return Promise.all(
    some.map(async (it): Promise<ListenCampaign> => {
      const { id, name, state, at, owner } = it;
      const [cases, found, heard] = [casesOf(it, caused), await questionsBy(deps, it), await deps.campaign.heard(name, owner)];
      const needed = Math.min(CASES_TO_READ, cases);
      const figures = { people: peopleOf(it), cases, needed, heard: Math.min(heard.size, needed) };
      return { ...{ id, name, state, at, owner }, ...figures, questions: await toLines(deps, found, reader) };
    }),
  );
};

export const causesSince = async (deps: DeskDeps, since: string, reader: Reader): Promise<readonly ListenCampaign[]> => {
  const some = await wentOut(deps, since);
  return some.length === 0 ? [] : causesOf(deps, some, reader);
};
