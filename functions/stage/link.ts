/** Stage links: who may see the stage of which webinar, and until when. The token carries it, so that a link is stored nowhere. */
import type { WebinarId } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { Signer } from '../http/token.ts';

const DAY_MS = 86_400_000;
/** A webinar may be moved after its links were handed out: its end decides, and the token's own limit is only the outermost. */
const TOKEN_DAYS = 400;

export type StageClaim = { readonly webinar: WebinarId; readonly name: string };

export const toStageToken = (signer: Signer, { id, endsAt }: Pick<Webinar, 'id' | 'endsAt'>, name: string): string =>
  signer.sign('stage', [id, name], Math.floor(Date.parse(endsAt) / 1000) + TOKEN_DAYS * 86_400);

export const readStageToken = (signer: Signer, token: string, now: Date): StageClaim | undefined => {
  const [webinar, name] = signer.read('stage', token, now) ?? [];
  return webinar && name ? { webinar, name } : undefined;
};

/** 24 h after the end: the planned one until it ended. */
export const stageUntil = ({ endsAt, endedAt }: Pick<Webinar, 'endsAt' | 'endedAt'>): Date =>
  new Date(Date.parse(endedAt ?? endsAt) + DAY_MS);

/** Whether there is a stage to look at: not of what was called off, and not longer than a day after the end. */
export const isOnStage = (webinar: Webinar, now: Date): boolean =>
  webinar.state === 'scheduled' || webinar.state === 'live' || (webinar.state === 'ended' && now < stageUntil(webinar));
