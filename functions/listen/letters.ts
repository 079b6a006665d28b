/** The Monday mail: five questions of the week and what campaigns caused, the same for everybody, once a week and reader. */
import { type ListenCampaign, type ListenLine, MAILED } from '#shared/listen.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { AddressRefused } from '../mail/carrier.ts';
import { toListenMail } from '../mail/listen.ts';
import { sendOnce } from '../mail/once.ts';
import { letterToTeam } from '../mail/team.ts';
import type { Mailer } from '../mail/turn.ts';
import type { MailContent, MondayMessage } from '../ports.ts';
import { memberKey } from '../table/keys.ts';
import { causesSince } from './causes.ts';
import { pick, WEEK_MS } from './pick.ts';
import { gatherSince, toLines, wasInRoom } from './reading.ts';

/** Nobody has read anything in a mail that is everybody's; and mail is passed on, so it tells what everybody could read. */
const everybody = { read: new Set<string>(), fits: wasInRoom };

const weekBefore = (week: string): string => new Date(Date.parse(`${week}T00:00:00Z`) - WEEK_MS).toISOString().slice(0, 10);

/** What this Monday tells: chosen once, so that a mail that is sent late tells what the others told. */
const chosen = async (deps: DeskDeps, week: string, since: string): Promise<readonly ListenLine[]> => {
  const found = (await gatherSince(deps, since)).filter(wasInRoom);
  const known = new Set(await deps.listen.told([weekBefore(week)]));
  const first = pick(found, { since, known, most: MAILED }).filter(({ id }) => !known.has(id));
  const ids = await deps.listen.tell(
    week,
    first.map(({ id }) => id),
  );
  const byId = new Map(found.map((one) => [one.id, one]));
  return toLines(
    deps,
    ids.flatMap((id) => byId.get(id) ?? []),
    everybody,
  );
};

/** A week in which nobody asked anything is no news. */
const write = async (deps: DeskDeps, week: string): Promise<MailContent | undefined> => {
  const since = new Date(deps.now().getTime() - WEEK_MS).toISOString();
  const [letter, questions, all] = await Promise.all([letterToTeam(deps), chosen(deps, week, since), causesSince(deps, since, everybody)]);
  const campaigns = all.filter(({ cases }: ListenCampaign) => cases > 0);
  if (questions.length === 0 && campaigns.length === 0) return undefined;
  return toListenMail({ ...letter, questions, campaigns, url: `${letter.base}/console/listen/` });
};

export const sendMonday = async (deps: DeskDeps, mailer: Mailer, { week }: MondayMessage): Promise<void> => {
  if (!(await deps.listen.find()).isOn) return;
  let written: Promise<MailContent | undefined> | undefined;
  for (const to of await deps.listen.readers()) {
    try {
      await sendOnce(deps, mailer, { pk: memberKey(to).pk, name: `listen#${week}` }, async () => {
        written ??= write(deps, week);
        const [{ from }, content] = await Promise.all([letterToTeam(deps), written]);
        return content && { from, mail: { ...content, to, purpose: 'team' } };
      });
    } catch (error) {
      // An address that takes no mail keeps nobody else from theirs.
      if (!(error instanceof AddressRefused)) throw error;
      deps.log.warn('an address of the team takes no mail', { week });
    }
  }
};
