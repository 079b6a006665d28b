/** Somebody was erased: no invitation names them any more, whether they were mailed or still wait. Pure. */
import type { ContactId } from '#shared/ids.ts';
import { idOf, invitationsList, toldKey } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';
import { itemToPiece, marksIn } from './stored.ts';

/** `mark`: of their partition; it says in which pieces they were. */
export const forgetMark = async (table: Table, contact: ContactId, mark: Item): Promise<void> => {
  for (const [invitation, { piece }] of marksIn(mark))
    await table.change(toldKey(invitation, piece), { take: { ids: new Set([contact]) } }, { exists: 'pk' });
};

/** Runs that are not over are few, and so are their pieces. Whoever mails one of them at this moment finds the person gone. */
export const forgetWaiting = async (table: Table, contact: ContactId): Promise<void> => {
  for await (const { pk, row } of table.all({ pk: invitationsList, index: 'list' })) {
    if (!(row as { open?: boolean }).open) continue;
    for await (const item of table.all({ pk: `invitation#${idOf(pk)}`, prefix: 'piece#', strong: true })) {
      const { ids } = itemToPiece(item);
      if (!ids.includes(contact)) continue;
      const left = ids.filter((id) => id !== contact);
      const when = { equals: ['ids', ids] } as const;
      const key = { pk: item.pk, sk: item.sk };
      await (left.length > 0 ? table.change(key, { set: { ids: left } }, when) : table.remove(key, when));
    }
  }
};
