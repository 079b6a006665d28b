/** Campaigns in words: their state, their size, their forecast, and what a form that was typed asks for. */
import type { CampaignChannel, CampaignForm, CampaignLine, CampaignState, CampaignView, Gate } from '#shared/campaign.ts';
import { FEWEST_EARLIER, FEWEST_PEOPLE, type Forecast } from '#shared/forecast.ts';
import { instantToWall } from '#shared/zone.ts';
import { moment, zoneHere } from './schedule.ts';
import { many } from './words.ts';

export const stateWords: Readonly<Record<CampaignState, { readonly words: string; readonly tone: string }>> = {
  planned: { words: 'Planned', tone: '' },
  ready: { words: 'Ready', tone: 'accent' },
  running: { words: 'Going out', tone: 'accent' },
  done: { words: 'Done', tone: 'good' },
  cancelled: { words: 'Called off', tone: '' },
};
export const channelWords: Readonly<Record<CampaignChannel, string>> = {
  ...{ mail: 'Mail', social: 'Social media', ads: 'Ads', phone: 'Phone', post: 'Post', other: 'Another way' },
};

/** “1,240 people, 14 on hold”. */
export const sizeWords = ({ people, held, overHold }: Pick<CampaignLine, 'people' | 'held' | 'overHold'>): string => {
  if (people === null) return 'Size not known';
  const size = many(people, 'person', 'people');
  if (!held) return size;
  return `${size}, ${held.toLocaleString('en-GB')} ${overHold ? 'with an open case' : 'on hold'}`;
};

const likes = { series: 'of this series', channel: 'by this channel', all: 'of all kinds' } as const;

/** “8 cases, between 5 and 12”. */
export const forecastWords = (forecast: Forecast): string => {
  if (forecast.is === 'unknown') return 'No forecast yet';
  const { expected, low, high } = forecast;
  return low === high ? many(expected, 'case') : `${many(expected, 'case')}, between ${low} and ${high}`;
};
export const whyWords = (forecast: Forecast): string =>
  forecast.is === 'unknown'
    ? `A forecast needs ${FEWEST_EARLIER} earlier sends to ${FEWEST_PEOPLE} people together, and the size of this one. So far: ${many(forecast.earlier, 'send')} to ${many(forecast.people, 'person', 'people')}.`
    : `From ${many(forecast.earlier, 'earlier send')} ${likes[forecast.like]} to ${many(forecast.people, 'person', 'people')}: ${forecast.per1000} cases per 1,000 people in two days. The range is the quietest and the busiest of them.`;

/** Whether the one before went out. */
export const isOut = ({ previous }: Gate, now: Date): boolean => Date.parse(previous.at) <= now.getTime();

/** What it waits for: “It goes out first, on …”, or how much of it was read. */
export const waitWords = (gate: Gate, now: Date): string => {
  const { previous, needed, heard, watchedUntil } = gate;
  if (!isOut(gate, now))
    return `It goes out first: ${moment(new Date(previous.at), zoneHere())}. Then ${previous.owner} reads ${needed} of the cases that it caused.`;
  const read = `${previous.owner} has read ${heard} of ${many(needed, 'case')} that it caused.`;
  if (!watchedUntil) return read;
  return `${read} If there are fewer by ${moment(new Date(watchedUntil), zoneHere())}, those are enough.`;
};

/** Those to come by their day, in the reader's zone; then those that went out. */
export const toDays = (
  items: readonly CampaignLine[],
  zone: string,
): readonly (readonly [day: string, items: readonly CampaignLine[]])[] => [
  ...Map.groupBy(items, ({ at }) => instantToWall(new Date(at), zone).slice(0, 10)),
];

export type CampaignFields = Readonly<
  Record<'name' | 'promise' | 'segment' | 'landing' | 'at' | 'size' | 'owner' | 'series' | 'briefing', string> & {
    channel: CampaignChannel;
  }
>;
export const emptyFields: CampaignFields = {
  ...{ name: '', promise: '', segment: '', landing: '', at: '', size: '', owner: '', series: '', briefing: '', channel: 'mail' },
};

export const toFields = (it: CampaignView): CampaignFields => ({
  ...{ name: it.name, promise: it.promise, segment: it.segment?.id ?? '', landing: it.landing ?? '', series: it.series, owner: it.owner },
  ...{
    at: instantToWall(new Date(it.at), zoneHere()),
    channel: it.channel,
    size: it.segment || it.people === null ? '' : String(it.people),
  },
  briefing: it.briefing.map(({ question, reply }) => (reply ? `${question}\n${reply}` : question)).join('\n\n'),
});

/** A paragraph is a question in its first line, and its reply in the others. */
const toBriefing = (text: string): CampaignForm['briefing'] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [question = '', ...reply] = part.split('\n');
      return { question: question.trim(), reply: reply.join('\n').trim() };
    });

export const fieldsToForm = ({ at, segment, landing, size, owner, briefing, ...plain }: CampaignFields) => ({
  ...plain,
  ...(at ? { at: new Date(at).toISOString() } : {}),
  ...{ segment: segment || null, landing: landing || null, size: size && !segment ? Number(size) : null },
  ...(owner ? { owner } : {}),
  briefing: toBriefing(briefing),
});

/** What somebody changed, and nothing else: a time in minutes is not the one that was stored, and a size that was counted was not typed. */
export const toChange = (start: CampaignFields, fields: CampaignFields) => {
  const was: Readonly<Record<string, unknown>> = fieldsToForm(start);
  return Object.fromEntries(
    Object.entries(fieldsToForm(fields)).filter(([name, now]) => JSON.stringify(now) !== JSON.stringify(was[name])),
  );
};
export const fieldOf = (pointer: string): string => `campaign-${pointer.split('/')[1] ?? 'name'}`;
