/** The policy of the service desk while somebody changes it: as its fields hold it. Pure. */
import type { Priority } from '#shared/case.ts';
import { priorities } from '#shared/case-choices.ts';
import type { Policy, SlaSpan, SlaTimes, Team } from '#shared/policy.ts';

type SpanDraft = { readonly amount: string; readonly unit: SlaSpan['unit'] };
export type TimesDraft = Readonly<Record<keyof SlaTimes, SpanDraft>>;
export type TeamDraft = { readonly name: string; readonly lead: string; readonly members: string; readonly labels: string };
export type PolicyDraft = {
  readonly usual: TimesDraft;
  readonly byPriority: Readonly<Partial<Record<Priority, TimesDraft>>>;
  readonly teams: readonly TeamDraft[];
  readonly lead: string;
  /** '' : never. */
  readonly restDays: string;
};

export const spans = ['first', 'next', 'resolve'] as const satisfies readonly (keyof SlaTimes)[];
export const noTeam: TeamDraft = { name: '', lead: '', members: '', labels: '' };

const fromTimes = (times: SlaTimes): TimesDraft => {
  const draft = ({ amount, unit }: SlaSpan): SpanDraft => ({ amount: String(amount), unit });
  return { first: draft(times.first), next: draft(times.next), resolve: draft(times.resolve) };
};

export const toDraft = ({ usual, byPriority, teams, lead, restDays }: Policy): PolicyDraft => ({
  usual: fromTimes(usual),
  byPriority: Object.fromEntries(priorities.flatMap((one) => (byPriority[one] ? [[one, fromTimes(byPriority[one])]] : []))),
  teams: teams.map(({ name, lead: head, members, labels }) => ({
    ...{ name, lead: head ?? '', members: members.join('\n'), labels: labels.join(', ') },
  })),
  lead: lead ?? '',
  restDays: restDays === null ? '' : String(restDays),
});

const toTimes = (times: TimesDraft): SlaTimes => {
  const span = ({ amount, unit }: SpanDraft): SlaSpan => ({ amount: Number(amount), unit });
  return { first: span(times.first), next: span(times.next), resolve: span(times.resolve) };
};

const pieces = (text: string, between: RegExp): string[] =>
  text
    .split(between)
    .map((one) => one.trim())
    .filter(Boolean);

const toTeam = ({ name, lead, members, labels }: TeamDraft): Team => ({
  ...{ name, lead: lead.trim() || null, members: pieces(members, /[\s,;]+/), labels: pieces(labels, /[,\n]+/) },
});

/** As the API takes it. What is no number stays wrong, for its answer to say so. */
export const toPolicy = ({ usual, byPriority, teams, lead, restDays }: PolicyDraft, version: number): Policy => ({
  usual: toTimes(usual),
  byPriority: Object.fromEntries(priorities.flatMap((one) => (byPriority[one] ? [[one, toTimes(byPriority[one])]] : []))),
  teams: teams.map(toTeam),
  lead: lead.trim() || null,
  restDays: restDays.trim() === '' ? null : Number(restDays),
  version,
});

/** `#/teams/0/members/2` → `teams-0-members`: a field holds a whole list. */
export const toFieldId = (pointer: string): string => {
  const [first = '', ...rest] = pointer.replace(/^#\//, '').split('/');
  if (first === 'teams') return ['teams', ...rest.slice(0, 2)].join('-');
  return [first, ...rest.filter((part) => part !== 'amount' && part !== 'unit')].join('-');
};
