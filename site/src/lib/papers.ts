/** What everybody may know of the reports, asked from the API once per build. */
import type { PublicPaper } from '#shared/paper.ts';
import { askApi } from './api.ts';

let loading: Promise<readonly PublicPaper[]> | undefined;

/** Empty where PARLEY_API is unset. Throws where the API does not answer. */
export const papers = (): Promise<readonly PublicPaper[]> => {
  loading ??= askApi<{ items: readonly PublicPaper[] }>('/api/reports').then((found) => found?.items ?? []);
  return loading;
};
