/** The rules of the edge as data: what goes to the API, and the headers that every answer carries (DESIGN sections 2 and 9). */

/** First folders of the paths that the API answers itself, all methods, never cached. */
export const apiFolders = [
  'api',
  'auth',
  'join',
  'me',
  'answers',
  'voice',
  'confirm',
  'preferences',
  'unsubscribe',
  'invite',
  'stage',
  'preview',
  'waitlist',
  'live',
] as const;

/** Of these, what mails lead to: pages of one person. */
export const personalFolders = ['me', 'answers', 'voice', 'confirm', 'preferences', 'unsubscribe', 'invite', 'waitlist'] as const;

/** Longest time that an expired feed may still be shown while the API fails: `stale-if-error` in its own header. */
export const feedStaleSeconds = 600;

/** Statuses that CloudFront would otherwise keep for 10 s each: nobody's mistake may become somebody else's page. */
export const errorStatuses = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504] as const;

/** The pages that may show another company's player, in every language, as a path pattern of the distribution (`*` crosses slashes). */
export const roomPages = '*/webinars/*/room/*';
export const isRoomPage = (path: string): boolean => /\/webinars\/.*\/room\//.test(path);

/** The page of the console that looks at our own forms in a frame, as others show them. */
export const lookPages = '/console/embeds/*';

type Openings = {
  /** Origins that a form of these pages may lead to, besides our own. */
  readonly formTargets?: readonly string[];
  /** Origins whose pages may stand in a frame here. */
  readonly frames?: readonly string[];
};

/** The part of the policy that a header carries; what scripts, styles and connections a page may have is in the page, with its hashes. */
export const contentPolicy = ({ formTargets = [], frames = [] }: Openings = {}): string =>
  [
    "frame-ancestors 'none'",
    "base-uri 'none'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "object-src 'none'",
    `frame-src ${frames.join(' ') || "'none'"}`,
  ].join('; ');

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
