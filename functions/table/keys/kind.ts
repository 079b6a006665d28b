/** What a key says about its item. */
import { isThanksKey } from './gift.ts';
import { settingsKey } from './house.ts';
import type { Key } from './key.ts';

/** What a key says about the item: the reactions' table of contents. */
export const kindOf = ({ pk, sk }: Key): string => {
  if (pk.startsWith('contact#') && sk === 'contact') return 'contact';
  if (pk.startsWith('contact#') && sk.startsWith('registration#')) return 'registration';
  if (pk.startsWith('contact#') && sk === 'newsletter') return 'newsletter';
  if (pk.startsWith('contact#') && sk === 'erasure') return 'erasure';
  if (pk.startsWith('contact#') && sk.startsWith('copy#')) return 'copy';
  if (pk.startsWith('contact#') && sk.startsWith('case#')) return 'case';
  if (pk.startsWith('contact#') && sk.startsWith('message#')) return 'message';
  if (pk.startsWith('contact#') && sk.startsWith('quote#')) return 'quote';
  if (pk.startsWith('contact#') && sk.startsWith('placed#')) return 'placed';
  if (pk.startsWith('contact#') && sk.startsWith('comment#')) return 'comment';
  if (pk.startsWith('contact#') && sk.startsWith('asks#')) return 'paper-request';
  if (pk.startsWith('contact#') && sk.startsWith('survey#')) return 'survey';
  if (pk.startsWith('contact#') && sk === 'voice') return 'voice';
  if (pk.startsWith('contact#') && sk.startsWith('voice#')) return 'spoken';
  if (pk.startsWith('contact#') && /^touch#[^#]+#answer-/.test(sk)) return 'delivery';
  if (pk.startsWith('contact#') && isThanksKey({ sk })) return 'thanks';
  if (pk.startsWith('webinar#') && sk.startsWith('question#')) return 'question';
  if (pk.startsWith('webinar#') && sk.startsWith('answer#')) return 'answer';
  if (pk.startsWith('webinar#') && sk.startsWith('poll#')) return 'poll';
  if (pk.startsWith('webinar#') && sk.startsWith('word#')) return 'word';
  if (pk.startsWith('webinar#') && sk.startsWith('note#')) return 'note';
  if (pk.startsWith('webinar#') && sk.startsWith('chat#')) return 'chat';
  if (pk.startsWith('webinar#') && sk.startsWith('presence#')) return 'presence';
  if (pk.startsWith('webinar#') && sk === 'transcript') return 'transcript';
  if (pk.startsWith('webinar#') && sk === 'reactions') return 'reactions';
  if (pk.startsWith('webinar#') && sk === 'webinar') return 'webinar';
  if (pk.startsWith('webinar#') && sk.startsWith('run#')) return 'run';
  if (pk === settingsKey.pk && sk === settingsKey.sk) return 'settings';
  if (sk.startsWith('paper#')) return 'paper';
  if (pk.startsWith('series#') && sk === 'series') return 'series';
  if (pk.startsWith('invitation#') && sk === 'invitation') return 'invitation';
  if (pk.startsWith('campaign#') && sk === 'campaign') return 'campaign';
  if (pk.startsWith('quiet#') && sk === 'quiet') return 'quiet';
  if (pk.startsWith('article#') && sk === 'public') return 'article';
  if (pk.startsWith('export#') && sk === 'export') return 'export';
  return 'other';
};
