/** A name that was typed whole, split only where a file needs it so: the last word is the last name. */
export const splitName = (name: string): { readonly first: string; readonly last: string } => {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  return words.length < 2 ? { first: words[0] ?? '', last: '' } : { first: words.slice(0, -1).join(' '), last: words.at(-1) ?? '' };
};
