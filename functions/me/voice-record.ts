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

/** `items`: the person's whole partition. */
export const voiceIn = (items: readonly Item[]): { readonly voice?: MyVoice } => {
  const found = items.find(({ sk }) => sk === 'voice');
  if (!found) return {};
  const { touchedAt: askedAt, heardAt, did, channel, phone } = itemToVoice(found);
  const said = items
    .filter(({ sk }) => sk.startsWith('voice#'))
    .map(itemToSpoken)
    .map((one) => ({ at: one.at, text: wordsOf(one) }));
  const told = Object.fromEntries(Object.entries({ askedAt, heardAt, channel, phone }).filter(([, value]) => value !== undefined));
  return { voice: { ...told, did: [...did], said } };
};
