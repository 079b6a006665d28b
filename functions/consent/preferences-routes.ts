/** The page of a person's choices, from any mail: GET shows, POST changes what was sent and nothing else. */
import { type Context, Hono } from 'hono';
import { prefixOf } from '#shared/place.ts';
import { speakPersonal } from '#shared/words/personal.ts';
import { zoneOf } from '../contact/may.ts';
import type { Contact } from '../contact/store.ts';
import type { Deps } from '../deps.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { goneLinkPage } from '../http/gone-link.ts';
import { readerTongue } from '../http/locale.ts';
import { answerPage } from '../http/pages.ts';
import { readPreferencesToken } from './links.ts';
import { carryOut, localeOf, preferencesForm, preferencesShape } from './preferences.ts';
import { preferencesPage } from './preferences-page.ts';

/** As this runtime knows them, and the one that has no place. */
const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

export const preferencesRoutes = (deps: Deps) => {
  const find = async (c: Context<Env>): Promise<Contact | Response> => {
    const id = readPreferencesToken(deps.signer, c.req.param('token') ?? '', deps.now());
    const contact = id && (await deps.contact.living(id));
    return contact || goneLinkPage(c, deps, id ? 410 : 403);
  };

  return new Hono<Env>()
    .get('/preferences/:token', async (c) => {
      const contact = await find(c);
      if (contact instanceof Response) return contact;
      const tongue = await readerTongue(c, deps, contact);
      // A browser may know a zone by another of its names.
      const own = zoneOf(contact) ?? 'UTC';
      const page = preferencesPage(
        {
          ...{ contact, locale: tongue.home, now: deps.now(), zones: zones.includes(own) ? zones : [own, ...zones] },
          isSaved: c.req.query('saved') !== undefined,
          manage: `${prefixOf(tongue)}/manage/`,
        },
        speakPersonal(tongue.locale),
      );
      return answerPage(c, deps, { ...page, tongue });
    })
    .post('/preferences/:token', async (c) => {
      const known = await find(c);
      if (known instanceof Response) return known;
      const choice = await valid(c, preferencesForm, preferencesShape);
      const { locale } = await readerTongue(c, deps, known);
      const changed = await deps.contact.decide(known.id, (contact) => carryOut(contact, choice, deps.now(), locale));
      if (!changed) return goneLinkPage(c, deps, 410);
      // The page speaks the chosen language from now on, like the mails.
      const chosen = choice.locale && choice.locale !== localeOf(known) ? `&lang=${choice.locale}` : '';
      return c.redirect(`${c.req.path}?saved=1${chosen}`, 303);
    });
};
