/** What the pages of webinars lead to, read rarely: a page that many people open costs the table nothing. */
import { isOver, MOST_NEXT, toAround, toNext } from '#shared/related.ts';
import type { PublicWebinar, Webinar } from '#shared/webinar.ts';
import { type Cache, createCache } from '../table/cache.ts';
import { publicCatalogue, webinarKey } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';

/** A publication shows on other pages within five seconds. */
const COPY_MS = 5_000;
/** Lines of the catalogue that are looked through for the next webinars: some of them may be called off. */
const LOOKED_THROUGH = 4 * MOST_NEXT;

type World = { readonly table: Table; readonly now: () => Date; readonly realNow: () => Date };

/** The public part of a webinar's item; drafts, hidden ones and rehearsals are not in the public list. */
const seenOf = (item: Item | undefined): readonly PublicWebinar[] => (item?.listPk === publicCatalogue ? [item.row as PublicWebinar] : []);

export const createRelatedStore = ({ table, now, realNow }: World) => {
  const copies: Cache<readonly PublicWebinar[]> = createCache(COPY_MS, realNow);

  const readNext = async (): Promise<readonly PublicWebinar[]> => {
    const { items } = await table.query({ pk: publicCatalogue, index: 'list', from: now().toISOString(), limit: LOOKED_THROUGH });
    return items.map(({ row }) => row as PublicWebinar);
  };

  return {
    /** Whatever is public of what a host chose, else what comes next where the webinar itself is over. A copy of at most five seconds. */
    async around(webinar: Webinar): Promise<readonly PublicWebinar[]> {
      const chosen = await copies.find(`${webinar.id}#${webinar.version}`, async () => {
        const items = await Promise.all(webinar.related.map((id) => table.get(webinarKey(id))));
        return items.flatMap(seenOf);
      });
      const around = toAround(webinar, chosen ?? []);
      if (around.length > 0 || !isOver(webinar)) return around;
      return toNext((await copies.find('next', readNext)) ?? [], webinar.id);
    },
  };
};
