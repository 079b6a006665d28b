/** What the stage shows: the question on air and the next one with their votes. No names, neither of askers nor of hosts. */
import type { Feed } from '#shared/feed.ts';
import type { PublicQuestion } from '#shared/question.ts';
import type { Speech } from '#shared/speech.ts';
import { nothingWords, toTextSize } from '#shared/stage.ts';
import type { View } from '#shared/template.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { Sentence } from '#shared/words/speak.ts';

type Words = Speech<Sentence<'elements'>>;

const votesOf = ({ votes }: PublicQuestion, { many }: Words): string => many(votes, '1 vote', '{n} votes');

/** `since` is when the question went on air (ISO), '' where none is. */
export const toStageView = (webinar: Webinar, { now, next }: Pick<Feed, 'now' | 'next'>, since: string, words: Words): View => ({
  id: webinar.id,
  title: webinar.title,
  state: webinar.state,
  now: now !== null,
  nothing: now ? '' : words.t(nothingWords(webinar.state)),
  nowId: now?.id ?? '',
  nowText: now?.text ?? '',
  nowVotes: now ? votesOf(now, words) : '',
  nowSize: toTextSize(now?.text ?? ''),
  since,
  next: next !== null,
  nextText: next?.text ?? '',
  nextVotes: next ? votesOf(next, words) : '',
  nextSize: toTextSize(next?.text ?? ''),
});
