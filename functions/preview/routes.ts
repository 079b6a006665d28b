/** The page of a webinar that is not public, by a signed link: as it is stored now, with a form that takes nothing. */
import { type Context, Hono } from 'hono';
import { toPictureView } from '#shared/picture-view.ts';
import { prefixOf, type Tongue } from '#shared/place.ts';
import type { View } from '#shared/template.ts';
import { toWebinarView } from '#shared/view.ts';
import type { PublicWebinar, Webinar } from '#shared/webinar.ts';
import { toWhen } from '#shared/when.ts';
import { speak } from '#shared/words/speak.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../http/env.ts';
import { tongueOf } from '../http/locale.ts';
import { answerPage, link, paragraph, recentPictures, shell } from '../http/pages.ts';
import { isPublic, toPublic } from '../webinar/draft.ts';
import { isPreviewed, type PreviewClaim, readPreviewToken } from './link.ts';

/** A draft looks as it will once it is published. */
const published = (webinar: Webinar): PublicWebinar => ({
  ...toPublic(webinar),
  ...(webinar.state === 'draft' ? { state: 'scheduled' } : {}),
});

const bannerOf = ({ state, timeZone }: Webinar, { until }: PreviewClaim, { locale }: Tongue): View => {
  const { t } = speak(locale, 'pages');
  const at = until.toISOString();
  const { date, hours, place } = toWhen(at, at, timeZone, speak(locale, 'times'));
  return {
    preview: t(state === 'draft' ? 'Preview: not published' : 'Preview: hidden'),
    previewUntil: t('This is the page as it is now. Only people with this link see it, until {when}.', {
      when: `${date}, ${hours.split('–')[0]} ${place}`,
    }),
    // What answers nobody before the publication: the calendar file, the feed.
    filed: false,
  };
};

export const previewRoutes = (deps: Deps) => {
  const turnAway = async (c: Context<Env>, tongue: Tongue) => {
    const { t } = speak(tongue.locale, 'pages');
    const why = t('The link may be incomplete, older than seven days, or taken back. Please ask the person who sent it for a new one.');
    const main = paragraph(why) + link(`${prefixOf(tongue)}/`, t('See all webinars'));
    return answerPage(c, deps, { title: t('This preview does not show'), main, status: 403, tongue });
  };

  return new Hono<Env>().get('/preview/:token', async (c) => {
    c.header('x-robots-tag', 'noindex, nofollow');
    const tongue = await tongueOf(c, deps);
    const claim = readPreviewToken(deps.signer, c.req.param('token'), deps.now());
    const webinar = claim ? await deps.webinar.find(claim.webinar) : undefined;
    if (!claim || !webinar || !isPreviewed(webinar) || webinar.previews !== claim.previews) return turnAway(c, tongue);
    // Everybody may see it by now: at its own address.
    if (isPublic(webinar)) return c.redirect(`${prefixOf(tongue)}/webinars/${webinar.slug}/`, 303);
    const [around, series] = await Promise.all([deps.related.around(webinar), deps.series.around(webinar.series)]);
    const page = toWebinarView(published(webinar), {}, deps.now(), deps.config.PARLEY_URL, tongue, around, series);
    const banner = bannerOf(webinar, claim, tongue);
    const drawn = toPictureView(published(webinar), await recentPictures(deps), deps.config.PARLEY_URL, tongue);
    const html = await shell(deps, 'webinar', { tongue }, { ...page, ...drawn, ...banner });
    if (html) return c.html(html, 200);
    return answerPage(c, deps, { title: webinar.title, main: paragraph(String(banner.preview)) + paragraph(webinar.promise), tongue });
  });
};
