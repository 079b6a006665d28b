/** An article as it is read: with its text made ready, the minutes that it takes, and the paths of its page and of those that it leads to. */
import type { Article } from '#shared/article.ts';
import type { Body } from './body.ts';

/** Where the page of a topic is. */
export type TopicPlace = { readonly topic: string; readonly path: string };

export type Read = Article & {
  readonly body: Body;
  readonly minutes: number;
  readonly path: string;
  readonly authorPath: string;
  readonly topicPaths: readonly TopicPlace[];
};
