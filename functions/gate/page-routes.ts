/** The gate's pages, filled for one reader in the report's language. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { priceOf } from '#shared/paper.ts';
import type { Asks } from '#shared/paper-gate.ts';
import { prefixOf } from '#shared/place.ts';
import { problems } from '#shared/problem.ts';
import type { Locale } from '#shared/setting.ts';
import { type GateSentence, type GateSpeech, speakGate } from '#shared/words/paper-gate.ts';
import type { Failure } from '../failure.ts';
import type { Env } from '../http/env.ts';
import { houseTongue } from '../http/locale.ts';
import { answerPage } from '../http/pages.ts';
import { tell } from '../http/tell.ts';
import type { ReaderDeps } from '../reader-deps.ts';
import { carriedBy } from './came.ts';
import { type GateField, gatePage, type Wrong } from './page.ts';
import type { Offered } from './reader-routes.ts';

const PRICE_CHANGED = '#/words';
/** What is missing, said of the field that lacks it; of anything else what the schema says. */
const ofField: Readonly<Record<string, { readonly field?: GateField; readonly says: GateSentence }>> = {
  '#/email': { field: 'email', says: 'Please give an email address like you@example.com.' },
  '#/purpose': { field: 'purpose', says: 'Please say what you read it for.' },
  '#/consent/marketing': { field: 'consent', says: 'Please tick the box: it is the price of this report.' },
  [PRICE_CHANGED]: { says: 'The words above the form have changed. Please read them again.' },
};

export const toTongue = async (deps: ReaderDeps, locale: Locale) => {
  const { home } = await houseTongue(deps);
  return { locale, home };
};

/** A small page of the gate's, in the language of its report. */
export const answerGate = async (
  c: Context<Env>,
  deps: ReaderDeps,
  locale: Locale,
  make: (speech: GateSpeech, at: string) => { readonly title: string; readonly main: string },
  status: ContentfulStatusCode = 200,
) => {
  const tongue = await toTongue(deps, locale);
  return answerPage(c, deps, { ...make(speakGate(locale), prefixOf(tongue)), status, tongue });
};

type Refused = { readonly failure: Failure; readonly raw: Readonly<Record<string, unknown>> };

const isTicked = (raw: Refused['raw'] = {}): boolean => (raw.consent as { readonly marketing?: unknown } | undefined)?.marketing === true;

/** What is asked for and was not given, beside a field that could not be read: nobody mends one thing to hear of the next. */
const missingIn = (raw: Refused['raw'], { purpose, consent }: Asks): readonly string[] => [
  ...(purpose && !raw.purpose ? ['#/purpose'] : []),
  ...(consent && !isTicked(raw) ? ['#/consent/marketing'] : []),
];

/** Each sentence once: of one field the first. */
const wrongIn = ({ failure: { errors = [], detail }, raw }: Refused, asks: Asks, locale: Locale, { t }: GateSpeech): readonly Wrong[] => {
  const others = errors.length > 0 ? missingIn(raw, asks).map((pointer) => ({ pointer, detail: '' })) : [];
  const found = [...errors, ...others].map((error): Wrong => {
    const own = ofField[error.pointer];
    return own ? { field: own.field, words: t(own.says) } : { words: tell(locale, error.detail) };
  });
  const all = found.length > 0 ? found : [{ words: tell(locale, detail) }];
  return all.filter(({ words }, at) => all.findIndex((other) => other.words === words) === at);
};

/** The form, with what is wrong where something could not be taken: nothing that was typed is lost. */
export const answerForm = (c: Context<Env>, deps: ReaderDeps, paper: Offered, asks: Asks, refused?: Refused) => {
  const text = (name: string, most: number): string => {
    const value = refused?.raw[name];
    return typeof value === 'string' ? value.slice(0, most) : '';
  };
  const { slug, title, locale } = paper;
  // Other words above the box are another thing to agree to.
  const ticked = isTicked(refused?.raw) && !refused?.failure.errors?.some(({ pointer }) => pointer === PRICE_CHANGED);
  const came = carriedBy(text('came', 1_500) || undefined, c.req.header('referer'), deps.config.PARLEY_URL);
  const make = (speech: GateSpeech, at: string) => {
    const problems = refused ? wrongIn(refused, asks, locale, speech) : [];
    const gate = { slug, title, locale, back: `${at}/reports/${slug}/`, price: priceOf(paper), asks, came };
    return gatePage({ ...gate, problems, typed: { email: text('email', 320), purpose: text('purpose', 40), ticked } }, speech);
  };
  return answerGate(c, deps, locale, make, refused ? problems[refused.failure.code].status : 200);
};
