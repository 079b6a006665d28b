/** One's own questions of one webinar behind a mailed link. GET shows how far they are, POST says whether an answer was one. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { ContactId } from '#shared/ids.ts';
import { limits } from '#shared/limits.ts';
import { prefixOf } from '#shared/place.ts';
import { say } from '#shared/say.ts';
import { isFilled, prose } from '#shared/text.ts';
import type { Webinar } from '#shared/webinar.ts';
import { toMoment } from '#shared/when.ts';
import { speakPersonal } from '#shared/words/personal.ts';
import { speak } from '#shared/words/speak.ts';
import { promisedBy } from '../case/sla.ts';
import { standing } from '../consent/rules.ts';
import { zoneOf } from '../contact/may.ts';
import type { Contact } from '../contact/store.ts';
import { idsOf } from '../contact/stored.ts';
import { type Press, readPress } from '../delivery/press.ts';
import { Failure } from '../failure.ts';
import { readBody } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { goneLinkPage } from '../http/gone-link.ts';
import { readerTongue, recentSettings } from '../http/locale.ts';
import { answerPage } from '../http/pages.ts';
import { tell } from '../http/tell.ts';
import { momentLines } from '../mail/when.ts';
import type { PersonalDeps } from '../personal-deps.ts';
import { clockOf } from '../question/after.ts';
import { isTold } from '../webinar/draft.ts';
import { readAnswersToken } from './answers-link.ts';
import { type Answers, answersPage } from './answers-page.ts';
import type { Typed } from './missing-part.ts';

const verdicts = ['yes', 'not-yet'] as const;
const of = z.string().max(40);
const sentence = prose(say('Your sentence'), limits.note).refine(isFilled, say('Please write a sentence.'));
const actForm = z.discriminatedUnion('act', [
  z.strictObject({ act: z.enum([...verdicts, 'take-back']), of }),
  z.strictObject({ act: z.literal('missing'), of, missing: sentence }),
  z.strictObject({ act: z.literal('quote'), of, sentence, research: z.boolean().optional() }),
]);
type Act = z.infer<typeof actForm>;

/** The page once more, where something that was sent could not be taken. */
type Again = { readonly problem?: string; readonly typed?: Typed };

type Found = { readonly webinar: Webinar; readonly contact: Contact; readonly seat: ContactId };

export const answersRoutes = (deps: PersonalDeps) => {
  /** Who the link belongs to; otherwise why nobody is there: `403` for one that is not ours or too old, `410` where they are gone. */
  const find = async (token: string): Promise<Found | 403 | 410> => {
    const claim = readAnswersToken(deps.signer, token, deps.now());
    if (!claim) return 403;
    const [webinar, contact] = await Promise.all([deps.webinar.find(claim.webinar), deps.contact.find(claim.contact)]);
    const isHere = webinar && isTold(webinar) && contact && contact.erasedAt === undefined;
    return isHere ? { webinar, contact, seat: claim.contact } : 410;
  };

  /** What a mailed link proposes; a query that says nothing to us is left aside, as mail programs add their own. */
  const meantBy = (c: Context<Env>): Answers['meant'] => {
    const [of, says] = [c.req.query('of'), verdicts.find((one) => one === c.req.query('says'))];
    return of && says ? { of, says } : undefined;
  };

  const show = async (c: Context<Env>, { webinar, contact, seat }: Found, again: Again = {}) => {
    const [tracked, quotes] = await Promise.all([deps.me.tracked(seat, contact, webinar.id), deps.quote.of(idsOf(contact))]);
    if (!tracked) return goneLinkPage(c, deps, 410);
    const isLacking = tracked.some(({ told }) => told?.says === 'not-yet');
    const missing = isLacking ? await deps.missing.of(idsOf(contact)) : [];
    const [tongue, settings] = await Promise.all([readerTongue(c, deps, contact), recentSettings(deps)]);
    const clock = webinar.endedAt === null ? undefined : { office: settings, policy: await deps.policy.recent() };
    const zone = zoneOf(contact);
    const meant = meantBy(c);
    const owed: Answers['owedBy'] = ({ question, progress }) => {
      const due = progress?.dueAt ?? (clock && promisedBy(clockOf(question.askedAt, webinar.endedAt ?? ''), clock));
      // A time that passed is no promise any more.
      return due && due > deps.now().toISOString()
        ? momentLines(due, webinar.timeZone, { locale: tongue.locale, ...(zone ? { readerZone: zone } : {}) })
        : [];
    };
    const page = answersPage(
      {
        ...{ title: webinar.title, tracked, isOver: webinar.endedAt !== null, owedBy: owed, manage: `${prefixOf(tongue)}/manage/` },
        show: (at) => toMoment(at, zone ?? webinar.timeZone, speak(tongue.locale, 'times')),
        ...{ quotes, missing, research: researchOf(contact) },
        ...(again.problem ? { problem: tell(tongue.locale, again.problem) } : {}),
        ...(again.typed ? { typed: again.typed } : {}),
        ...(meant ? { meant } : {}),
      },
      speakPersonal(tongue.locale),
    );
    return answerPage(c, deps, { ...page, tongue, status: again.problem ? 422 : 200 });
  };

  const researchOf = (contact: Contact): Answers['research'] => {
    const state = standing(contact, 'research', deps.now())?.state;
    return state === 'withdrawn' ? undefined : state;
  };

  const carryOut = async (c: Context<Env>, { contact }: Found, press: Press, act: Act): Promise<void> => {
    if (act.act === 'missing') return void (await deps.missing.leave(contact, press, act.missing));
    if (act.act === 'take-back') return deps.quote.takeBack(idsOf(contact), press);
    if (act.act !== 'quote') return deps.verdict.say(contact, press, act.act);
    if (!act.research && researchOf(contact) !== 'confirmed')
      throw new Failure('invalid', say('Please tick the box: without it we may not publish your sentence.'));
    const { locale } = await readerTongue(c, deps, contact);
    await deps.quote.leave(contact, press, { text: act.sentence, locale });
  };

  return new Hono<Env>()
    .get('/answers/:token', async (c) => {
      const found = await find(c.req.param('token'));
      return typeof found === 'number' ? goneLinkPage(c, deps, found) : show(c, found);
    })
    .post('/answers/:token', async (c) => {
      const found = await find(c.req.param('token'));
      if (typeof found === 'number') return goneLinkPage(c, deps, found);
      const { kind, raw, parsed } = await readBody(c, actForm, { booleans: ['research'] });
      if (!parsed.ok) {
        const { errors } = parsed.failure;
        if (kind !== 'form' || raw.act !== 'missing' || typeof raw.of !== 'string') throw parsed.failure;
        const typed = { of: raw.of, text: typeof raw.missing === 'string' ? raw.missing : '' };
        return show(c, found, { problem: errors?.[0]?.detail ?? parsed.failure.detail, typed });
      }
      const act = parsed.value;
      const press = readPress(act.of);
      if (!press) throw new Failure('invalid', say('The address holds something that we do not know.'));
      await carryOut(c, found, press, act);
      return c.redirect(`${c.req.path}#${act.of}`, 303);
    });
};
