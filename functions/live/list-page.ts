/** All questions of a room without script, a page at a time: it stands still, so that nobody loses their place while they read. Pure. */
import type { Feed } from '#shared/feed.ts';
import type { Mine, PublicQuestion } from '#shared/question.ts';
import { escapeHtml } from '#shared/template.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { PageSpeech } from '#shared/words/speak.ts';
import { publicRow, rowList } from './page-rows.ts';

export const listAddress = (webinar: string, from?: string): string =>
  `/live/${webinar}/questions${from ? `?from=${encodeURIComponent(from)}` : ''}`;

/** Nothing where the room shows them all. */
export const linkToAll = ({ id, totals, now, questions, answered }: Feed, { many }: PageSpeech): string => {
  const all = totals.open + totals.answered;
  const shown = new Set([...(now ? [now] : []), ...questions, ...answered].map((one) => one.id)).size;
  return all > shown
    ? `<p><a class="button quiet" href="${listAddress(id)}">${many(all, 'All {n} questions', 'All {n} questions')}</a></p>`
    : '';
};

export type ListPage = {
  readonly questions: readonly PublicQuestion[];
  /** The question that this page was asked to begin with; undefined on the first. */
  readonly from: string | undefined;
  /** The question that the next page begins with. */
  readonly next: string | undefined;
};

const step = (href: string, words: string): string => `<a class="button quiet" href="${escapeHtml(href)}">${words}</a>`;

export const listPage = (webinar: Webinar, { questions, from, next }: ListPage, mine: Mine, speech: PageSpeech): string => {
  const { t } = speech;
  const isAnswered = ({ resolution }: PublicQuestion): boolean => resolution === 'answered';
  const rows = (some: readonly PublicQuestion[]) =>
    some.map((one) => publicRow(webinar, one, mine, { speech, from: from ?? questions[0]?.id }));
  const answered = questions.filter(isAnswered);
  const links = [
    next ? step(listAddress(webinar.id, next), t('Show more')) : '',
    from ? step(listAddress(webinar.id), t('From the first')) : '',
    step(`/live/${webinar.id}/page`, t('Back to the room')),
  ];
  return [
    `<p class="soft">${t('All questions, in the order in which they were asked.')}</p>`,
    rowList(t('Open questions'), rows(questions.filter((one) => !isAnswered(one))), t('None of these questions is open.')),
    answered.length > 0 ? rowList(t('Answered'), rows(answered), '') : '',
    `<p class="cluster">${links.join('')}</p>`,
  ].join('');
};
