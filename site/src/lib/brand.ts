/** The brand at build time, asked from the API once per build; the pages that the API fills hold its slots instead. */
import { createHash } from 'node:crypto';
import { toBrandView } from '#shared/brand.ts';
import { type Brand, toBrand, usualSettings } from '#shared/setting.ts';
import type { View } from '#shared/template.ts';
import { askApi } from './api.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');

let loading: Promise<Brand> | undefined;
const load = async (): Promise<Brand> => (await askApi<Brand>('/api/brand')) ?? toBrand(usualSettings);

/** What pages below `/shell/` show stays open: undefined. Throws where the API does not answer. */
export const brandView = async (path: string): Promise<View | undefined> => {
  if (path.startsWith('/shell/')) return undefined;
  loading ??= load();
  return toBrandView(await loading, hash);
};
