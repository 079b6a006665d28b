/** Keys of surveys: an answer lies with whoever gave it, the counts of a webinar in one small item, chosen words where they are shown. */
import type { Key, ListKey } from './key.ts';

/** A browser whose person is not known by a link has one of its own, beside the address that was typed there. */
export const surveyKey = (contact: string, webinar: string, guest?: string): Key => ({
  pk: `contact#${contact}`,
  sk: `survey#${webinar}${guest === undefined ? '' : `#${guest}`}`,
});
export const surveysOf = (contact: string, webinar: string): { readonly pk: string; readonly prefix: string } => ({
  pk: `contact#${contact}`,
  prefix: `survey#${webinar}`,
});
/** Answers with words, in order of time. */
export const surveyList = (webinar: string): string => `surveys#${webinar}`;
export const surveyEntry = (webinar: string, at: string, seat: string): ListKey => ({
  listPk: surveyList(webinar),
  listSk: `${at}#${seat}`,
});
export const webinarOfSurvey = (sk: string): string => sk.split('#')[1] ?? '';
export const surveyTallyKey = (webinar: string): Key => ({ pk: `webinar#${webinar}`, sk: 'survey' });
