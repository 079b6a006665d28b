/**
 * Who attended and who is here, from both images of a ballot, and the recount that must agree with it. Pure. Each ballot stands in the one
 * window that it was heard of last, so the people of this window and of the one before are those who are present.
 */
import type { WebinarId } from '#shared/ids.ts';
import type { Delta } from '../live/counts.ts';
import { presenceKey, webinarKey } from '../table/keys.ts';

type Ballot = Readonly<Record<string, unknown>> | undefined;

const hasJoined = (ballot: Ballot): number => (ballot?.joinedAt === undefined ? 0 : 1);
const beatOf = (ballot: Ballot): number | undefined => (typeof ballot?.beat === 'number' ? ballot.beat : undefined);

export const presenceDeltas = (webinar: WebinarId, before: Ballot, after: Ballot): Delta[] => {
  const joined = hasJoined(after) - hasJoined(before);
  const [was, is] = [beatOf(before), beatOf(after)];
  const people = (window: number | undefined, by: number): Delta[] =>
    window === undefined || was === is ? [] : [{ key: presenceKey(webinar, window), attribute: 'people', by, make: true }];
  return [...(joined === 0 ? [] : [{ key: webinarKey(webinar), attribute: 'attended', by: joined }]), ...people(was, -1), ...people(is, 1)];
};

/** What the counts must say of these ballots. */
export const recount = (ballots: readonly Ballot[]): { attended: number; people: ReadonlyMap<number, number> } => {
  const people = new Map<number, number>();
  for (const beat of ballots.map(beatOf)) if (beat !== undefined) people.set(beat, (people.get(beat) ?? 0) + 1);
  return { attended: ballots.reduce((sum, ballot) => sum + hasJoined(ballot), 0), people };
};
