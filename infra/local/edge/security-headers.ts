/** The distribution's response headers policy: what every answer carries. An origin's own header wins. */

export type HeaderSettings = { readonly publicUrl: string; readonly issuer: string };

const DENIED = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'interest-cohort'].map((name) => `${name}=()`).join(', ');

export const securityHeaders = (path: string, { publicUrl, issuer }: HeaderSettings): Record<string, string> => {
  // Signing out posts a form that is redirected to the issuer, and form-action also judges redirects.
  const forms = path.startsWith('/console/') ? `'self' ${new URL(issuer).origin}` : "'self'";
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'content-security-policy': `frame-ancestors 'none'; base-uri 'none'; form-action ${forms}; object-src 'none'`,
    'permissions-policy': DENIED,
    'cross-origin-opener-policy': 'same-origin',
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=63072000; includeSubDomains; preload' }),
  };
};
