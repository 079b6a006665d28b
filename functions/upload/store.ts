/** Uploads in the table: what was announced, what was found in it, and whether something names it. */
import type { PictureType } from '#shared/picture-type.ts';
import type { UploadPurpose } from '#shared/upload.ts';
import type { Ports } from '../ports.ts';
import { uploadKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table } from '../table/table.ts';

export type StoredUpload = {
  readonly id: string;
  readonly purpose: UploadPurpose;
  readonly type: PictureType;
  readonly size: number;
  readonly by: string;
  readonly at: string;
  /** `waiting`: announced, perhaps sent; `checked`: a picture; `kept`: a webinar or the settings named it. */
  readonly state: 'waiting' | 'checked' | 'kept';
  /** Stands for the bytes that were checked. */
  readonly tag?: string;
  readonly width?: number;
  readonly height?: number;
};

/** What nothing names is gone after a day, here and in the store of objects. */
const WAITS_SECONDS = 24 * 3600;

export const createUploadStore = ({ table, now, pictures }: { table: Table; now: () => Date; pictures: Ports['pictures'] }) => {
  const find = async (id: string): Promise<StoredUpload | undefined> => {
    const item = await table.get(uploadKey(id), { strong: true });
    if (!item) return undefined;
    const { pk: _pk, sk: _sk, ttl: _ttl, v: _v, ...stored } = item;
    return stored as unknown as StoredUpload;
  };

  return {
    find,

    async begin(upload: Omit<StoredUpload, 'state' | 'at'>): Promise<void> {
      const ttl = Math.floor(now().getTime() / 1000) + WAITS_SECONDS;
      await table.put(
        { ...uploadKey(upload.id), ...upload, at: now().toISOString(), state: 'waiting', ttl, v: DATA_VERSION },
        { absent: 'pk' },
      );
    },

    async markChecked(id: string, found: { tag: string; width: number; height: number }): Promise<void> {
      await table.change(uploadKey(id), { set: { ...found, state: 'checked' } }, { equals: ['state', 'waiting'] });
    },

    /** Forgets an upload that turned out to be no picture, and what was sent with it. */
    async discard(id: string): Promise<void> {
      await pictures.discard(id);
      await table.remove(uploadKey(id));
    },

    /** Keeps a picture because something is about to name it; false where it was sent again after it was checked, or is gone. May be done twice. */
    async keep({ id, tag }: StoredUpload): Promise<boolean> {
      if (!(await pictures.keep(id, tag ?? ''))) return false;
      return (await table.change(uploadKey(id), { set: { state: 'kept' }, remove: ['ttl'] }, { exists: 'state' })).ok;
    },
  };
};
