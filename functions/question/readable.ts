/** Which items of the table are questions and answers that all of the code can work with: one bad item never takes the feed from everybody. */
import { resolutions, visibilities } from '#shared/question.ts';

type Attributes = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isTime: Check = (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(value);
const isWhole: Check = (value) => Number.isSafeInteger(value);
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const isOneOf =
  (all: readonly string[]): Check =>
  (value) =>
    all.includes(value as string);
const isAbsentOr =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const question: Readonly<Record<string, Check>> = {
  ...{ text: isText, asker: isText, by: isText, askedAt: isTime, visibility: isOneOf(visibilities), resolution: isOneOf(resolutions) },
  ...{ history: isListOf((entry) => /^[0-9a-z]+:[a-z-]+:/.test(String(entry))), withdrawn: isListOf(isWhole), labels: isListOf(isText) },
  ...{ version: isWhole, answers: isWhole, votes: isAbsentOr(isWhole), merged: isAbsentOr(isWhole), earlier: isAbsentOr(isWhole) },
  ...{ nextAt: isAbsentOr(isTime), answeringAt: isAbsentOr(isTime), answeredAt: isAbsentOr(isTime), into: isAbsentOr(isText) },
  published: isAbsentOr((value) => typeof value === 'boolean'),
};

const answer: Readonly<Record<string, Check>> = {
  at: isTime,
  by: isText,
  kind: isOneOf(['live', 'text']),
  text: isAbsentOr(isText),
  private: (value) => typeof value === 'boolean',
};

const holds = (item: Attributes, checks: Readonly<Record<string, Check>>): boolean =>
  Object.entries(checks).every(([name, check]) => check(item[name]));

/** `sk` names the question as its `id` does, or every act on it would go elsewhere. */
export const isQuestion = (item: Attributes): boolean => item.sk === `question#${item.id}` && holds(item, question);
export const isAnswer = (item: Attributes): boolean => holds(item, answer);
