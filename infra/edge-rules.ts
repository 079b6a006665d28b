/** The rules of the edge as data: what goes to the API, and the headers that every answer carries (DESIGN sections 2 and 9). */

/** First folders of the paths that the API answers itself, all methods, never cached. */
export const apiFolders = [
  'api',
  'auth',
  'join',
  'me',
  'answers',
  'confirm',
  'preferences',
  'unsubscribe',
  'invite',
  'stage',
  'preview',
  'waitlist',
  'live',
] as const;

/** Longest time that an expired feed may still be shown while the API fails: `stale-if-error` in its own header. */
export const feedStaleSeconds = 600;

/** Statuses that CloudFront would otherwise keep for 10 s each: nobody's mistake may become somebody else's page. */
export const errorStatuses = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504] as const;

/** The part of the policy that only a header can carry; the page's own hashes are in the page. `formTargets`: origins a form may lead to. */
export const contentPolicy = (...formTargets: string[]): string =>
  ["frame-ancestors 'none'", "base-uri 'none'", `form-action ${["'self'", ...formTargets].join(' ')}`, "object-src 'none'"].join('; ');

/** Nothing of what a browser could lend a page is used by us. */
export const permissionsPolicy = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((name) => `${name}=()`)
  .join(', ');
