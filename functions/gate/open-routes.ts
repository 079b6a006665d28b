/** The mailed link to a report: GET shows one button, POST hands the file out and gives the browser its reader's seat. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { goneLinkPage } from '../http/gone-link.ts';
import { giveReader } from '../http/reader.ts';
import type { ReaderDeps } from '../reader-deps.ts';
import { gateUrl, readPaperToken } from './link.ts';
import { openPage, withdrawnPage } from './page.ts';
import { answerGate } from './page-routes.ts';
import { findOffered, handOut } from './reader-routes.ts';
import { asksOf, isAsked } from './request.ts';

const nothing = z.strictObject({});

export const openLinkRoutes = (deps: ReaderDeps) => {
  /** Whose link it is and to what; else the page that says why it leads nowhere. */
  const find = async (c: Context<Env>) => {
    const claim = readPaperToken(deps.signer, c.req.param('token') ?? '', deps.now());
    if (!claim || claim.slug !== c.req.param('slug')) return goneLinkPage(c, deps, 403);
    const known = await deps.contact.living(claim.contact);
    if (!known) return goneLinkPage(c, deps, 410);
    try {
      return { claim, known, paper: await findOffered(deps, claim.slug) };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const locale = (await deps.paper.find(claim.slug))?.locale ?? known.locale ?? 'en';
      return answerGate(c, deps, locale, (speech, at) => withdrawnPage(`${at}/reports/`, speech), 410);
    }
  };

  return new Hono<Env>()
    .get('/api/reports/:slug/open/:token', async (c) => {
      const found = await find(c);
      if (found instanceof Response) return found;
      return answerGate(c, deps, found.paper.locale, (speech) => openPage(found.paper.title, speech));
    })
    .post('/api/reports/:slug/open/:token', async (c) => {
      const found = await find(c);
      if (found instanceof Response) return found;
      await valid(c, nothing);
      const { claim, known, paper } = found;
      // What their form said, who may have got the report before.
      const [request, read] = await Promise.all([deps.gate.find(claim.contact, claim.slug), deps.gate.readings(known)]);
      const paid = request?.words !== undefined;
      giveReader(c, deps, known.id);
      // The owner may have named a price since, or the form is gone by now.
      if (paper.gated && isAsked(asksOf(paper, known, read, { purpose: request?.purpose, ticked: paid })))
        return c.redirect(gateUrl(paper.slug), 303);
      return c.redirect(await handOut(deps, known, paper, { purpose: request?.purpose, ...(paid ? { paid } : {}) }), 303);
    });
};
