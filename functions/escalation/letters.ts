/** The mail that tells a lead what is overdue: one of a batch, once, without a word of what anybody asked. */
import { fromTargetName, lateOf } from '../case/sla.ts';
import type { SlaTarget, StoredCase } from '../case/stored.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { type EscalationInput, toEscalationMail } from '../mail/escalation.ts';
import { sendOnce } from '../mail/once.ts';
import { letterToTeam } from '../mail/team.ts';
import type { Mailer } from '../mail/turn.ts';
import type { EscalationMessage } from '../ports.ts';
import { leadKey } from '../table/keys.ts';
import type { Escalated } from './store.ts';

const PIECE = 100;

type Overdue = { readonly it: StoredCase; readonly missed: readonly { readonly what: SlaTarget; readonly at: string }[] };

/** Those that are still overdue by a target of which the batch tells: what was answered meanwhile needs nobody's help. */
const stillOverdue = async (deps: DeskDeps, batch: readonly Escalated[]): Promise<readonly Overdue[]> => {
  const told = [...Map.groupBy(batch, ({ place }) => place.id).values()];
  const found: Overdue[] = [];
  for (let at = 0; at < told.length; at += PIECE) {
    const piece = told.slice(at, at + PIECE).flat();
    for (const it of await deps.cases.many([...new Map(piece.map(({ place }) => [place.id, place])).values()])) {
      const late = lateOf(it);
      const missed = piece.filter(({ place, target }) => place.id === it.id && late.some((name) => name === target));
      if (missed.length > 0) found.push({ it, missed: missed.map(({ target }) => fromTargetName(target)) });
    }
  }
  return found;
};

/** How many there are of each, the most first. */
const tally = (names: readonly string[]): readonly (readonly [name: string, n: number])[] =>
  [...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length] as const).toSorted((a, b) => b[1] - a[1]);

const toInput = async (
  deps: DeskDeps,
  overdue: readonly Overdue[],
): Promise<Pick<EscalationInput, 'cases' | 'missed' | 'owners' | 'rooms' | 'since'>> => {
  const rooms = tally(overdue.flatMap(({ it }) => it.webinar ?? []));
  const titles = await Promise.all(rooms.map(async ([id, n]) => [(await deps.webinar.recent(id))?.title ?? '', n] as const));
  const all = overdue.flatMap(({ missed }) => missed);
  const count = (what: SlaTarget): number => all.filter((one) => one.what === what).length;
  return {
    cases: overdue.length,
    missed: { first: count('first'), next: count('next'), resolve: count('resolve') },
    owners: tally(overdue.map(({ it }) => it.owner ?? '')),
    rooms: titles.filter(([title]) => title !== ''),
    since: all.map(({ at }) => at).toSorted()[0] ?? '',
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
