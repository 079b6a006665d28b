/** Campaigns as a calendar (RFC 5545): UTC instants, a stable UID, SEQUENCE that grows with each change that a calendar shows. Pure. */
import ical, { ICalCalendarMethod, type ICalEventData, ICalEventStatus } from 'ical-generator';
import type { CampaignLine } from '#shared/campaign.ts';
import { toLine } from '#shared/clean.ts';
import { limits } from '#shared/limits.ts';

type Entry = { readonly line: CampaignLine; readonly sequence: number; readonly createdAt: string };

/** What a send takes in a calendar: long enough to be seen. */
const SHOWN_MS = 30 * 60_000;

const toSize = ({ people, held }: CampaignLine): string => {
  if (people === null) return 'nobody knows yet to how many';
  const many = `${people.toLocaleString('en')} ${people === 1 ? 'person' : 'people'}`;
  return held ? `${many}, ${held.toLocaleString('en')} on hold` : many;
};

const toEvent = ({ line, sequence, createdAt }: Entry, base: string): ICalEventData => {
  const url = `${base}/console/campaigns/?id=${line.id}`;
  const start = new Date(line.at);
  const status = { planned: ICalEventStatus.TENTATIVE, cancelled: ICalEventStatus.CANCELLED } as const;
  const said = [toLine(line.promise, limits.promise.graphemes), `To ${toSize(line)}, by ${line.channel}. Owner: ${line.owner}.`, url];
  return {
    id: `${line.id}@${new URL(base).hostname}`,
    sequence,
    // It says nothing of when the calendar was asked for: unchanged, it reads the same.
    stamp: new Date(createdAt),
    start,
    end: new Date(start.getTime() + SHOWN_MS),
    summary: `${toLine(line.name, limits.name.graphemes)} (${toSize(line)})`,
    description: said.filter(Boolean).join('\n\n'),
    url,
    status: status[line.state as keyof typeof status] ?? ICalEventStatus.CONFIRMED,
  };
};

export const toFeed = (entries: readonly Entry[], base: string): string => {
  const calendar = ical({
    name: 'Campaigns',
    prodId: { company: 'Parley', product: 'Parley', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
    events: entries.map((entry) => toEvent(entry, base)),
  });
  return `${calendar.toString().trimEnd()}\r\n`;
};
