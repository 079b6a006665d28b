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
import { gatePage } from './page.ts';
import type { Offered } from './reader-routes.ts';

/** What is missing, said of the field that lacks it; of anything else what the schema says. */
const ofField: Readonly<Record<string, GateSentence>> = {
  '#/email': 'Please give an email address like you@example.com.',
  '#/purpose': 'Please say what you read it for.',
  '#/consent/marketing': 'Please tick the box: it is the price of this report.',
  '#/words': 'The words above the form have changed. Please read them again.',
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

/** The form, with what is wrong where something could not be taken: nothing that was typed is lost. */
export const answerForm = (c: Context<Env>, deps: ReaderDeps, paper: Offered, asks: Asks, refused?: Refused) => {
  const text = (name: string, most: number): string => {
    const value = refused?.raw[name];
    return typeof value === 'string' ? value.slice(0, most) : '';
  };
  const { slug, title, locale } = paper;
  const came = carriedBy(text('came', 1_500) || undefined, c.req.header('referer'), deps.config.PARLEY_URL);
  const make = (speech: GateSpeech, at: string) => {
    const said = refused?.failure.errors?.map(({ pointer, detail }) => {
      const own = ofField[pointer];
      return own ? speech.t(own) : tell(locale, detail);
    });
    const found = refused ? (said?.length ? said : [tell(locale, refused.failure.detail)]) : [];
    const gate = { slug, title, locale, back: `${at}/reports/${slug}/`, price: priceOf(paper), asks, came };
    return gatePage({ ...gate, problems: [...new Set(found)], typed: { email: text('email', 320), purpose: text('purpose', 40) } }, speech);
  };
  return answerGate(c, deps, locale, make, refused ? problems[refused.failure.code].status : 200);
};
