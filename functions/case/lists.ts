/** In which lists a case stands, beside the one of its state: each a small item that a reaction writes. Pure. */
import { foldName } from '../campaign/fold.ts';
import { casePointerKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item } from '../table/table.ts';
import { orderOf, type StoredCase } from './stored.ts';

/** Of nobody yet. */
export const NOBODY = '-';

export const ownerList = (owner: string | undefined): string => `cases#owner#${owner ?? NOBODY}`;
export const webinarList = (webinar: string): string => `cases#webinar#${webinar}`;
/** Whoever wrote a link by hand wrote the name in their own way. */
export const campaignList = (campaign: string): string => `cases#campaign#${foldName(campaign)}`;
export const votesList = 'cases#votes';
export const waitingList = 'cases#waiting';
export const undeliveredCases = 'cases#undelivered';

/** Most votes first, and of as many the one that is due first. */
const byVotes = (votes: number, due: string): string => `${String(9_999_999 - Math.min(votes, 9_999_999)).padStart(7, '0')}#${due}`;

/** What a campaign caused, also what is done: the latest stands last. */
export const causedList = (campaign: string): string => `cases#caused#${foldName(campaign)}`;

/** What is done stands in none of them, but among what its campaign caused, and where what we wrote did not arrive. */
export const pointersOf = (it: StoredCase, due: string | undefined): readonly Item[] => {
  const order = orderOf(it, due);
  const to = (way: string, list: string, place: string): Item => ({
    ...casePointerKey(it.contact, it.id, way),
    listPk: list,
    listSk: `${place}#${it.id}`,
    v: DATA_VERSION,
  });
  const caused = it.campaign ? [to('caused', causedList(it.campaign), it.openedAt)] : [];
  const undelivered = it.undelivered ? [to('undelivered', undeliveredCases, order)] : [];
  if (it.state === 'resolved') return [...caused, ...undelivered];
  const open =
    it.state === 'open'
      ? [
          to('owner', ownerList(it.owner), order),
          to('votes', votesList, byVotes(it.votes, order)),
          to('waiting', waitingList, it.waitingSince ?? it.openedAt),
        ]
      : [];
  return [
    ...open,
    ...caused,
    ...undelivered,
    ...(it.webinar ? [to('webinar', webinarList(it.webinar), order)] : []),
    ...(it.campaign ? [to('campaign', campaignList(it.campaign), order)] : []),
  ];
};
