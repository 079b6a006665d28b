/** A reader's seat: whose address was confirmed in this browser, for everything below articles. A signed cookie; checking it costs no read. */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { ContactId } from '#shared/ids.ts';
import type { Env } from './env.ts';
import { cookiePrefix } from './seat.ts';
import type { Signer } from './token.ts';

/** As long as a seat in a webinar. */
const READER_SECONDS = 60 * 86_400;

type Access = { readonly signer: Signer; readonly realNow: () => Date; readonly config: { readonly PARLEY_URL: string } };

/** For the site's own pages to read, which are the same for everybody: that this browser is known, and not as whom. */
const noteOf = (publicUrl: string): string => `${cookiePrefix(publicUrl)}known`;
const nameOf = (publicUrl: string): string => `${cookiePrefix(publicUrl)}reader`;

export const giveReader = (c: Context<Env>, { signer, realNow, config }: Access, contact: ContactId): void => {
  const token = signer.sign('reader', [contact], Math.floor(realNow().getTime() / 1000) + READER_SECONDS);
  const secure = config.PARLEY_URL.startsWith('https:');
  const options = { sameSite: 'Lax', path: '/', secure, maxAge: READER_SECONDS } as const;
  setCookie(c, nameOf(config.PARLEY_URL), token, { ...options, httpOnly: true });
  setCookie(c, noteOf(config.PARLEY_URL), '1', options);
};

export const findReader = (c: Context<Env>, { signer, realNow, config }: Access): ContactId | undefined =>
  signer.read('reader', getCookie(c, nameOf(config.PARLEY_URL)) ?? '', realNow())?.[0];
