/** What a card says. Pure. */
import type { Article } from '#shared/article.ts';
import type { Locale } from '#shared/setting.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import { toWhen } from '#shared/when.ts';
import { speakSite } from '#shared/words/site.ts';
import { speak } from '#shared/words/speak.ts';

type Words = { readonly title: string; readonly lines: readonly string[] };

export const ofWebinar = ({ title, startsAt, endsAt, timeZone }: PublicWebinar, locale: Locale): Words => {
  const { date, hours, place } = toWhen(startsAt, endsAt, timeZone, speak(locale, 'times'));
  return { title, lines: [`${date}, ${hours}`, place] };
};

/** The topics are its second line: faces and names stand below. */
export const ofArticle = ({ title, topics }: Pick<Article, 'title' | 'topics'>): Words => ({ title, lines: [topics.join(' · ')] });

export const ofHome = (locale: Locale): Words => {
  const { t } = speakSite(locale);
  return { title: t('Bring the question nobody has answered yet'), lines: [t('Webinars')] };
};
