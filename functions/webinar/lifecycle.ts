/** The states of a webinar (DESIGN section 5) as one pure function. */
import type { Webinar, WebinarState } from '#shared/webinar.ts';
import { sweepAt } from '../retention/rules.ts';

export const actions = ['publish', 'start', 'end', 'resume', 'cancel', 'archive'] as const;
/** `lapse`: nobody came to start it, and its time is over. No person does that. */
export type Action = (typeof actions)[number] | 'lapse';

export type Outcome =
  | { readonly kind: 'changed'; readonly webinar: Webinar }
  /** Already so: a double click or a second host. */
  | { readonly kind: 'same'; readonly webinar: Webinar }
  | { readonly kind: 'refused'; readonly detail: string };

/** An end can be taken back for this long; nothing about open questions is mailed by itself before it is over. */
export const RESUME_MINUTES = 30;
/** Cases are opened with the end itself; what was cut off on the way the schedule takes up after this. */
const CASES_MINUTES = 1;
/** A webinar that nobody ended ends by itself this long after its planned end. */
const OVERTIME_MINUTES = 60;

const from: Readonly<Record<Action, readonly WebinarState[]>> = {
  publish: ['draft'],
  start: ['scheduled'],
  end: ['live'],
  lapse: ['scheduled'],
  resume: ['ended'],
  cancel: ['draft', 'scheduled', 'live'],
  archive: ['ended', 'cancelled'],
};
const to: Readonly<Record<Action, WebinarState>> = {
  publish: 'scheduled',
  start: 'live',
  end: 'ended',
  lapse: 'ended',
  resume: 'live',
  cancel: 'cancelled',
  archive: 'archived',
};
const words: Readonly<Record<WebinarState, string>> = {
  draft: 'a draft',
  scheduled: 'scheduled',
  live: 'live',
  ended: 'over',
  archived: 'archived',
  cancelled: 'cancelled',
};

const minutesSince = (then: string | null, now: Date): number => (now.getTime() - Date.parse(then ?? '')) / 60_000;

/** What an action makes of a webinar at a moment. */
export const carryOut = (webinar: Webinar, action: Action, now: Date): Outcome => {
  const state = to[action];
  const repeated = webinar.state === state && (action !== 'resume' || webinar.endedAt === null);
  if (repeated) return { kind: 'same', webinar };
  if (!from[action].includes(webinar.state))
    return { kind: 'refused', detail: `This webinar is ${words[webinar.state]}, so that is not possible.` };
  if (action === 'publish' && Date.parse(webinar.endsAt) <= now.getTime())
    return { kind: 'refused', detail: 'Its planned end is in the past. Please choose a later start, then publish.' };
  if (action === 'resume' && minutesSince(webinar.endedAt, now) > RESUME_MINUTES)
    return { kind: 'refused', detail: `It ended more than ${RESUME_MINUTES} minutes ago, so it cannot go on.` };
  const at = now.toISOString();
  const changed: Webinar = { ...webinar, state, version: webinar.version + 1 };
  if (action === 'publish') return { kind: 'changed', webinar: { ...changed, plan: webinar.plan + 1 } };
  if (action === 'start') return { kind: 'changed', webinar: { ...changed, startedAt: at, liveSince: at, endedAt: null, movedFrom: null } };
  if (action === 'end' || action === 'lapse') return { kind: 'changed', webinar: { ...changed, endedAt: at, movedFrom: null } };
  if (action === 'resume') {
    const { resultAt: _, ...open } = changed;
    return { kind: 'changed', webinar: { ...open, liveSince: at, endedAt: null } };
  }
  return { kind: 'changed', webinar: changed };
};

export type Step = { readonly name: 'start' | 'end' | 'cases' | 'result' | 'sweep'; readonly at: string };

const after = (time: string, minutes: number): string => new Date(Date.parse(time) + minutes * 60_000).toISOString();

/**
 * What happens by itself, and when: the start if the video has an address, the end after an hour of overtime. Who started late, or took
 * an end back, has that hour from then on. What an end left open has its cases; once it stands, what people did is written into their rows; a week after it those go who
 * never confirmed their address.
 */
export const stepsOf = (webinar: Webinar): readonly Step[] => {
  if (webinar.rehearsal) return [{ name: 'end', at: webinar.rehearsal.until }];
  const planned = webinar.liveSince && webinar.liveSince > webinar.endsAt ? webinar.liveSince : webinar.endsAt;
  const end: Step = { name: 'end', at: after(planned, OVERTIME_MINUTES) };
  if (webinar.state === 'live') return [end];
  // Of a draft nobody ever heard.
  const sweep = webinar.plan > 0 ? sweepAt(webinar) : undefined;
  const isEnded = webinar.state === 'ended' || webinar.state === 'archived';
  const ended: Step[] =
    isEnded && webinar.endedAt
      ? [
          { name: 'cases', at: after(webinar.endedAt, CASES_MINUTES) },
          { name: 'result', at: after(webinar.endedAt, RESUME_MINUTES) },
        ]
      : [];
  if (sweep) return [...ended, { name: 'sweep', at: sweep }];
  if (webinar.state !== 'scheduled') return [];
  return webinar.video ? [{ name: 'start', at: webinar.startsAt }, end] : [end];
};
