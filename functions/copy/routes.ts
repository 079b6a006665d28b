/** A copy of one's own data: at once behind the manage link, or the one that was made first, behind its own. Looking is all that they do. */
import { Hono } from 'hono';
import { say } from '#shared/say.ts';
import { Failure } from '../failure.ts';
import type { Env } from '../http/env.ts';
import { goneLinkPage } from '../http/gone-link.ts';
import { readMeToken } from '../me/link.ts';
import type { PersonalDeps } from '../personal-deps.ts';
import { readCopyToken } from './link.ts';
import { isThere, MOST_AT_ONCE, sizeOf, toFilename, toObject } from './rules.ts';

const LINK_SECONDS = 300;

export const copyRoutes = (deps: PersonalDeps) =>
  new Hono<Env>()
    .get('/me/copy/:token', async (c) => {
      const claim = readCopyToken(deps.signer, c.req.param('token'), deps.now());
      if (!claim) return goneLinkPage(c, deps, 403);
      const [contact, copy] = await Promise.all([deps.contact.living(claim.contact), deps.copy.find(claim.contact, claim.id)]);
      if (!contact || !copy || !isThere(copy, contact, deps.now())) return goneLinkPage(c, deps, 410);
      return c.redirect(await deps.objects.link(toObject(copy.id), LINK_SECONDS), 303);
    })
    .get('/me/:token/data', async (c) => {
      const id = readMeToken(deps.signer, c.req.param('token'), deps.now());
      const contact = id && (await deps.contact.living(id));
      if (!contact) return goneLinkPage(c, deps, id ? 410 : 403);
      const data = await deps.me.read(contact);
      if (sizeOf(data) > MOST_AT_ONCE)
        throw new Failure(
          'refused',
          say('There is so much of it that the copy is made first. Please open your link and press “Prepare the copy”.'),
        );
      return c.body(JSON.stringify(data, undefined, 2), 200, {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="${toFilename(deps.now())}"`,
      });
    });
