/** What stands of us on other people's sites: what there is, where it may stand, and the addresses that lead there. Pure. */
import * as z from 'zod';

/** `form`: registering for a webinar. `question`: asking something there, which registers as well. `list`: the next webinars. */
export const embedKinds = ['form', 'question', 'list'] as const;
export type EmbedKind = (typeof embedKinds)[number];

/** The folder of the pages that may stand in a frame of somebody else. */
export const embedFolder = 'embed';
/** One script for all of them, at the foot of our address. */
export const embedScript = '/embed.js';

/** Webinars that a list shows, where its site does not say. */
export const USUAL_COUNT = 3;
const MOST_COUNT = 10;
const MOST_ORIGINS = 50;

/** On one machine the other site has no certificate. Policies know no address of IPv6. */
const loopback = ['localhost', '127.0.0.1'];
/** What a policy may name: no joker, no sign that would begin another rule. */
const hostPattern = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/** The origin that a text names, as browsers write it; undefined for what is none, or more than one. */
export const toOrigin = (text: string): string | undefined => {
  if (text.length > 300 || !URL.canParse(text)) return undefined;
  const { origin, protocol, hostname, username, password, pathname, search, hash } = new URL(text);
  const isBare = pathname === '/' && search === '' && hash === '' && username === '' && password === '';
  const isSafe = protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname));
  return isBare && isSafe && hostPattern.test(hostname) ? origin : undefined;
};

const origin = z.string('An address must be text.').transform((text, context): string => {
  const found = toOrigin(text.trim());
  if (found !== undefined) return found;
  context.addIssue({
    code: 'custom',
    message: 'Please give the beginning of the other site’s address alone, like https://www.example.com: with https, without a path.',
  });
  return z.NEVER;
});

/** `GET`/`PUT /api/console/embeds`. `version`: which one was on the screen; 0 before the first change. */
export const embedRulesForm = z.strictObject({
  /** Sites that may show our forms, each by its origin. */
  origins: z
    .array(origin)
    .max(MOST_ORIGINS, 'Fifty sites at most.')
    .transform((origins) => [...new Set(origins)]),
  version: z.number().int().min(0),
});
export type EmbedRules = z.infer<typeof embedRulesForm>;

/** Until an admin names one, nobody may. */
export const usualEmbedRules: EmbedRules = { origins: [], version: 0 };

export const toCount = (text: string | undefined): number => {
  const count = Number(text);
  return Number.isInteger(count) && count >= 1 && count <= MOST_COUNT ? count : USUAL_COUNT;
};

/** What a registration there says of where it came from: the site, by its name. */
export const toSource = (from: string) => ({
  utm: { source: new URL(from).host, medium: 'embed' },
  referrer: from,
});
