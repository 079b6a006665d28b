/** How a file of the built site is served, by both edges: its type, and how long it may be kept. */
import { extname } from 'node:path';

/** Files that are named by their content; Astro puts them in one folder. */
export const assetFolder = '_astro/';

const types: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.m4s': 'video/iso.segment',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.ts': 'video/mp2t',
  '.txt': 'text/plain; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
  '.webm': 'video/webm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** The content type of a file by its name; unknown ones are bytes. */
export const toContentType = (name: string): string => types[extname(name).toLowerCase()] ?? 'application/octet-stream';

/** A page changes within the minute; a new asset has a new name. `key` is the path without its first slash. */
export const toCacheControl = (key: string): string =>
  key.startsWith(assetFolder) ? 'public, max-age=31536000, immutable' : 'max-age=0, s-maxage=60';
