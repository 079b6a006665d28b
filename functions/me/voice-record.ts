/** What somebody was asked since they never asked, and what they said to it, as they read it of themselves. Pure. */
import type { Item } from '../table/table.ts';
import { itemToSpoken, itemToVoice, wordsOf } from '../voice/stored.ts';

export type MyVoice = {
  readonly askedAt?: string;
  readonly heardAt?: string;
  readonly did: readonly string[];
  readonly channel?: string;
  readonly phone?: string;
  readonly said: readonly { readonly at: string; readonly text: string }[];
};

const toMyVoice = (items: readonly Item[]): MyVoice => {
  const found = items.find(({ sk }) => sk === 'voice');
  const { touchedAt: askedAt, heardAt, did = [], channel, phone } = found ? itemToVoice(found) : {};
  const said = items.flatMap((item) => {
    const one = item === found ? undefined : itemToSpoken(item);
    return one ? { at: one.at, text: wordsOf(one) } : [];
  });
  const told = Object.fromEntries(Object.entries({ askedAt, heardAt, channel, phone }).filter(([, value]) => value !== undefined));
  return { ...told, did: [...did], said };
};

/** `items`: the person's whole partition, with those of their other addresses; of each address that was asked one. */
export const voicesIn = (items: readonly Item[]): { readonly voices?: readonly MyVoice[] } => {
  const found = items.filter(({ sk }) => sk === 'voice' || sk.startsWith('voice#'));
  return found.length > 0 ? { voices: [...Map.groupBy(found, ({ pk }) => pk).values()].map(toMyVoice) } : {};
};
