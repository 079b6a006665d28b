/** What the machine has to say: in English, as the key of every language. Whoever shows it says it in the reader's. */
import type { Sentence } from '#shared/words/speak.ts';

export type RoomSentence = Sentence<'room'>;

/** `what`: somebody's own words, for the sentence's slot of that name. */
export type Told = { readonly say: RoomSentence; readonly what?: string };

/** The one polite announcement: news in their order, then how many questions are new. */
export type Announcement = { readonly told: readonly Told[]; readonly fresh: number; readonly at: number };

export const silence: Announcement = { told: [], fresh: 0, at: 0 };
