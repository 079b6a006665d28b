/** A thread for one reader, as data and as a page. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { PublicComment, Said, ThreadQuery } from '#shared/comment.ts';
import { base32 } from '#shared/ids.ts';
import { problems } from '#shared/problem.ts';
import { toClock, toMoment, toWhen } from '#shared/when.ts';
import { type CommentSentence, speakComments } from '#shared/words/comments.ts';
import { speak } from '#shared/words/speak.ts';
import { zoneOf } from '../contact/may.ts';
import type { Contact } from '../contact/store.ts';
import { idsOf } from '../contact/stored.ts';
import type { Failure } from '../failure.ts';
import type { Env } from '../http/env.ts';
import { houseTongue, recentSettings } from '../http/locale.ts';
import { answerPage } from '../http/pages.ts';
import { failureHeaders } from '../http/problem.ts';
import { tell } from '../http/tell.ts';
import { publicName } from '../question/ask.ts';
import type { ReaderDeps } from '../reader-deps.ts';
import type { Listed } from './link.ts';
import { type Typed, threadPage } from './page.ts';
import { toPublicComment } from './stored.ts';

const KEY_BYTES = 10;

const saidWords: Readonly<Record<Said, CommentSentence>> = {
  published: 'Thank you. Your comment is there.',
  held: 'Thank you. Somebody of the team reads your comment first, then it appears here.',
  'check-your-inbox': 'Almost there: please press the button in the mail that we sent you. Your comment is kept for seven days until then.',
  reported: 'Thank you. The team looks at it.',
};

export const threadFor = async (deps: ReaderDeps, { slug }: Listed, query: ThreadQuery, known: Contact | undefined) => {
  const { comments, replies, next } = await deps.comment.page(slug, query);
  const all = [...comments, ...[...replies.values()].flat()];
  const liked = known
    ? await deps.comment.liked(
        known.id,
        all.map(({ id }) => id),
      )
    : new Set<string>();
  const looking = { ids: known ? idsOf(known) : [], liked, now: deps.now() };
  const items: readonly PublicComment[] = comments.map((one) => toPublicComment(one, replies.get(one.id) ?? [], looking));
  return { items, next };
};

type Refused = { readonly failure: Failure; readonly raw?: Readonly<Record<string, unknown>> };

const typedIn = (raw: Readonly<Record<string, unknown>>): Typed => {
  const text = (name: string): string => (typeof raw[name] === 'string' ? raw[name] : '');
  return { text: text('text'), name: text('name'), email: text('email'), to: text('to') };
};

/** The thread's page; with what is wrong where something could not be taken: nothing that was typed is lost. */
export const answerThread = async (
  c: Context<Env>,
  deps: ReaderDeps,
  article: Listed,
  query: ThreadQuery,
  known: Contact | undefined,
  refused?: Refused,
) => {
  const { locale } = article;
  const [{ items, next }, { home }, rules, settings] = await Promise.all([
    threadFor(deps, article, query, known),
    houseTongue(deps),
    deps.comment.rules(),
    recentSettings(deps),
  ]);
  const details =
    refused && (refused.failure.errors?.length ? refused.failure.errors.map(({ detail }) => detail) : [refused.failure.detail]);
  const times = speak(locale, 'times');
  const zone = (known && zoneOf(known)) ?? settings.timeZone;
  const page = threadPage(
    {
      ...{ article, comments: items, order: query.order, isKnown: known !== undefined, isClosed: rules.closed.includes(article.slug) },
      ...(next ? { next } : {}),
      ...(known ? { writesAs: publicName({ anonymous: false, by: known.name }) } : {}),
      ...(query.said ? { said: saidWords[query.said] } : {}),
      ...(details ? { problems: [...new Set(details)].map((detail) => tell(locale, detail)) } : {}),
      ...(refused?.raw ? { typed: typedIn(refused.raw) } : {}),
      ...(refused?.failure.altcha ? { altcha: refused.failure.altcha } : {}),
      key: base32(deps.random(KEY_BYTES)),
      show: (at) => `${toWhen(at, at, zone, times).date}, ${toClock(new Date(at), zone)}`,
      whole: (at) => toMoment(at, zone, times),
    },
    speakComments(locale),
  );
  for (const [name, value] of Object.entries(refused ? failureHeaders(c, refused.failure) : {})) c.header(name, value);
  const status: ContentfulStatusCode = refused ? problems[refused.failure.code].status : 200;
  return answerPage(c, deps, { ...page, status, tongue: { locale, home } });
};
