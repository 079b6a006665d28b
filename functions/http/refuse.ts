/** Every refusal leaves through here: a page for people, a problem document for programs. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { prefixOf } from '#shared/place.ts';
import { problems } from '#shared/problem.ts';
import { speak } from '#shared/words/speak.ts';
import { Failure } from '../failure.ts';
import { wantsHtml } from './body.ts';
import type { Env } from './env.ts';
import { tongueOf } from './locale.ts';
import { answerPage, link, type Pages, paragraph } from './pages.ts';
import { answerProblem, failureHeaders } from './problem.ts';
import { tell, titleIn } from './tell.ts';

export const refuse = async (c: Context<Env>, pages: Pages, failure: Failure): Promise<Response> => {
  if (!wantsHtml(c)) return answerProblem(c, failure);
  const { status } = problems[failure.code];
  const details = failure.errors?.length ? failure.errors.map(({ detail }) => detail) : [failure.detail];
  try {
    const tongue = await tongueOf(c, pages);
    const { locale } = tongue;
    const words = [...new Set(details)].map((detail) => paragraph(tell(locale, detail))).join('');
    const main = words + link(`${prefixOf(tongue)}/`, speak(locale, 'pages').t('See all webinars'));
    const title = titleIn(locale)(problems[failure.code].title);
    const answer = await answerPage(c, pages, { title, main, status: status as ContentfulStatusCode });
    for (const [name, value] of Object.entries(failureHeaders(c, failure))) answer.headers.set(name, value);
    return answer;
  } catch (cause) {
    // The store of pages may be what failed: then a document is better than nothing.
    return answerProblem(c, new Failure(failure.code, failure.detail, { cause }));
  }
};
