/** Who brought whom, by marks that lead to nobody: what counts, and what does not. Pure. */
import { createHmac } from 'node:crypto';
import { base32 } from '#shared/ids.ts';

const TAG_BYTES = 10;
/** As `contact/via.ts` makes it; whatever else stands in an address was shared by nobody. */
const viaPattern = /^[0-9a-hjkmnp-tv-z]{16}$/;
export const isVia = (text: string | undefined): text is string => text !== undefined && viaPattern.test(text);

/** Where these providers deliver, dots say nothing. */
const dotless = ['gmail.com', 'googlemail.com'];

/** One spelling for all addresses that reach one mailbox by a `+tag`, and by dots where they say nothing. */
const mailboxOf = (address: string): string => {
  const at = address.lastIndexOf('@');
  const [name, domain] = [address.slice(0, at).split('+')[0] ?? '', address.slice(at + 1)];
  return dotless.includes(domain) ? `${name.replaceAll('.', '')}@gmail.com` : `${name}@${domain}`;
};

/** Somebody who came: the same for all spellings of their mailbox, and nobody's address. */
export const toComer = (key: string, address: string): string =>
  base32(
    createHmac('sha256', key)
      .update(`comer:${mailboxOf(address)}`)
      .digest()
      .subarray(0, TAG_BYTES),
  );

/** `own`: the mark of the link that whoever came could pass on in their turn. */
export type Came = { readonly tag: string; readonly at: string; readonly own: string };

/** Who came to one webinar: by the mark of the link, then by the comer. */
export type Coming = ReadonlyMap<string, ReadonlyMap<string, Came>>;

/** How many people came by any of these links, of one person with these addresses. */
export const countIn = (coming: Coming, links: readonly string[], self: readonly string[]): number => {
  const came = links.flatMap((via) => [...(coming.get(via)?.values() ?? [])]);
  const back = new Map<string, string>();
  for (const { own } of came)
    for (const tag of self) {
      const at = coming.get(own)?.get(tag)?.at;
      if (at !== undefined) back.set(own, at);
    }
  return countOf(came, self, back);
};

/** Everybody once, nobody for themselves; of two who brought each other, whoever did it first. `back`: marks by whose links this person came, and when. */
export const countOf = (came: readonly Came[], self: readonly string[], back: ReadonlyMap<string, string>): number =>
  new Set(
    came.flatMap(({ tag, at, own }) => {
      const before = back.get(own);
      return self.includes(tag) || (before !== undefined && before < at) ? [] : [tag];
    }),
  ).size;
