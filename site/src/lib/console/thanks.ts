/** A thank-you in a line, as a person's page says it. Pure. */
import { type Thanks, thanksWhyWords } from '#shared/thanks.ts';
import { dayWords } from './contacts.ts';

/** “a code of “Autumn””, or an invitation. */
const whatWords = ({ list, webinar }: Thanks, titles: ReadonlyMap<string, string>): string =>
  webinar === undefined
    ? `a code of “${list ?? ''}”`
    : `an invitation to ${titles.has(webinar) ? `“${titles.get(webinar)}”` : 'a webinar'}`;

/** Without the day: where it stands is told beside it. */
export const thankedWords = (given: Thanks, titles: ReadonlyMap<string, string>): string => {
  const what = whatWords(given, titles);
  if (given.state === 'sent') return `Was thanked with ${what}`;
  if (given.state === 'waiting') return `Is being thanked with ${what}; at night the mail waits for the morning`;
  return `Was not thanked with ${what}: ${(given.why ? thanksWhyWords[given.why] : '').replace(/\.$/, '')}`;
};

export const givenWords = (given: Thanks, titles: ReadonlyMap<string, string>): string =>
  `${dayWords(given.at.slice(0, 10))}: ${thankedWords(given, titles)}.`;
