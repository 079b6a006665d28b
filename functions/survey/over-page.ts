/** The survey once it is over: what somebody answered, and the button that takes back words which we may publish. Every value is escaped. Pure. */
import { escapeHtml } from '#shared/template.ts';
import type { SurveySpeech } from '#shared/words/survey.ts';
import type { StoredSurvey } from './stored.ts';

export type Over = {
  readonly title: string;
  readonly answer: Pick<StoredSurvey, 'stars' | 'text' | 'quote'>;
  /** When they answered, as this reader writes it. */
  readonly date: string;
  readonly action: string;
  readonly backUrl: string;
  /** They took their words back a moment ago. */
  readonly isBack: boolean;
};

const quoted = ({ action }: Over, { t }: SurveySpeech): string =>
  [
    `<p>${t('We may publish these words, as you allowed.')}</p>`,
    `<form method="post" action="${escapeHtml(action)}"><p><button class="button quiet" type="submit">${t('I take my words back')}</button></p></form>`,
  ].join('');

export const overPage = (about: Over, speech: SurveySpeech): { readonly title: string; readonly main: string } => {
  const { t, many } = speech;
  const { title, date, backUrl, isBack, answer } = about;
  const { stars, text, quote } = answer;
  const main = [
    isBack ? `<p class="notice good" role="status">${t('You took your words back. They leave our pages within minutes.')}</p>` : '',
    `<p>${escapeHtml(t('This is what you answered on {date}. Answers stay as they are by now.', { date }))}</p>`,
    `<p><span aria-hidden="true">${'★'.repeat(stars)}</span> ${many(stars, '{n} of 5 stars', '{n} of 5 stars')}</p>`,
    text ? `<blockquote class="survey-said">${escapeHtml(text)}</blockquote>` : '',
    quote && quote !== 'no' ? quoted(about, speech) : '',
    `<p class="small"><a href="${escapeHtml(backUrl)}">${t('Back to the webinar')}</a></p>`,
  ];
  return { title: t('How was “{title}”?', { title }), main: main.join('') };
};
