/** Whether the links of a reply will work for whoever gets it, as far as their shape and our own pages tell: nothing is fetched. Pure. */

const written = /\b(?:https?:\/\/|www\.)[^\s<>"'“”]+/giu;
/** What ends a sentence does not belong to its link. */
const withoutEnd = (link: string): string => link.replace(/[.,;:!?)\]}]+$/u, '');

export const linksIn = (text: string): readonly string[] => [...new Set((text.match(written) ?? []).map(withoutEnd))];

const parse = (link: string): URL | undefined => (URL.canParse(link) ? new URL(link) : undefined);

const webinarOf = ({ pathname }: URL): string | undefined =>
  /^(?:\/[a-z]{2})?\/webinars\/([a-z0-9-]+)(?:\/(?:room|registered))?\/?$/.exec(pathname)?.[1];

/** The webinars that links to our own pages name, by the last part of their addresses. `base`: our public address. */
export const slugsIn = (text: string, base: string): readonly string[] =>
  linksIn(text).flatMap((link) => {
    const url = parse(link);
    return url && url.host === new URL(base).host ? (webinarOf(url) ?? []) : [];
  });

const colleagues = /^\/(?:console|auth|api)(?:\/|$)/;
const personal = /^\/(?:join|me|answers|confirm|preferences|unsubscribe|invite|stage|preview|waitlist)\/./;

/** Our pages for everybody that are no webinar's, in whatever language. */
const page = /^(?:\/[a-z]{2})?\/(?:(?:manage|newsletter|privacy)\/?)?$/;
/** Recordings and their like: whether one is still there, its storage knows. */
const file = /^\/media\//;

/** Links to other places, of which only the shape is known. */
export const linksElsewhere = (text: string, base: string): readonly string[] =>
  linksIn(text).filter((link) => parse(link) !== undefined && parse(link)?.host !== new URL(base).host);

/** Why it will not work; undefined where it should. `known`: slugs of our webinars that have a page. */
export const whyBroken = (link: string, base: string, known: ReadonlySet<string>): string | undefined => {
  if (/^www\./iu.test(link)) return 'It lacks https:// at its beginning, so mail programs may not make it a link.';
  const url = parse(link);
  if (!url) return 'This is no address that a browser understands.';
  const own = url.host === new URL(base).host;
  if (url.protocol !== 'https:' && !(own && base.startsWith('http:')))
    return 'It begins with http://, so it is sent in the open. Use https://.';
  if (url.username !== '' || url.password !== '') return 'It holds a name or a password for everybody to read.';
  if (own) {
    if (colleagues.test(url.pathname)) return 'Only colleagues can open this page.';
    if (personal.test(url.pathname)) return 'This link belongs to one person. Whoever has it acts in their name.';
    const slug = webinarOf(url);
    const isThere = slug === undefined ? page.test(url.pathname) || file.test(url.pathname) : known.has(slug);
    return isThere ? undefined : 'We have no public page at this address.';
  }
  // A name on the internet ends in letters; a number or a name without a dot leads to somebody's own network.
  return /\.[a-z][a-z0-9-]+$/u.test(url.hostname) ? undefined : 'This address works inside a network only.';
};
