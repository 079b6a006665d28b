/** The mail that tells a lead what is overdue: one of a batch, once, without a word of what anybody asked. */
import { dueOf } from '../case/sla.ts';
import type { StoredCase } from '../case/stored.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { type EscalationInput, toEscalationMail } from '../mail/escalation.ts';
import { sendOnce } from '../mail/once.ts';
import { letterToTeam } from '../mail/team.ts';
import type { Mailer } from '../mail/turn.ts';
import type { EscalationMessage } from '../ports.ts';
import { leadKey } from '../table/keys.ts';
import { fromTargetName } from './rules.ts';
import type { Escalated } from './store.ts';

const PIECE = 100;

/** Those that are still overdue by the target of which the batch tells: what was answered meanwhile needs nobody's help. */
const stillOverdue = async (deps: DeskDeps, batch: readonly Escalated[]): Promise<readonly { it: StoredCase; what: string }[]> => {
  const targets = new Map(batch.map(({ place, target }) => [place.id, fromTargetName(target)]));
  const found: { it: StoredCase; what: string }[] = [];
  for (let at = 0; at < batch.length; at += PIECE) {
    const cases = await deps.cases.many(batch.slice(at, at + PIECE).map(({ place }) => place));
    for (const it of cases) {
      const target = targets.get(it.id);
      if (target && it.overdue && dueOf(it) === target.at) found.push({ it, what: target.what });
    }
  }
  return found;
};

/** How many there are of each, the most first. */
const tally = (names: readonly string[]): readonly (readonly [name: string, n: number])[] =>
  [...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length] as const).toSorted((a, b) => b[1] - a[1]);

const toInput = async (
  deps: DeskDeps,
  overdue: readonly { it: StoredCase; what: string }[],
): Promise<Pick<EscalationInput, 'cases' | 'missed' | 'owners' | 'rooms' | 'since'>> => {
  const rooms = tally(overdue.flatMap(({ it }) => it.webinar ?? []));
  const titles = await Promise.all(rooms.map(async ([id, n]) => [(await deps.webinar.recent(id))?.title ?? '', n] as const));
  const count = (what: string): number => overdue.filter((one) => one.what === what).length;
  return {
    cases: overdue.length,
    missed: { first: count('first'), next: count('next'), resolve: count('resolve') },
    owners: tally(overdue.map(({ it }) => it.owner ?? '')),
    rooms: titles.filter(([title]) => title !== ''),
    since: overdue.map(({ it }) => dueOf(it) ?? '').toSorted()[0] ?? '',
  };
};

export const sendEscalation = async (deps: DeskDeps, mailer: Mailer, { lead, batch }: EscalationMessage): Promise<void> => {
  await sendOnce(deps, mailer, { pk: leadKey(lead).pk, name: `escalation#${batch}` }, async () => {
    const to = await deps.escalation.close(lead, batch);
    const overdue = to === undefined ? [] : await stillOverdue(deps, await deps.escalation.batch(lead, batch));
    if (to === undefined || overdue.length === 0) return undefined;
    const letter = await letterToTeam(deps);
    const url = `${letter.base}/console/inbox/?view=overdue`;
    const mail = toEscalationMail({ ...letter, ...(await toInput(deps, overdue)), url });
    return { from: letter.from, mail: { ...mail, to, purpose: 'team' } };
  });
  await deps.escalation.forget(lead, batch);
};
