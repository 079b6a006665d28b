/** What stores a list of codes, alone or with whom a code of it goes to. Pure. */
import { giftKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Write } from '../table/table.ts';
import type { StoredGift } from './rules.ts';

/** In place of what was seen; refused where it is another by now. */
export const putGift = (next: StoredGift, seen: Pick<StoredGift, 'rev'> | undefined): Write => ({
  put: { ...giftKey(next.id), ...next, rev: (seen?.rev ?? 0) + 1, v: DATA_VERSION },
  when: seen ? { equals: ['rev', seen.rev] } : { absent: 'pk' },
});
