/** Keys of thanks: lists of codes, and who was thanked. */
import type { Key } from './key.ts';
import { touchKey } from './person.ts';

export const giftsPk = 'gifts';
export const giftKey = (id: string): Key => ({ pk: giftsPk, sk: `gift#${id}` });
/** Codes of a list in their order, a piece of 250 in one item. */
export const codesKey = (gift: string, piece: number): Key => ({ pk: `gift#${gift}`, sk: `codes#${String(piece).padStart(4, '0')}` });
export const codesOf = (gift: string): { readonly pk: string; readonly prefix: string } => ({ pk: `gift#${gift}`, prefix: 'codes#' });
/** One thank-you, by when it was given; and that somebody was thanked, the latest alone. */
export const thanksKey = (contact: string, time: string): Key => touchKey(contact, time, 'thanks');
export const thankedKey = (contact: string): Key => ({ pk: `contact#${contact}`, sk: 'thanked' });
export const isThanksKey = ({ sk }: Pick<Key, 'sk'>): boolean => /^touch#[^#]+#thanks$/.test(sk);
