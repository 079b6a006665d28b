/** To whoever leads: how many cases are overdue, whose they are and where they come from. Nothing of what anybody asked. */
import { speakMail } from '#shared/words/mail.ts';
import type { MailContent } from '../ports.ts';
import { button, heading, list, times } from './blocks.ts';
import { toMail } from './frame.ts';
import { type Letter, senderOf } from './letter.ts';
import { momentLines } from './when.ts';

type Counted = readonly (readonly [name: string, n: number])[];

export type EscalationInput = Letter & {
  readonly cases: number;
  /** By the target that they missed. */
  readonly missed: Readonly<Record<'first' | 'next' | 'resolve', number>>;
  /** Addresses of the team, '' for nobody, the most first. */
  readonly owners: Counted;
  /** Titles of webinars, the most first. */
  readonly rooms: Counted;
  /** ISO; the earliest due time of them. */
  readonly since: string;
  readonly url: string;
};

/** A lead looks at the view for the rest. */
const MOST = 5;

export const toEscalationMail = (input: EscalationInput): MailContent => {
  const { cases, missed, owners, rooms, since, url, base, locale } = input;
  const { t, many } = speakMail(locale);
  const title = many(cases, '1 case is overdue', '{n} cases are overdue');
  const kinds = [
    ...(missed.first > 0 ? [t('Without a first answer: {n}', { n: missed.first })] : []),
    ...(missed.next > 0 ? [t('Without the next answer: {n}', { n: missed.next })] : []),
    ...(missed.resolve > 0 ? [t('Not resolved in time: {n}', { n: missed.resolve })] : []),
  ];
  const counted = (some: Counted, nobody: string): string[] => some.slice(0, MOST).map(([name, n]) => `${name || nobody}: ${n}`);
  return toMail(input, {
    title,
    blocks: [
      list(kinds),
      times(momentLines(since, 'UTC', input), t('The first of them was due:')),
      heading(t('Who has them')),
      list(counted(owners, t('nobody yet'))),
      ...(rooms.length > 0 ? [heading(t('Where they come from')), list(counted(rooms, ''))] : []),
      button(t('Open what is overdue'), url),
    ],
    reason: t(
      'You get this mail because the policy of the service desk at {place} names your address as the lead. One mail in half an hour at most. Sent by {sender}.',
      { place: base, sender: senderOf(input) },
    ),
  });
};
