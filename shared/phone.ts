/** A number that somebody can be called by, as people write one. */
import { say } from './say.ts';
import { line } from './text.ts';

/** May be empty, where a form leaves it open. */
export const phone = line('Your phone number', { graphemes: 40, bytes: 120 }).refine(
  (text) => /^[\p{N}+()./ x-]*$/u.test(text),
  say('A phone number has digits, spaces and + ( ) - . / only.'),
);

/** Fewer are nobody's. */
const LEAST_DIGITS = 3;
export const canBeCalled = (text: string): boolean => (text.match(/\p{N}/gu) ?? []).length >= LEAST_DIGITS;
