/** Mail addresses: which we accept and when two are the same person's. */
import * as z from 'zod';
import { limits } from './limits.ts';
import { say } from './say.ts';
import { byteLength } from './text.ts';

// The dot-atom of RFC 5322 with the letters of RFC 6531; quoted names and comments are refused because too few systems carry them.
const local = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const domainToAscii = (domain: string): string | undefined => {
  if (!/^[\p{L}\p{N}\p{M}.-]+$/u.test(domain)) return undefined;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return undefined;
  }
};

/** A domain that mail can go to, in lower case and ASCII; undefined where it is none. */
export const normaliseDomain = (typed: string): string | undefined => {
  const domain = domainToAscii(typed.normalize('NFC').toLowerCase());
  const labels = domain?.split('.') ?? [];
  const top = labels.at(-1) ?? '';
  if (labels.length < 2 || !labels.every((part) => label.test(part)) || !/^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(top)) return undefined;
  return domain && domain.length <= 253 ? domain : undefined;
};

/**
 * One spelling for one mailbox: trimmed, lower case, domain in its ASCII form (RFC 5891). A `+tag` stays: it is another mailbox.
 * Undefined where it is no address that we can write to.
 */
export const normaliseAddress = (typed: string): string | undefined => {
  const text = typed.trim().normalize('NFC').toLowerCase();
  const at = text.lastIndexOf('@');
  const name = text.slice(0, at);
  if (at < 1 || byteLength(name) > 64 || !local.test(name)) return undefined;
  const domain = normaliseDomain(text.slice(at + 1));
  if (domain === undefined) return undefined;
  const address = `${name}@${domain}`;
  return byteLength(address) > limits.address.octets ? undefined : address;
};

const WRONG = say('Please give an email address like you@example.com.');

/** A typed address, checked and normalised. */
export const address = z.string({ error: WRONG }).transform((typed, context) => {
  const found = typed.length <= 320 ? normaliseAddress(typed) : undefined;
  if (found === undefined) context.addIssue({ code: 'custom', message: WRONG });
  return found ?? z.NEVER;
});
