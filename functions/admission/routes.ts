/** One's own page by a mailed link: GET shows where a registration stands, POST acts. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { prefixOf } from '#shared/place.ts';
import { say } from '#shared/say.ts';
import type { Webinar } from '#shared/webinar.ts';
import { speak } from '#shared/words/speak.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import { brokenLinkPage } from '../http/broken-link.ts';
import type { Env } from '../http/env.ts';
import { tongueOf } from '../http/locale.ts';
import { answerPage } from '../http/pages.ts';
import { dropSeat } from '../http/seat.ts';
import { momentLines, spanLines } from '../mail/when.ts';
import { toJoinToken } from '../registration/seat.ts';
import type { Registration } from '../registration/store.ts';
import { isReachable, toPublic } from '../webinar/draft.ts';
import { readStandingToken } from './link.ts';
import { standingPage } from './page.ts';
import { carryOut, type PersonalAct, personalActs, standingOf } from './rules.ts';

const actForm = z.strictObject({ act: z.enum(personalActs) });
const TRIES = 4;

type Found = { readonly webinar: Webinar; readonly registration: Registration };

export const admissionRoutes = (deps: Deps) => {
  /** Both as they are now; undefined for a link that is not ours, or whose person is gone. Throws `not-found` where nobody may see the webinar. */
  const find = async (token: string): Promise<Found | undefined> => {
    const claim = readStandingToken(deps.signer, token, deps.now());
    const webinar = claim && (await deps.webinar.find(claim.webinar));
    if (claim && (!webinar || !isReachable(webinar))) throw new Failure('not-found', say('We could not find this webinar.'));
    const registration = claim && (await deps.registration.find(claim.contact, claim.webinar, { strong: true }));
    return webinar && registration?.row ? { webinar, registration } : undefined;
  };

  const show = async (c: Context<Env>, { webinar, registration: { row, epoch } }: Found, tooLate = false) => {
    const tongue = await tongueOf(c, deps);
    const now = deps.now();
    const state = standingOf(row, now);
    const reader = { locale: tongue.locale, ...(row.timeZone ? { readerZone: row.timeZone } : {}) };
    const standing = {
      ...{ webinar: toPublic(webinar), state },
      may: personalActs.filter((act) => carryOut(act, row, webinar, now) !== undefined),
      when: spanLines(webinar, reader),
      until: row.until ? momentLines(row.until, webinar.timeZone, reader) : [],
      joinUrl: `/join/${toJoinToken(deps.signer, { webinar: webinar.id, contact: row.id, epoch, endsAt: webinar.endsAt })}`,
      home: `${prefixOf(tongue)}/`,
    };
    return answerPage(c, deps, { ...standingPage(standing, speak(tongue.locale, 'pages'), tooLate), status: tooLate ? 409 : 200 });
  };

  /** True where it holds, be it by an earlier press of the same button. */
  const press = async (found: Found, act: PersonalAct, token: string): Promise<{ done: boolean; found: Found | undefined }> => {
    let current: Found | undefined = found;
    for (let tries = 0; current && tries < TRIES; tries += 1) {
      const { webinar, registration } = current;
      const now = deps.now();
      const to = carryOut(act, registration.row, webinar, now);
      if (to === undefined) return { done: isDone(act, registration), found: current };
      const at = now.toISOString();
      if (await deps.admission.step({ webinar: webinar.id, row: registration.row, to, at, proven: true }))
        return { done: true, found: current };
      current = await find(token);
    }
    return { done: false, found: current };
  };

  return new Hono<Env>()
    .get('/waitlist/:token', async (c) => {
      const found = await find(c.req.param('token'));
      return found ? show(c, found) : brokenLinkPage(c, deps);
    })
    .post('/waitlist/:token', async (c) => {
      const token = c.req.param('token');
      const found = await find(token);
      if (!found) return brokenLinkPage(c, deps);
      const { act } = await valid(c, actForm);
      const pressed = await press(found, act, token);
      if (!pressed.found) return brokenLinkPage(c, deps);
      if (pressed.done && act === 'give-up') dropSeat(c, deps, found.webinar.id, found.registration.row.id);
      return pressed.done ? c.redirect(c.req.path, 303) : show(c, pressed.found, true);
    });
};

const reached: Readonly<Record<PersonalAct, readonly string[]>> = {
  accept: ['registered'],
  watch: ['registered'],
  again: ['registered', 'waiting', 'in-review'],
  leave: ['left'],
  'give-up': ['cancelled'],
};
const isDone = (act: PersonalAct, { row }: Registration): boolean => reached[act].includes(row.state);
