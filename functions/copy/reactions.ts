/** Making the copy of somebody's data, and taking it away. */
import type { ContactId } from '#shared/ids.ts';
import type { Contact } from '../contact/store.ts';
import type { Deps } from '../deps.ts';
import type { CopyMessage } from '../ports.ts';
import type { Fact } from '../table/facts.ts';
import { copyIdOf, idOf } from '../table/keys.ts';
import type { WorkDeps } from '../work-deps.ts';
import { isWanted, toFilename, toObject } from './rules.ts';

export const followCopy = async (deps: Pick<Deps, 'queue'>, { pk, sk, before, after }: Fact): Promise<void> => {
  if (after && !before) await deps.queue('work', { kind: 'copy', contact: idOf(pk), id: copyIdOf(sk) });
};

async function* whole(text: string): AsyncGenerator<string> {
  yield text;
}

/**
 * Safe to run twice: the object is replaced whole. Whoever erases closes the copy before its object goes, and this marks it after the
 * object is there; so one of the two sees the other, and takes it away.
 */
export const writeCopy = async (deps: WorkDeps, { contact, id }: CopyMessage): Promise<void> => {
  const [copy, owner] = await Promise.all([deps.copy.find(contact, id), deps.contact.living(contact)]);
  if (copy?.state !== 'ready') {
    const isMade = copy && owner && isWanted(copy, owner) && (await writeOnce(deps, id, owner));
    // Also what a try before this one left that never came to its end.
    if (!isMade) return deps.objects.remove(toObject(id));
  }
  await deps.queue('mail-now', { kind: 'copy', contact, id });
};

const writeOnce = async (deps: WorkDeps, id: string, owner: Contact): Promise<boolean> => {
  const text = JSON.stringify(await deps.me.read(owner), undefined, 2);
  const about = { contentType: 'application/json; charset=utf-8', filename: toFilename(deps.now()) };
  await deps.objects.write(toObject(id), whole(text), about);
  return deps.copy.ready(owner.id, id);
};

/** In this order it ends also where it is cut off in between, and begun anew. */
export const forgetCopy = async (deps: Deps, contact: ContactId, id: string): Promise<void> => {
  await deps.copy.close(contact, id);
  await deps.objects.remove(toObject(id));
  await deps.copy.remove(contact, id);
};

/** Files are there for a day. */
export const sweepCopies = async (deps: Deps, before: string): Promise<void> => {
  for await (const { contact, id } of deps.copy.before(before)) await forgetCopy(deps, contact, id);
};
