/** An answer to a survey as it is stored: with whoever gave it, and with its words in the list of its webinar. Pure. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { Locale } from '#shared/setting.ts';
import type { SurveyAnswer, SurveyForm } from '#shared/survey.ts';
import { idOf, surveyEntry, surveyKey, webinarOfSurvey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item } from '../table/table.ts';

export type StoredSurvey = SurveyAnswer & {
  /** Whose it is; of a browser that came by no link the address that was typed in it. */
  readonly person: ContactId;
  readonly webinar: WebinarId;
  /** That browser. */
  readonly guest?: ContactId;
  readonly locale: Locale;
  /** Another answer of this person counts in its place. */
  readonly replaced?: true;
  /** The case that it opened, which it does once. */
  readonly case?: string;
  readonly version: number;
};

export const itemToSurvey = ({ pk, sk, listPk: _lp, listSk: _ls, v: _v, ...stored }: Item): StoredSurvey => {
  const guest = sk.split('#')[2];
  return {
    ...(stored as unknown as Omit<StoredSurvey, 'person' | 'webinar' | 'guest'>),
    ...{ person: idOf(pk), webinar: webinarOfSurvey(sk) },
    ...(guest ? { guest } : {}),
  };
};

export const surveyToItem = ({ person, webinar, guest, ...answer }: StoredSurvey): Item => ({
  ...surveyKey(person, webinar, guest),
  ...answer,
  ...(answer.text && !answer.replaced ? surveyEntry(webinar, answer.at, guest ?? person) : {}),
  v: DATA_VERSION,
});

/** What of a form is kept. An empty text is none, and what is not ticked is not there. */
const kept = ({ stars, answered, text, nps, contact, quote }: SurveyForm) => ({
  stars,
  ...(answered ? { answered } : {}),
  ...(text ? { text } : {}),
  ...(nps === undefined ? {} : { nps }),
  ...(contact ? { contact } : {}),
  ...(quote && quote !== 'no' && text ? { quote } : {}),
});

type Whose = Pick<StoredSurvey, 'person' | 'webinar' | 'guest' | 'locale'>;

/** The first answer, or the next one in place of `seen`. */
export const toSurvey = (whose: Whose, form: SurveyForm, seen: StoredSurvey | undefined, now: Date): StoredSurvey => ({
  ...whose,
  ...kept(form),
  ...{ at: seen?.at ?? now.toISOString(), changedAt: now.toISOString(), version: (seen?.version ?? 0) + 1 },
  ...(seen?.case ? { case: seen.case } : {}),
  ...(seen?.replaced ? { replaced: true } : {}),
});

const said = ['stars', 'answered', 'text', 'nps', 'contact', 'quote'] as const;

/** The same answer sent twice is one. */
export const isSame = (seen: StoredSurvey, next: StoredSurvey): boolean => said.every((name) => seen[name] === next[name]);

export const toAnswer = ({ stars, answered, text, nps, contact, quote, at, changedAt }: StoredSurvey): SurveyAnswer => ({
  ...kept({ stars, answered, text, nps, contact, quote }),
  ...{ at, changedAt },
});
