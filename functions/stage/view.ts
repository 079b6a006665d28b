/** What the stage shows: the question on air and the next one with their votes. No names, neither of askers nor of hosts. */
import type { Feed } from '#shared/feed.ts';
import type { PublicQuestion } from '#shared/question.ts';
import { nothingWords, toTextSize } from '#shared/stage.ts';
import type { View } from '#shared/template.ts';
import type { Webinar } from '#shared/webinar.ts';

const votesOf = ({ votes }: PublicQuestion): string => `${votes} ${votes === 1 ? 'vote' : 'votes'}`;

/** `since` is when the question went on air (ISO), '' where none is. */
export const toStageView = (webinar: Webinar, { now, next }: Pick<Feed, 'now' | 'next'>, since: string): View => ({
  id: webinar.id,
  title: webinar.title,
  state: webinar.state,
  now: now !== null,
  nothing: now ? '' : nothingWords(webinar.state),
  nowId: now?.id ?? '',
  nowText: now?.text ?? '',
  nowVotes: now ? votesOf(now) : '',
  nowSize: toTextSize(now?.text ?? ''),
  since,
  next: next !== null,
  nextText: next?.text ?? '',
  nextVotes: next ? votesOf(next) : '',
  nextSize: toTextSize(next?.text ?? ''),
});
