/** What follows a change of what stands beside a recording: the site is built anew, so that its page never keeps what is gone. */
import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../deps.ts';
import { isSeenOutside } from '../question/stored.ts';
import type { Fact } from '../table/facts.ts';
import { idOf } from '../table/keys.ts';

type Stored = Fact['before'];

/** It was answered on air: only such questions stand on the page. */
const wasAired = (item: Stored): boolean => item?.answeringAt !== undefined || item?.outcome === 'live';

const seenOfPoll = (item: Stored) => (item?.results === 'shown' && item.state !== 'prepared' ? item : undefined);

const isOnPage = ({ kind, before, after }: Fact): boolean => {
  if (kind === 'transcript') return before?.file !== after?.file;
  if (kind === 'question') return (wasAired(before) || wasAired(after)) && isSeenOutside(before, after);
  return kind === 'poll' && !isDeepStrictEqual(seenOfPoll(before), seenOfPoll(after));
};

/** Only once it is over: until then its page has none of this. */
export const followReplay = async (deps: Pick<Deps, 'queue' | 'webinar'>, fact: Fact): Promise<void> => {
  if (!isOnPage(fact)) return;
  const webinar = await deps.webinar.recent(idOf(fact.pk));
  if (webinar?.state === 'ended' && webinar.replay !== null && !webinar.hidden) await deps.queue('work', { kind: 'rebuild' });
};
