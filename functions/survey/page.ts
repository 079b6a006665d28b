/** The survey as a page: a plain form, for everybody with or without script. Every value is escaped. Pure. */
import { consentTexts } from '#shared/consent.ts';
import { limits } from '#shared/limits.ts';
import { NPS_MOST, type QuoteName, quoteNames, STARS } from '#shared/survey.ts';
import { escapeHtml } from '#shared/template.ts';
import { speak } from '#shared/words/speak.ts';
import type { SurveySentence, SurveySpeech } from '#shared/words/survey.ts';

/** What stands in the fields: of the answer that is kept, or as it was typed. */
export type Typed = Readonly<Partial<Record<'stars' | 'answered' | 'text' | 'nps' | 'contact' | 'quote' | 'research', string>>>;

export type Surveying = {
  readonly title: string;
  readonly backUrl: string;
  readonly action: string;
  readonly hasNps: boolean;
  readonly hasAsked: boolean;
  /** They came by a link of theirs: what is written to their address reaches them. */
  readonly isKnown: boolean;
  readonly research: 'confirmed' | 'asked' | undefined;
  readonly typed: Typed;
  readonly isAnswered: boolean;
  /** The last day for it, as this reader writes it. */
  readonly until: string;
  readonly isKept: boolean;
  readonly problems: readonly string[];
};

const p = (text: string, kind = ''): string => `<p${kind && ` class="${kind}"`}>${escapeHtml(text)}</p>`;

const choice = (kind: 'radio' | 'checkbox', name: string, value: string, label: string, isOn: boolean, more = ''): string =>
  `<label class="choice"><input type="${kind}" name="${name}" value="${value}"${isOn ? ' checked' : ''}${more}><span>${label}</span></label>`;

const stars = ({ typed }: Surveying, { t, many }: SurveySpeech): string => {
  const one = (n: number): string =>
    `<label class="survey-star"><input type="radio" name="stars" value="${n}" required${typed.stars === String(n) ? ' checked' : ''}><span aria-hidden="true">★</span><span class="visually-hidden">${many(n, '{n} of 5 stars', '{n} of 5 stars')}</span></label>`;
  return `<fieldset class="own-choices"><legend>${t('Your rating')}</legend><div class="survey-stars">${STARS.map(one).join('')}</div><p class="survey-ends soft small" aria-hidden="true"><span>${t('poor')}</span><span>${t('excellent')}</span></p></fieldset>`;
};

const question = ({ hasAsked, typed }: Surveying, { t }: SurveySpeech): string =>
  hasAsked
    ? `<fieldset class="own-choices"><legend>${t('Was your question answered?')}</legend>${choice('radio', 'answered', 'yes', t('Yes, it was'), typed.answered === 'yes')}${choice('radio', 'answered', 'not-yet', t('Not yet'), typed.answered === 'not-yet')}${p(t('With “Not yet” your question is open again, and somebody answers it in writing.'), 'soft small')}</fieldset>`
    : '';

const recommend = ({ hasNps, typed }: Surveying, { t }: SurveySpeech): string => {
  if (!hasNps) return '';
  const numbers = Array.from(
    { length: NPS_MOST + 1 },
    (_, n) =>
      `<label class="survey-number"><input type="radio" name="nps" value="${n}"${typed.nps === String(n) ? ' checked' : ''}><span>${n}</span></label>`,
  );
  return `<fieldset class="own-choices"><legend>${t('How likely are you to recommend our webinars to a colleague?')}</legend><div class="survey-numbers">${numbers.join('')}</div>${p(t('0 is not at all, 10 is certainly.'), 'soft small')}</fieldset>`;
};

const nameWords: Readonly<Record<QuoteName, SurveySentence>> = {
  no: 'No, they are for the team',
  anonymous: 'Yes, without my name',
  first: 'Yes, with my first name',
  full: 'Yes, with my name and company',
};

const publish = ({ typed, research }: Surveying, { t, locale }: SurveySpeech): string => {
  const wanted = typed.quote ?? 'no';
  const agreed =
    research === 'confirmed'
      ? ''
      : choice(
          'checkbox',
          'research',
          'true',
          escapeHtml(speak(locale, 'pages').t(consentTexts.research.text)),
          typed.research !== undefined,
        );
  return [
    `<fieldset class="own-choices"><legend>${t('May we publish your words?')}</legend>`,
    ...quoteNames.map((name) => choice('radio', 'quote', name, t(nameWords[name]), wanted === name)),
    agreed,
    p(t('The same holds for what I write here, with the name that I chose. I can take it back at any time.'), 'soft small'),
    research === 'confirmed'
      ? ''
      : p(
          t('Words are published only once you press the button in the mail that we send you, and only where the team chooses them.'),
          'soft small',
        ),
    '</fieldset>',
  ].join('');
};

const contact = ({ typed }: Surveying, { t }: SurveySpeech): string =>
  `${choice('checkbox', 'contact', 'true', t('You may write to me about my answer.'), typed.contact !== undefined)}${p(t('After one or two stars somebody of the team then answers you by mail.'), 'soft small')}`;

const notices = ({ problems, isKept, until }: Surveying, { t }: SurveySpeech): string => {
  if (problems.length > 0)
    return `<div class="notice bad" role="alert" tabindex="-1">${problems.map((one) => `<p>${escapeHtml(one)}</p>`).join('')}</div>`;
  return isKept
    ? `<p class="notice good" role="status">${escapeHtml(t('Thank you. Your answer is kept. You can change it here until {date}.', { date: until }))}</p>`
    : '';
};

/** `main` goes into the site's frame. */
export const surveyPage = (about: Surveying, speech: SurveySpeech): { readonly title: string; readonly main: string } => {
  const { t } = speech;
  const { title, action, backUrl, isAnswered, isKept, isKnown, typed, until } = about;
  const main = [
    notices(about, speech),
    isAnswered
      ? isKept
        ? ''
        : p(t('You can change your answer until {date}.', { date: until }))
      : p(t('Two minutes, and only the stars are needed. The hosts read every answer.')),
    `<form class="survey stack" method="post" action="${action}">`,
    stars(about, speech),
    question(about, speech),
    recommend(about, speech),
    `<p class="field"><label for="survey-text">${t('Anything that you would like to tell us?')}</label><span class="hint" id="survey-hint">${t('What helped, what was missing, what comes next.')}</span><textarea id="survey-text" name="text" rows="5" maxlength="${limits.comment.graphemes}" aria-describedby="survey-hint">${escapeHtml(typed.text ?? '')}</textarea></p>`,
    isKnown
      ? contact(about, speech) + publish(about, speech)
      : p(t('To be answered, or to have your words published, please open the link from your mail and answer there.'), 'soft small'),
    `<p><button class="button" type="submit">${t(isAnswered ? 'Change my answer' : 'Send my answer')}</button></p></form>`,
    `<p class="small"><a href="${escapeHtml(backUrl)}">${t('Back to the webinar')}</a></p>`,
  ];
  return { title: t('How was “{title}”?', { title }), main: main.join('') };
};

/** Where there is nothing to answer (any more), and why. */
export const noSurveyPage = (title: string, why: string, backUrl: string, { t }: SurveySpeech) => ({
  title: t('How was “{title}”?', { title }),
  main: `${p(why)}<p><a class="button quiet" href="${escapeHtml(backUrl)}">${t('Back to the webinar')}</a></p>`,
});
