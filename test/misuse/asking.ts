/** Asks a route of the table as its row says, with one thing otherwise. */
import { BASE } from '../support/world.ts';
import type { Kind, Place } from './place.ts';
import type { Row } from './routes.ts';

export const FILE = 'email,name\nanother@example.com,Another Example\n';
const files = { 'text/csv': FILE, 'text/vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\nGood morning.\n' } as const;

type Otherwise = {
  readonly ids?: Readonly<Partial<Record<Kind, string>>>;
  readonly query?: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export const ask = (place: Place, [route, row]: readonly [string, Row], { ids, query, body, cookie, headers }: Otherwise = {}) => {
  const [method = '', pattern = ''] = route.split(' ');
  const named = [...(row.names ?? [])];
  const path = pattern.replace(/:\w+\??/g, () => {
    const kind = named.shift() ?? 'contact';
    return ids?.[kind] ?? place.ids[kind];
  });
  const takes = row.file ? files[row.file] : JSON.stringify(row.takes?.(place).at(-1) ?? {});
  const search = query ?? (row.query?.startsWith('?') ? row.query : '');
  return place.world.request(`${path}${search}`, {
    method,
    ...(method === 'GET' ? {} : { body: body ?? takes }),
    headers: {
      ...{ origin: BASE, cookie: cookie ?? (row.seated ? place.seat : place.cookie) },
      ...(method === 'GET' ? {} : { 'content-type': row.file ?? 'application/json' }),
      ...headers,
    },
  });
};

/** All that a refusal must leave as it was. */
export const outside = ({ world }: Place) => ({
  queued: world.queued.length,
  mails: world.mails.length,
  objects: world.objects.size,
});
