/** Campaigns: what marketing sends when, to how many, and what service should expect of it. `/api/console/campaigns`. */
import * as z from 'zod';
import { address } from './address.ts';
import type { Forecast } from './forecast.ts';
import { limits } from './limits.ts';
import { pageLimit } from './page.ts';
import { isSegmentId } from './segment.ts';
import { isFilled, line, prose } from './text.ts';
import { httpsUrl } from './url.ts';

export const campaignChannels = ['mail', 'social', 'ads', 'phone', 'post', 'other'] as const;
export type CampaignChannel = (typeof campaignChannels)[number];

/** `ready`: service knows of it and nothing is in its way. `running`: it goes out, and for two days what it causes is watched. */
export const campaignStates = ['planned', 'ready', 'running', 'done', 'cancelled'] as const;
export type CampaignState = (typeof campaignStates)[number];

/** What its owner reads of what it caused, before the next one of the series is ready. */
export const CASES_TO_READ = 3;
const MOST_BRIEFED = 10;
/** Nobody sends to more people than that. */
const MOST_PEOPLE = 100_000_000;

export const isCampaignId = (text: string): boolean => /^[0-9a-z]{26}$/.test(text);

const briefed = z.strictObject({
  question: line('The question', { graphemes: 280, bytes: 840 }).refine(isFilled, 'Please write the question that you expect.'),
  reply: prose('The reply', { graphemes: 1_000, bytes: 3_000 }).default(''),
});
/** A question that is expected, and the reply that was approved for it; `reply` '' where there is none yet. */
export type Briefed = z.infer<typeof briefed>;

const moment = z.iso.datetime({ offset: true, error: 'Please give a time like 2027-06-18T09:00:00Z.' });
const segmentId = z.string().refine(isSegmentId, 'Please choose a segment.');
const size = z
  .number('Please give a number of people.')
  .int('Please give a whole number of people.')
  .min(1, 'One person at least.')
  .max(MOST_PEOPLE, 'That is more than there can be.');
const fields = {
  name: line('The name', limits.name).refine(isFilled, 'Please name it. Links carry the name as utm_campaign.'),
  promise: line('The promise', limits.promise),
  segment: segmentId.nullable(),
  landing: httpsUrl.nullable(),
  channel: z.enum(campaignChannels, 'Please choose a channel from the list.'),
  at: moment,
  /** Of a send to people whom we do not have; of a segment it is counted. */
  size: size.nullable(),
  owner: address,
  series: line('The series', limits.name),
  briefing: z.array(briefed).max(MOST_BRIEFED, `${MOST_BRIEFED} questions at most.`),
} as const;

export const campaignForm = z.strictObject({
  ...fields,
  promise: fields.promise.default(''),
  segment: fields.segment.default(null),
  landing: fields.landing.default(null),
  channel: fields.channel.default('mail'),
  size: fields.size.default(null),
  owner: fields.owner.optional(),
  series: fields.series.default(''),
  briefing: fields.briefing.default([]),
});
export type CampaignForm = z.infer<typeof campaignForm>;

const version = z.number().int().min(1);
export const campaignChange = z.strictObject({ ...z.object(fields).partial().shape, version });
export type CampaignChange = z.infer<typeof campaignChange>;

/** `override`: why it is ready although its owner has not read what the one before caused. */
export const readyForm = z.strictObject({
  version,
  override: z.strictObject({ reason: line('The reason', limits.title).refine(isFilled, 'Please say why.') }).optional(),
});
export const cancelForm = z.strictObject({ version });

/** `from` and `to`: of when they go out, days or instants; without them from a month ago on. */
export const campaignQuery = z.strictObject({
  from: z.iso.date().or(z.iso.datetime()).optional(),
  to: z.iso.date().or(z.iso.datetime()).optional(),
  limit: pageLimit.default(200),
});

/** Who is to get it, counted from the segment: `people` may be written to, `held` of them wait for an answer and are left out. */
export type Radar = { readonly people: number; readonly held: number; readonly left: number; readonly countedAt: string };

/** What it was made of, where it registered itself. */
export type CampaignOrigin = { readonly kind: 'invitation' | 'export'; readonly id: string };

export type CampaignLine = {
  readonly id: string;
  readonly name: string;
  readonly promise: string;
  readonly state: CampaignState;
  readonly channel: CampaignChannel;
  readonly at: string;
  readonly landing: string | null;
  readonly segment: { readonly id: string; readonly name: string } | null;
  /** How many get it, as far as anybody knows; who is on hold is among them. */
  readonly people: number | null;
  /** People who wait for an answer. `overHold`: why they get it all the same. */
  readonly held: number | null;
  readonly overHold?: string;
  readonly countedAt?: string;
  readonly owner: string;
  readonly series: string;
  readonly origin?: CampaignOrigin;
  /** Cases that it caused until now. */
  readonly caused: number;
  readonly version: number;
};

/**
 * What stands between a campaign and ready: the one before it in its series, and how much of what that caused its owner has read.
 * `watchedUntil`: until then the one before may cause more, so nobody has to read less (ISO); null where it was watched to its end.
 */
export type Gate = {
  readonly previous: { readonly id: string; readonly name: string; readonly owner: string; readonly at: string };
  readonly needed: number;
  readonly heard: number;
  readonly watchedUntil: string | null;
};

/** `GET /api/console/campaigns/{id}`. `byHour`: cases that it caused in each hour after it went out. */
export type CampaignView = CampaignLine & {
  readonly briefing: readonly Briefed[];
  readonly forecast: Forecast;
  readonly byHour: readonly number[];
  readonly gate: Gate | null;
  readonly overridden?: string;
};

/** `GET /api/console/campaigns/ahead`: what service is to expect next. */
export type Ahead = {
  readonly webinar: { readonly id: string; readonly title: string; readonly endsAt: string; readonly forecast: Forecast } | null;
  readonly items: readonly CampaignLine[];
};

/** `GET /api/console/campaigns/for/{contact}`: what they are about to get, or are left out of since they wait for us. */
export type ComingTo = { readonly items: readonly (Pick<CampaignLine, 'id' | 'name' | 'at' | 'channel'> & { readonly held: boolean })[] };

/** `GET /api/console/campaigns/calendar`: one's own address for calendar programs; null where there is none. */
export type CalendarLink = { readonly url: string | null; readonly until: string | null };
