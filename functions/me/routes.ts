/** One's own data behind a mailed link: GET shows, POST acts. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { purposes } from '#shared/consent.ts';
import { base32 } from '#shared/ids.ts';
import { prefixOf } from '#shared/place.ts';
import { say } from '#shared/say.ts';
import { speakPersonal } from '#shared/words/personal.ts';
import { carryOut } from '../admission/rules.ts';
import { toPreferencesToken } from '../consent/links.ts';
import { confirm, standing, withdraw } from '../consent/rules.ts';
import { zoneOf } from '../contact/may.ts';
import type { Contact } from '../contact/store.ts';
import { idsOf } from '../contact/stored.ts';
import { toSharedUrl, toVia } from '../contact/via.ts';
import { isBeingMade, MOST_AT_ONCE, sizeOf } from '../copy/rules.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { goneLinkPage } from '../http/gone-link.ts';
import { readerTongue, recentSettings, tongueOf } from '../http/locale.ts';
import { answerPage } from '../http/pages.ts';
import { dropSeat } from '../http/seat.ts';
import type { PersonalDeps } from '../personal-deps.ts';
import { isPublic, takesRegistrations } from '../webinar/draft.ts';
import { mayResume, resume } from './choices.ts';
import { readMeToken } from './link.ts';
import { erasedPage, type MyPage, myPage } from './page.ts';
import type { MyData } from './record.ts';

const actForm = z.discriminatedUnion('act', [
  z.strictObject({ act: z.enum(['grant', 'withdraw']), purpose: z.enum(purposes) }),
  z.strictObject({ act: z.enum(['stop', 'resume', 'copy', 'erase']) }),
  z.strictObject({ act: z.literal('cancel'), webinar: z.string().max(20) }),
]);
type Act = z.infer<typeof actForm>;

const TRIES = 4;
const busy = () =>
  new Failure('busy', say('You did something else at the same moment. Please press the button again.'), { retryAfterSeconds: 1 });

export const meRoutes = (deps: PersonalDeps) => {
  /** Who the token belongs to; undefined for one that is not ours or too old, 'gone' where nobody is behind it any more. */
  const find = async (token: string): Promise<Contact | 'gone' | undefined> => {
    const id = readMeToken(deps.signer, token, deps.now());
    const contact = id && (await deps.contact.find(id));
    if (!id) return undefined;
    return contact && contact.erasedAt === undefined && contact.address ? contact : 'gone';
  };

  const copyOf = async (contact: Contact, data: MyData): Promise<MyPage['copy']> => {
    if (sizeOf(data) <= MOST_AT_ONCE) return 'at-once';
    const newest = await deps.copy.newest(contact.id);
    return newest && isBeingMade(newest, deps.now()) ? 'being-made' : 'on-request';
  };

  const askCopy = async (contact: Contact): Promise<void> => {
    if ((await deps.copy.ask(contact.id, base32(deps.random(16)))) === 'too-many')
      throw new Failure(
        'too-many',
        say('We make three copies a day at most. Our mails with the last ones hold links that work for a day.'),
      );
  };

  const show = async (c: Context<Env>, contact: Contact) => {
    const tongue = await readerTongue(c, deps, contact);
    const now = deps.now();
    const [data, settings] = await Promise.all([deps.me.read(contact), recentSettings(deps)]);
    const acts = await Promise.all(data.webinars.map(async ({ id, state }) => [id, await givenUpAs(id, state)] as const));
    const isOpen = new Map(acts.map(([id, to]) => [id, to !== undefined]));
    const stands = Object.fromEntries(
      purposes.flatMap((purpose) => {
        const stand = standing(contact, purpose, now);
        return stand ? [[purpose, stand]] : [];
      }),
    );
    const page: MyPage = {
      shared: new Map((await Promise.all(data.webinars.map((one) => sharedBy(contact, one)))).flat()),
      ...{ data, stands, mayResume: mayResume(contact), mayCancel: ({ id }: { id: string }) => isOpen.get(id) ?? false },
      zone: zoneOf(contact) ?? settings.timeZone,
      questions: settings.erasedQuestions,
      copy: await copyOf(contact, data),
      links: {
        data: `${c.req.path.replace(/\/$/, '')}/data`,
        preferences: `/preferences/${toPreferencesToken(deps.signer, contact.id, now)}`,
      },
    };
    return answerPage(c, deps, { ...myPage(page, speakPersonal(tongue.locale)), tongue });
  };

  /** The link to a webinar that is theirs to pass on, while its form is open; none where they have no seat. */
  const sharedBy = async (contact: Contact, { id, state }: MyData['webinars'][number]) => {
    const webinar = state === 'registered' ? await deps.webinar.find(id) : undefined;
    if (!webinar || !isPublic(webinar) || !takesRegistrations(webinar)) return [];
    const others = await Promise.all((contact.aliases ?? []).map((alias) => deps.contact.own(alias)));
    const addresses = [contact.address, ...others.flatMap((other) => other?.address ?? [])];
    const counts = await Promise.all(idsOf(contact).map((one) => deps.advocate.brought(id, one, addresses)));
    const url = toSharedUrl(`${deps.config.PARLEY_URL}/webinars/${webinar.slug}/`, toVia(deps.config.CONTACT_KEY, id, contact.id));
    return [[id, { url, brought: counts.reduce((sum, one) => sum + one, 0) }] as const];
  };

  /** What giving up makes of a registration; undefined where there is nothing to give up. */
  const givenUpAs = async (id: string, state: Parameters<typeof carryOut>[1]['state']) => {
    const webinar = await deps.webinar.find(id);
    return webinar && (carryOut('give-up', { state }, webinar, deps.now()) ?? carryOut('leave', { state }, webinar, deps.now()));
  };

  const cancel = async (contact: string, webinar: string): Promise<void> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const row = (await deps.registration.find(contact, webinar, { strong: true }))?.row;
      const to = row && (await givenUpAs(webinar, row.state));
      // Done before, or never possible: the page shows how it stands.
      if (!row || !to) return;
      if (await deps.admission.step({ webinar, row, to, at: deps.now().toISOString(), proven: true })) return;
    }
    throw busy();
  };

  const erase = async (contact: Contact): Promise<void> => {
    let known: Contact | undefined = contact;
    for (let tries = 0; known && known.erasedAt === undefined; tries += 1) {
      if (tries === TRIES) throw busy();
      if (await deps.erasure.begin(known, 'asked')) return;
      known = await deps.contact.find(contact.id);
    }
  };

  const choose = async (contact: Contact, act: Exclude<Act, { act: 'cancel' | 'copy' }>, c: Context<Env>): Promise<void> => {
    const { locale } = await readerTongue(c, deps, contact);
    const mine = { locale, page: '/me/' } as const;
    await deps.contact.decide(contact.id, (now) => {
      if (act.act === 'grant') return confirm(now, [act.purpose], deps.now(), { ...mine, method: 'manage-link' }, true);
      if (act.act === 'resume') return resume(now, deps.now(), { ...mine, method: 'manage-link' });
      return withdraw(now, ['purpose' in act ? act.purpose : 'service'], deps.now(), { ...mine, method: 'my-data' });
    });
  };

  const showErased = async (c: Context<Env>) => {
    const tongue = await tongueOf(c, deps);
    return answerPage(c, deps, { ...erasedPage(`${prefixOf(tongue)}/`, speakPersonal(tongue.locale)), tongue });
  };

  return new Hono<Env>()
    .get('/me/:token', async (c) => {
      const contact = await find(c.req.param('token'));
      return contact && contact !== 'gone' ? show(c, contact) : goneLinkPage(c, deps, contact ? 410 : 403);
    })
    .post('/me/:token', async (c) => {
      const contact = await find(c.req.param('token'));
      if (!contact) return goneLinkPage(c, deps, 403);
      const act = await valid(c, actForm);
      // Pressed twice is pressed once.
      if (contact === 'gone') return act.act === 'erase' ? showErased(c) : goneLinkPage(c, deps, 410);
      if (act.act === 'erase') {
        const { webinars } = await deps.me.read(contact);
        await erase(contact);
        for (const { id } of webinars) dropSeat(c, deps, id, contact.id);
        return showErased(c);
      }
      if (act.act === 'copy') await askCopy(contact);
      else if (act.act === 'cancel') {
        // With each address that they registered by.
        for (const id of idsOf(contact)) await cancel(id, act.webinar);
        dropSeat(c, deps, act.webinar, contact.id);
      } else await choose(contact, act, c);
      return c.redirect(c.req.path, 303);
    });
};
