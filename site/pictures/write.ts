/** Words on a plane. */
import { drawable, type Style, toLetters } from './lettering.ts';
import type { Ink, Plane } from './plane.ts';

/** A line whose baseline begins at the pixel (x, y); nothing where the font lacks a letter of it. */
export const write = (plane: Plane, words: string, at: { readonly x: number; readonly y: number }, ink: Ink, style: Style): void => {
  const known = drawable(words);
  if (known !== undefined) for (const letter of toLetters(known, at, style)) plane.draw(letter, ink);
};
