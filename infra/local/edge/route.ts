/** Which behaviour answers a path, as the distribution's path patterns say it. */
import { embedFolder } from '#shared/embed.ts';
import { apiFolders } from '../../edge-rules.ts';

export type Behaviour = 'feed' | 'api' | 'embed' | 'local' | 'site';

const api: ReadonlySet<string> = new Set(apiFolders);

/** Patterns are `/word/*`: `/api` alone is a page's path. */
export const toBehaviour = (path: string): Behaviour => {
  const [, word = '', rest] = path.split('/');
  if (path === '/healthz') return 'api';
  if (rest === undefined) return 'site';
  if (word === 'feed') return 'feed';
  if (word === embedFolder) return 'embed';
  if (word === 'local' || word === 'outbox') return 'local';
  return api.has(word) ? 'api' : 'site';
};

export type Target = { readonly path: string; readonly search: string; readonly segments: readonly string[] };

/**
 * The path and query of a request line, with the path's segments decoded. Undefined for what no honest client sends: dot segments
 * in any spelling, a backslash, a control character, a broken escape, `//host` that a careless redirect would follow out of our site.
 */
export const parseTarget = (url: string): Target | undefined => {
  const cut = url.indexOf('?');
  const path = cut < 0 ? url : url.slice(0, cut);
  if (!path.startsWith('/') || path.startsWith('//')) return undefined;
  try {
    const decoded = decodeURIComponent(path);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    if (/[\u0000-\u001f\u007f\\]/.test(decoded)) return undefined;
    const segments = decoded.split('/').slice(1);
    if (segments.some((segment) => segment === '.' || segment === '..')) return undefined;
    return { path, search: cut < 0 ? '' : url.slice(cut), segments };
  } catch {
    return undefined;
  }
};

/** A page asked for without the slash at its end, like `/webinars/one`: it has one address only. */
export const lacksSlash = (path: string): boolean => !path.endsWith('/') && !(path.split('/').at(-1) ?? '').includes('.');
