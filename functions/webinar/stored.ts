/** A webinar as an item of the table, and back. Older items lack what was added since: it is put in here. Pure. */
import { usualAdmission } from '#shared/admission.ts';
import { usualForm } from '#shared/form.ts';
import type { Counts, PublicWebinar, Webinar } from '#shared/webinar.ts';
import { usualRoom } from '#shared/webinar.ts';
import { usualMail } from '#shared/webinar-mail.ts';
import { catalogueEntry, type Key, webinarKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import { isPublic, toPublic } from './draft.ts';
import { ownPhotos } from './photos.ts';

type Item = Key & Readonly<Record<string, unknown>>;

const toCounts = (stored: Record<keyof Counts, unknown>): Counts =>
  Object.fromEntries(Object.entries(stored).map(([name, count]) => [name, Number(count ?? 0)])) as Counts;

export const itemToWebinar = (item: Item): Webinar => {
  const { pk: _pk, sk: _sk, listPk: _listPk, listSk: _listSk, row: _row, v: _v, ...whole } = item;
  const { registered, attended, asked, waiting, offered, inReview, ...webinar } = whole;
  const counts = toCounts({ registered, attended, asked, waiting, offered, inReview });
  const added = {
    ...{ room: usualRoom, captions: null, form: usualForm, admission: usualAdmission, mail: usualMail },
    ...{ topics: [], related: [], series: null, movedFrom: null, previews: 0 },
  };
  const lifted = { ...added, ...(webinar as unknown as Omit<Webinar, keyof typeof added>), counts };
  return { ...lifted, speakers: ownPhotos(lifted.speakers) };
};

/** Without its counts, which belong to the stream. */
export const webinarToItem = (webinar: Webinar): Item => {
  const { counts: _, ...stored } = webinar;
  return {
    ...webinarKey(webinar.id),
    ...stored,
    // A rehearsal is in no list.
    ...(webinar.rehearsal ? {} : catalogueEntry(isPublic(webinar), webinar.startsAt, webinar.id)),
    row: toPublic(webinar),
    v: DATA_VERSION,
  };
};

/** What the lists show of it. */
export const itemToRow = ({ row }: Item): PublicWebinar => {
  const added = { topics: [], related: [], series: null, movedFrom: null, full: false, approval: false, domains: [], byMail: false };
  return { ...added, ...(row as Omit<PublicWebinar, keyof typeof added>) };
};
