/** What follows a change of what stands beside a recording, or is found by its words: the site is built anew, so that no page keeps what is gone. */
import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../deps.ts';
import type { Fact } from '../table/facts.ts';
import { idOf } from '../table/keys.ts';

type Stored = Fact['before'];

/** What pages say of a question, and what the search finds it by. Votes and the team's own business are no part of it. */
const said = ['visibility', 'text', 'resolution', 'outcome', 'answeringAt', 'answers', 'withdrawn', 'published'] as const;
const isSaidAnew = (before: Stored, after: Stored): boolean => said.some((name) => !isDeepStrictEqual(before?.[name], after?.[name]));

const seenOfPoll = (item: Stored) => (item?.results === 'shown' && item.state !== 'prepared' ? item : undefined);

const isOnPage = ({ kind, before, after }: Fact): boolean => {
  if (kind === 'transcript') return before?.file !== after?.file;
  if (kind === 'question') return isSaidAnew(before, after);
  return kind === 'poll' && !isDeepStrictEqual(seenOfPoll(before), seenOfPoll(after));
};

/** Only once it is over: until then its page has none of this. */
export const followReplay = async (deps: Pick<Deps, 'queue' | 'webinar'>, fact: Fact): Promise<void> => {
  if (!isOnPage(fact)) return;
  const webinar = await deps.webinar.recent(idOf(fact.pk));
  if (webinar?.state === 'ended' && !webinar.hidden) await deps.queue('work', { kind: 'rebuild' });
};
