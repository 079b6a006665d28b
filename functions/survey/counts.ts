/** What one answer moves in the counts of its webinar, and the recount that must agree with them. Pure. */
import { NPS_MOST, STARS, type SurveyTally } from '#shared/survey.ts';
import type { Delta } from '../live/counts.ts';
import { surveyTallyKey, webinarOfSurvey } from '../table/keys.ts';

type Image = Readonly<Record<string, unknown>> | undefined;

/** The counters that an answer stands in: none, where another one counts for its person. */
const countersOf = (answer: Image): readonly string[] =>
  answer === undefined || answer.replaced !== undefined
    ? []
    : [
        `s${Number(answer.stars)}`,
        ...(typeof answer.answered === 'string' ? [answer.answered] : []),
        ...(typeof answer.nps === 'number' ? [`n${answer.nps}`] : []),
      ];

/** What is removed stays counted: erasing and retention leave the figures of the past as they were. */
export const surveyDeltas = (sk: string, before: Image, after: Image): Delta[] => {
  if (!after) return [];
  const key = surveyTallyKey(webinarOfSurvey(sk));
  const [had, has] = [countersOf(before), countersOf(after)];
  return [
    ...has.filter((one) => !had.includes(one)).map((attribute): Delta => ({ key, attribute, by: 1, make: true })),
    ...had.filter((one) => !has.includes(one)).map((attribute): Delta => ({ key, attribute, by: -1, make: true })),
  ];
};

const tallyOf = (count: (name: string) => number): SurveyTally => ({
  stars: STARS.map((stars) => count(`s${stars}`)),
  yes: count('yes'),
  notYet: count('not-yet'),
  nps: Array.from({ length: NPS_MOST + 1 }, (_, given) => count(`n${given}`)),
});

/** The stored counts; nothing below 0 is ever shown. */
export const itemToTally = (item: Image): SurveyTally => tallyOf((name) => Math.max(0, Number(item?.[name] ?? 0)));

/** What the counts must say of these answers. */
export const recountSurvey = (answers: readonly Image[]): SurveyTally => {
  const all = answers.flatMap(countersOf);
  return tallyOf((name) => all.filter((one) => one === name).length);
};
