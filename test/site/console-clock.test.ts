/** The console's clock: what the server wrote is judged by the server's time, and no count of seconds trembles. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { send, serverNow } from '../../site/src/lib/console/api.ts';

afterEach(() => vi.unstubAllGlobals());

const HERE = Date.parse('2027-06-18T13:00:00.000Z');
const hear = async (date: string | null): Promise<number> => {
  vi.stubGlobal('fetch', async () => new Response('{}', { headers: date === null ? {} : { Date: date } }));
  vi.spyOn(Date, 'now').mockReturnValue(HERE);
  await send('GET', '/me');
  return serverNow() - HERE;
};

describe('the server’s time', () => {
  it.each([
    { what: 'six minutes ahead of a slow clock', date: 'Fri, 18 Jun 2027 13:06:00 GMT', offset: 360_500 },
    { what: 'a second later is the same clock', date: 'Fri, 18 Jun 2027 13:06:01 GMT', offset: 360_500 },
    { what: 'not told leaves what is known', date: null, offset: 360_500 },
    { what: 'behind a clock that is an hour fast', date: 'Fri, 18 Jun 2027 12:00:00 GMT', offset: -3_599_500 },
  ])('$what', async ({ date, offset }) => {
    expect(await hear(date)).toBe(offset);
  });
});
