/** The distribution's response headers policy: what every answer carries. An origin's own header wins. */
import { playerOrigins } from '#shared/video.ts';
import { contentPolicy, isRoomPage, lookPages, permissionsPolicy } from '../../edge-rules.ts';
import { toBehaviour } from './route.ts';

export type HeaderSettings = { readonly publicUrl: string; readonly issuer: string };

const policyOf = (path: string, issuer: string): string => {
  // Signing out posts a form that is redirected to the issuer, and form-action also judges redirects.
  const frames = path.startsWith(lookPages.slice(0, -1)) ? ["'self'"] : [];
  if (path.startsWith('/console/')) return contentPolicy({ formTargets: [new URL(issuer).origin], frames });
  return contentPolicy(isRoomPage(path) ? { frames: Object.values(playerOrigins) } : {});
};

export const securityHeaders = (path: string, { publicUrl, issuer }: HeaderSettings): Record<string, string> => ({
  'x-content-type-options': 'nosniff',
  // A frame for other sites names those that may show it in its own policy, which this older header cannot.
  ...(toBehaviour(path) !== 'embed' && { 'x-frame-options': 'DENY' }),
  'referrer-policy': 'same-origin',
  'content-security-policy': policyOf(path, issuer),
  'permissions-policy': permissionsPolicy,
  'cross-origin-opener-policy': 'same-origin',
  ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
});
