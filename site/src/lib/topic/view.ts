/** What the page of a webinar shows of its topics, in one language: their pages, what was written on them. Pure. */
import { articlesOn } from '#shared/article.ts';
import { MOST_NEXT, toAround } from '#shared/related.ts';
import type { Locale } from '#shared/setting.ts';
import type { View } from '#shared/template.ts';
import { webinarsOn } from '#shared/topic.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import { speakArticles } from '#shared/words/articles.ts';
import type { Read, TopicPlace } from '../article/read.ts';

type Around = { readonly around: readonly PublicWebinar[] /** They have a topic in common with it. */; readonly isOnTopic: boolean };

/** Where else its page leads: to those that a host chose, else to those on its topics, else to what comes next. */
export const toNear = (webinar: PublicWebinar, known: readonly PublicWebinar[]): Around => {
  const around = toAround(webinar, known);
  if (around.some(({ id }) => webinar.related.includes(id))) return { around, isOnTopic: false };
  const others = webinarsOn(webinar.topics, known).filter(({ id }) => id !== webinar.id);
  return others.length > 0 ? { around: others.slice(0, MOST_NEXT), isOnTopic: true } : { around, isOnTopic: false };
};

export const toTopicView = (topics: readonly TopicPlace[], words: readonly string[], written: readonly Read[], locale: Locale): View => {
  const { t, many } = speakArticles(locale);
  return {
    topics: topics.map(({ topic, path }) => ({ topic, path })),
    reading: articlesOn({ topics: words, locale }, written)
      .slice(0, MOST_NEXT)
      .map(({ title, summary, path, author, minutes }) => ({
        ...{ title, summary, path, writer: t('By {name}', { name: author.name }) },
        length: many(minutes, '{n} minute to read', '{n} minutes to read'),
      })),
  };
};
