/** Keys of campaigns: what goes out, who is about to get it, what it caused, and who reads of it in a calendar. */
import type { Key, ListKey } from './key.ts';

/** A campaign, what is expected of it beside it, and who is about to get it: those who stand in one of the sixteen lists. */
export const campaignKey = (id: string): Key => ({ pk: `campaign#${id}`, sk: 'campaign' });
export const briefingKey = (id: string): Key => ({ pk: `campaign#${id}`, sk: 'briefing' });
export const receiversKey = (id: string, list: number): Key => ({ pk: `campaign#${id}`, sk: `receivers#${String(list).padStart(2, '0')}` });
export const receiversOf = (id: string): { readonly pk: string; readonly prefix: string } => ({
  pk: `campaign#${id}`,
  prefix: 'receivers#',
});
/** All campaigns, by when they go out. */
export const campaignsList = 'campaigns';
export const campaignEntry = (at: string, id: string): ListKey => ({ listPk: campaignsList, listSk: `${at}#${id}` });
/** Cases that campaigns of this name (folded) caused, by the hour; and beside it who of the team read some of those of an hour. */
export const causedKey = (name: string): Key => ({ pk: `caused#${name}`, sk: 'hours' });
export const heardKey = (name: string, email: string, hour: string): Key => ({ pk: `caused#${name}`, sk: `heard#${email}#${hour}` });
/** The same, from before the hour was kept. */
export const heardBeforeHoursKey = (name: string, email: string): Key => ({ pk: `caused#${name}`, sk: `heard#${email}` });
/** What somebody of the team read of cases that were opened from this hour on. */
export const heardSince = (
  name: string,
  email: string,
  hour: string,
): { readonly pk: string; readonly from: string; readonly before: string } => ({
  pk: `caused#${name}`,
  from: `heard#${email}#${hour}`,
  before: `heard#${email}#~`,
});
/** How many cases a webinar caused. */
export const webinarCasesKey = (webinar: string): Key => ({ pk: `arose#${webinar}`, sk: 'cases' });
/** Which address somebody of the team has for the campaigns in their own calendar, and what stands behind that address. */
export const calendarKey = (email: string): Key => ({ pk: `member#${email}`, sk: 'calendar' });
export const subscriptionKey = (id: string): Key => ({ pk: `calendar#${id}`, sk: 'calendar' });
