/** The settings as their item holds them. Pure. */
import { type Settings, usualSettings } from '#shared/setting.ts';
import type { Item } from '../table/table.ts';

/** Settings of the first days lack what was added since. */
export const itemToSettings = (item: Item | undefined): Settings => {
  if (!item) return usualSettings;
  const { pk: _pk, sk: _sk, v: _v, ...stored } = item;
  return { ...usualSettings, ...(stored as Partial<Settings>) };
};
