/** Seats: who a browser is inside one webinar. A signed cookie per webinar; checking it costs no read. */
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod';
import { type ContactId, isWebinarId, type WebinarId } from '#shared/ids.ts';
import { say } from '#shared/say.ts';
import { cut } from '#shared/text.ts';
import { Failure } from '../failure.ts';
import type { Env } from './env.ts';
import type { Signer } from './token.ts';

export type GuestSeat = {
  readonly kind: 'guest';
  readonly webinar: WebinarId;
  /** A random contact, so that a browser sees only what it did itself. */
  readonly contact: ContactId;
  /** Whose address was typed: sealed in the token, told to nobody. */
  readonly owner: ContactId;
  readonly name: string;
  readonly company: string;
};
export type VerifiedSeat = {
  readonly kind: 'verified';
  readonly webinar: WebinarId;
  readonly contact: ContactId;
  readonly epoch: number;
  /** The guest that this browser was before, until "These are mine" was pressed. */
  readonly guest: ContactId | undefined;
};
export type Seat = GuestSeat | VerifiedSeat;

const SEAT_SECONDS = 60 * 86_400;
const sealed = z.object({ c: z.string(), n: z.string(), o: z.string() });

/** Headers have 10,240 bytes in all behind an HTTP API: a name in a cookie is a short one. */
const brief = (text: string): string => cut(text, 40).text;

export const seatToToken = (signer: Signer, seat: Seat, now: Date): string => {
  const expires = Math.floor(now.getTime() / 1000) + SEAT_SECONDS;
  if (seat.kind === 'verified')
    return signer.sign('seat', ['v', seat.webinar, seat.contact, String(seat.epoch), seat.guest ?? ''], expires);
  const hidden = signer.seal(JSON.stringify({ c: seat.owner, n: brief(seat.name), o: brief(seat.company) }), seat.contact);
  return signer.sign('seat', ['g', seat.webinar, seat.contact, hidden], expires);
};

const tokenToSeat = (signer: Signer, token: string, now: Date): Seat | undefined => {
  const [kind, webinar = '', contact = '', third = '', fourth = ''] = signer.read('seat', token, now) ?? [];
  if (kind === 'v') return { kind: 'verified', webinar, contact, epoch: Number(third), guest: fourth || undefined };
  if (kind !== 'g') return undefined;
  const open = signer.unseal(third, contact);
  if (!open) return undefined;
  const { c, n, o } = sealed.parse(JSON.parse(open));
  return { kind: 'guest', webinar, contact, owner: c, name: n, company: o };
};

/** `__Host-` binds a cookie to this host and to https; a browser refuses the prefix on plain http, so one machine goes without. */
export const cookiePrefix = (publicUrl: string): string => (publicUrl.startsWith('https:') ? '__Host-' : '');
const seatCookie = (publicUrl: string, webinar: WebinarId): string => `${cookiePrefix(publicUrl)}seat-${webinar}`;
/** Which webinars the browser holds seats of, for the site's own pages to read: they are the same for everybody and may be kept. */
const notesCookie = (publicUrl: string): string => `${cookiePrefix(publicUrl)}seats`;

type Access = { readonly signer: Signer; readonly realNow: () => Date; readonly config: { readonly PARLEY_URL: string } };

/** Seats that a browser keeps; older ones give way, and their mailed links still work. */
const MOST_SEATS = 12;

export const giveSeat = (c: Context<Env>, { signer, realNow, config }: Access, seat: Seat): void => {
  const secure = config.PARLEY_URL.startsWith('https:');
  const mine = seatCookie(config.PARLEY_URL, seat.webinar);
  // Browsers name their oldest cookies first (RFC 6265, 5.4).
  const named = seatCookie(config.PARLEY_URL, '');
  const others = Object.keys(getCookie(c)).filter((name) => name.startsWith(named) && name !== mine);
  const over = Math.max(0, others.length - MOST_SEATS + 1);
  for (const name of others.slice(0, over)) deleteCookie(c, name, { path: '/', secure });
  const options = { sameSite: 'Lax', path: '/', secure, maxAge: SEAT_SECONDS } as const;
  setCookie(c, mine, seatToToken(signer, seat, realNow()), { ...options, httpOnly: true });
  const held = [...others.slice(over), mine].map((name) => name.slice(named.length));
  setCookie(c, notesCookie(config.PARLEY_URL), held.join('.'), options);
};

/** The person of a contact gave their place back: in this browser nothing says any more that they have one. */
export const dropSeat = (c: Context<Env>, access: Access, webinar: WebinarId, contact: ContactId): void => {
  const seat = findSeat(c, access, webinar);
  if (!seat || (seat.kind === 'guest' ? seat.owner : seat.contact) !== contact) return;
  const { PARLEY_URL } = access.config;
  const options = { path: '/', secure: PARLEY_URL.startsWith('https:') };
  deleteCookie(c, seatCookie(PARLEY_URL, webinar), options);
  const held = (getCookie(c, notesCookie(PARLEY_URL)) ?? '').split('.').filter((id) => isWebinarId(id) && id !== webinar);
  setCookie(c, notesCookie(PARLEY_URL), held.join('.'), { ...options, sameSite: 'Lax', maxAge: SEAT_SECONDS });
};

export const findSeat = (c: Context<Env>, { signer, realNow, config }: Access, webinar: WebinarId): Seat | undefined => {
  const token = getCookie(c, seatCookie(config.PARLEY_URL, webinar));
  const seat = token ? tokenToSeat(signer, token, realNow()) : undefined;
  return seat?.webinar === webinar ? seat : undefined;
};

/** The newest first. */
export const verifiedSeats = (c: Context, { signer, realNow, config }: Access): readonly VerifiedSeat[] => {
  const named = seatCookie(config.PARLEY_URL, '');
  return Object.entries(getCookie(c))
    .flatMap(([name, token]) => {
      const seat = name.startsWith(named) ? tokenToSeat(signer, token, realNow()) : undefined;
      return seat?.kind === 'verified' && name === seatCookie(config.PARLEY_URL, seat.webinar) ? [seat] : [];
    })
    .toReversed();
};

/** Lets through who holds a seat of the webinar in the path. */
export const needsSeat =
  (access: Access): MiddlewareHandler<Env> =>
  async (c, next) => {
    const seat = findSeat(c, access, c.req.param('id') ?? '');
    if (!seat) throw new Failure('no-seat', say('Please register first, or open the link from your mail.'));
    c.set('seat', seat);
    await next();
  };
