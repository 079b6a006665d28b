/** One's own questions of one webinar behind a mailed link. Looking is all that it does. */
import { Hono } from 'hono';
import { prefixOf } from '#shared/place.ts';
import { speakPersonal } from '#shared/words/personal.ts';
import { zoneOf } from '../contact/may.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../http/env.ts';
import { goneLinkPage } from '../http/gone-link.ts';
import { readerTongue, recentSettings } from '../http/locale.ts';
import { answerPage } from '../http/pages.ts';
import { momentLines } from '../mail/when.ts';
import { owedBy } from '../question/after.ts';
import { isTold } from '../webinar/draft.ts';
import { readAnswersToken } from './answers-link.ts';
import { answersPage } from './answers-page.ts';

export const answersRoutes = (deps: Deps) =>
  new Hono<Env>().get('/answers/:token', async (c) => {
    const claim = readAnswersToken(deps.signer, c.req.param('token'), deps.now());
    if (!claim) return goneLinkPage(c, deps, 403);
    const [webinar, contact] = await Promise.all([deps.webinar.find(claim.webinar), deps.contact.find(claim.contact)]);
    const isHere = webinar && isTold(webinar) && contact && contact.erasedAt === undefined;
    const questions = isHere ? await deps.me.questions(claim.contact, claim.webinar) : undefined;
    if (!isHere || !questions) return goneLinkPage(c, deps, 410);
    const [tongue, settings] = await Promise.all([readerTongue(c, deps, contact), recentSettings(deps)]);
    const due = owedBy(webinar, settings);
    const zone = zoneOf(contact);
    const page = answersPage(
      {
        title: webinar.title,
        questions,
        isOver: webinar.endedAt !== null,
        owedBy: due ? momentLines(due, webinar.timeZone, { locale: tongue.locale, ...(zone ? { readerZone: zone } : {}) }) : [],
        manage: `${prefixOf(tongue)}/manage/`,
      },
      speakPersonal(tongue.locale),
    );
    return answerPage(c, deps, { ...page, tongue });
  });
