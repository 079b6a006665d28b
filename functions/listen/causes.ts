/** What campaigns of the last week caused: the questions behind their cases, what most people asked first. */
import { CASES_TO_READ } from '#shared/campaign.ts';
import type { ListenCampaign } from '#shared/listen.ts';
import { casesOf } from '../campaign/figures.ts';
import { foldName } from '../campaign/fold.ts';
import { type Campaign, peopleOf } from '../campaign/stored.ts';
import { campaignList } from '../case/lists.ts';
import type { StoredCase } from '../case/stored.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { casesIn, type Found, lately, questionsOf, toLines } from './reading.ts';

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

const questionsBy = async (deps: DeskDeps, it: Campaign, resolved: readonly StoredCase[]): Promise<readonly Found[]> => {
  const isOfIt = ({ campaign, openedAt }: StoredCase): boolean =>
    campaign !== undefined && foldName(campaign) === foldName(it.name) && openedAt >= it.at;
  const open = await casesIn(deps, campaignList(it.name), false);
  const found = await questionsOf(deps, [...open, ...resolved].filter(isOfIt));
  return found.toSorted((a, b) => weightOf(b) - weightOf(a) || (a.askedAt < b.askedAt ? 1 : -1)).slice(0, MOST_SHOWN);
};

/** `me`: whose reading counts as read. */
export const causesSince = async (
  deps: DeskDeps,
  since: string,
  reader: { readonly me?: string; readonly read: ReadonlySet<string> },
): Promise<readonly ListenCampaign[]> => {
  const some = await wentOut(deps, since);
  if (some.length === 0) return [];
  const [caused, resolved] = await Promise.all([deps.campaign.caused(some.map(({ name }) => name)), casesIn(deps, lately.resolved)]);
  return Promise.all(
    some.map(async (it): Promise<ListenCampaign> => {
      const { id, name, state, at, owner } = it;
      const [cases, found, heard] = [casesOf(it, caused), await questionsBy(deps, it, resolved), await deps.campaign.heard(name, owner)];
      const needed = Math.min(CASES_TO_READ, cases);
      const figures = { people: peopleOf(it), cases, needed, heard: Math.min(heard.size, needed) };
      return { ...{ id, name, state, at, owner }, ...figures, questions: await toLines(deps, found, reader) };
    }),
  );
};
