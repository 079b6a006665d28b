/** Preview links: which webinar's page, and until when. The token carries it, so that a link is stored nowhere. */
import { PREVIEW_DAYS } from '#shared/preview.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { Signer } from '../http/token.ts';

const DAY_MS = 86_400_000;

export const previewUntil = (now: Date): Date => new Date(now.getTime() + PREVIEW_DAYS * DAY_MS);

/** `previews` says how often links were taken back: those of before do not count any more. */
export const toPreviewToken = (signer: Signer, { id, previews }: Pick<Webinar, 'id' | 'previews'>, until: Date): string =>
  signer.sign('preview', [id, String(previews), until.toISOString()], Math.floor(until.getTime() / 1000));

export type PreviewClaim = { readonly webinar: string; readonly previews: number; readonly until: Date };

export const readPreviewToken = (signer: Signer, token: string, now: Date): PreviewClaim | undefined => {
  const [webinar, previews, until] = signer.read('preview', token, now) ?? [];
  return webinar && previews && until ? { webinar, previews: Number(previews), until: new Date(until) } : undefined;
};

/** Whether there is a page to come: not of what was closed, nor of a rehearsal, which has a room only. */
export const isPreviewed = ({ state, rehearsal }: Webinar): boolean =>
  rehearsal === undefined && state !== 'archived' && state !== 'cancelled';
