/** The public webinars at build time, asked from the API once per build. */
import type { Page } from '#shared/page.ts';
import type { PublicSeries } from '#shared/series.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import { askApi } from './api.ts';

const load = async (): Promise<readonly PublicWebinar[]> => {
  const webinars: PublicWebinar[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({ state: 'live,upcoming,ended', limit: '200', ...(cursor && { cursor }) });
    const page = await askApi<Page<PublicWebinar>>(`/api/webinars?${query}`);
    webinars.push(...(page?.items ?? []));
    cursor = page?.next;
  } while (cursor);
  return webinars;
};

let loading: Promise<readonly PublicWebinar[]> | undefined;

/** Every public webinar; empty where PARLEY_API is unset. Throws where the API does not answer. */
export const catalogue = (): Promise<readonly PublicWebinar[]> => {
  loading ??= load();
  return loading;
};

/** Their series by id, each asked from the API. */
export const seriesOf = async (webinars: readonly PublicWebinar[]): Promise<ReadonlyMap<string, PublicSeries>> => {
  const ids = new Set(webinars.flatMap(({ series }) => series ?? []));
  const found = await Promise.all([...ids].map((id) => askApi<PublicSeries>(`/api/series/${id}`)));
  return new Map(found.flatMap((series) => (series ? [[series.id, series] as const] : [])));
};
