/** What follows asking for one's data: the mail with the link. */
import type { Deps } from '../deps.ts';
import type { Fact } from '../table/facts.ts';
import { idOf } from '../table/keys.ts';

export const followManage = async (deps: Pick<Deps, 'queue'>, { pk, before, after }: Fact): Promise<void> => {
  const cause = after?.manage1;
  if (typeof cause !== 'string' || cause === before?.manage1) return;
  await deps.queue('mail-now', { kind: 'manage', contact: idOf(pk), cause });
};
