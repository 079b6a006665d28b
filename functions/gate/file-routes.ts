/** The file of a report: open to everybody, or to whoever passed a gate. */
import { Hono } from 'hono';
import { say } from '#shared/say.ts';
import { Failure } from '../failure.ts';
import { wantsHtml } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findKnown } from '../http/known.ts';
import { createNetworkLimit, toNetwork } from '../http/network.ts';
import type { ReaderDeps } from '../reader-deps.ts';
import { gateUrl } from './link.ts';
import { findOffered, handOut, linkTo } from './reader-routes.ts';
import { asksOf, isAsked } from './request.ts';

export const fileRoutes = (deps: ReaderDeps) => {
  const isCrowded = createNetworkLimit(deps.config.NETWORK_LIMIT, deps.realNow);

  return new Hono<Env>().get('/api/reports/:slug/file', async (c) => {
    const paper = await findOffered(deps, c.req.param('slug'));
    if (!paper.gated) {
      // A flood of requests is not that many readers.
      if (c.req.method === 'GET' && !isCrowded(toNetwork(c.req.header('x-viewer-address')))) await deps.gate.gotByAnybody(paper.slug);
      return c.redirect(await linkTo(deps, paper), 303);
    }
    const known = await findKnown(c, deps);
    const read = known ? await deps.gate.readings(known) : [];
    if (known && !isAsked(asksOf(paper, known, read))) {
      const link = c.req.method === 'GET' ? await handOut(deps, known, paper) : await linkTo(deps, paper);
      return c.redirect(link, 303);
    }
    if (wantsHtml(c)) return c.redirect(gateUrl(paper.slug), 303);
    throw new Failure('no-seat', say('Please register first, or open the link from your mail.'));
  });
};
