/** What the people of the demonstration said of the webinar that is over. */
import type { WorkDeps } from '#functions/work-deps.ts';
import type { SurveyForm } from '#shared/survey.ts';
import type { Webinar } from '#shared/webinar.ts';
import { seatOf } from './asking.ts';
import { each } from './each.ts';
import { agreeToQuote, placeQuotes, type Quoted } from './quotes.ts';

const article = 'write-answers-that-are-read';

/** `on`: the pages on which their words stand. They are people whom the newsletter knows, so that there is somebody to agree. */
const answers: readonly (SurveyForm & { readonly on?: Quoted['on'] })[] = [
  { stars: 5, nps: 10, text: 'I shall show this to my whole team.' },
  { stars: 5, nps: 9, text: 'Short. Thank you for that.' },
  { stars: 4, nps: 8, text: 'More examples from chat, please: most were mail.' },
  { stars: 5, nps: 9 },
  { stars: 4, nps: 7 },
  {
    ...{ stars: 5, nps: 10, text: 'We rewrote our first replies the same afternoon. Forty of sixty had that one line.' },
    ...{ quote: 'full', on: { own: true, article } },
  },
  { stars: 3, nps: 6, text: 'Good, but I could not hear the questions from the room.' },
  { stars: 4, nps: 8 },
  { stars: 5, nps: 10, text: 'A quarter of an hour, and something to do on Monday.', quote: 'first', on: { own: true } },
  { stars: 2, nps: 3, text: 'I had hoped for numbers from a larger team.' },
  { stars: 4 },
  {
    ...{ stars: 5, nps: 9, text: 'I had never asked anything in a webinar. Here I did, and somebody answered me by name.' },
    ...{ quote: 'anonymous', on: { next: true } },
  },
];

/** `from`: the first of its people. */
export const fillSurvey = async (deps: WorkDeps, webinar: Webinar, from: number): Promise<void> => {
  const quoted: Quoted[] = [];
  await each(answers, async ({ on, ...form }, i) => {
    const seat = seatOf(deps, webinar, from + i);
    if (on) await agreeToQuote(deps, seat.contact);
    const done = await deps.survey.answer(seat, form, 'en');
    if (done.kind !== 'stored') throw new Error(`The demonstration's answer to the survey was ${done.kind}`);
    if (on) quoted.push({ person: seat.contact, text: form.text ?? '', on });
  });
  await placeQuotes(deps, webinar, quoted);
};
