/** The distribution's response headers policy: what every answer carries. An origin's own header wins. */
import { contentPolicy, permissionsPolicy } from '../../edge-rules.ts';

export type HeaderSettings = { readonly publicUrl: string; readonly issuer: string };

export const securityHeaders = (path: string, { publicUrl, issuer }: HeaderSettings): Record<string, string> => ({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  // Signing out posts a form that is redirected to the issuer, and form-action also judges redirects.
  'content-security-policy': path.startsWith('/console/') ? contentPolicy(new URL(issuer).origin) : contentPolicy(),
  'permissions-policy': permissionsPolicy,
  'cross-origin-opener-policy': 'same-origin',
  ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
});
