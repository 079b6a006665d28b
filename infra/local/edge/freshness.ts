/** The few rules of RFC 9110 and 9111 that the edge follows. */

const directive = (cacheControl: string, name: string): number | undefined => {
  const found = new RegExp(`(?:^|[\\s,])${name}\\s*=\\s*"?(\\d+)`, 'i').exec(cacheControl)?.[1];
  return found === undefined ? undefined : Number(found);
};

/** How long a shared cache may keep an answer, and how much longer while the origin fails, in seconds. */
export const lifetime = (cacheControl: string): { readonly fresh: number; readonly staleIfError: number } => {
  if (/(?:^|[\s,])(?:no-store|private|no-cache)(?:$|[\s,=])/i.test(cacheControl)) return { fresh: 0, staleIfError: 0 };
  return {
    fresh: directive(cacheControl, 's-maxage') ?? directive(cacheControl, 'max-age') ?? 0,
    staleIfError: directive(cacheControl, 'stale-if-error') ?? 0,
  };
};

const bare = (tag: string): string => tag.trim().replace(/^W\//, '');

/** Weak comparison of If-None-Match with an ETag: `W/"a"` equals `"a"`. */
export const matches = (ifNoneMatch: string | undefined, etag: string | undefined): boolean => {
  if (ifNoneMatch === undefined || etag === undefined) return false;
  return ifNoneMatch.trim() === '*' || (ifNoneMatch.match(/(?:W\/)?"[^"]*"/g) ?? []).some((tag) => bare(tag) === bare(etag));
};

export const toWeak = (etag: string): string => (etag.startsWith('W/') ? etag : `W/${etag}`);
