/** What a change of the settings touches, and who may make it. Pure. */
import { isDeepStrictEqual } from 'node:util';
import { may, type Role } from '#shared/host.ts';
import { type Brand, brandFields, type Settings, toBrand } from '#shared/setting.ts';

export const changedFields = (before: Settings, after: Settings): readonly (keyof Settings)[] =>
  (Object.keys(after) as (keyof Settings)[]).filter((field) => field !== 'version' && !isDeepStrictEqual(before[field], after[field]));

const isBrand = (field: string): boolean => (brandFields as readonly string[]).includes(field);

/** Fields that somebody with these roles may not change. */
export const refusedFields = (held: readonly Role[], fields: readonly string[]): readonly string[] =>
  may(held, 'setting.change') ? [] : fields.filter((field) => !(isBrand(field) && may(held, 'setting.brand')));

/** Logos that were not there before, with the fields that name them. */
export const newLogos = (before: Settings, after: Settings) =>
  (['light', 'dark'] as const).flatMap((scheme) => {
    const id = after.logo[scheme];
    return id === null || Object.values(before.logo).includes(id) ? [] : [{ id, pointer: `#/logo/${scheme}` }];
  });

const seen = ({ version: _, ...brand }: Brand) => brand;

/** Prerendered pages look different after it. */
export const showsOnPages = (before: Settings, after: Settings): boolean => !isDeepStrictEqual(seen(toBrand(before)), seen(toBrand(after)));
