/** The composition root of what readers ask for: what everybody carries, and what is written beside articles and reports. */
import { createArticleStore } from './article/store.ts';
import { createCommentStore } from './comment/store.ts';
import type { Config } from './config.ts';
import { createDeps } from './deps.ts';
import { createPaperStore } from './paper/store.ts';
import type { Ports } from './ports.ts';
import { createReplayStore } from './replay/store.ts';
import type { Meter } from './table/units.ts';

export type ReaderDeps = ReturnType<typeof createReaderDeps>;

/** `meter` hears of the units of each request to the table. */
export const createReaderDeps = (config: Config, ports: Ports, meter?: Meter) => {
  const deps = createDeps(config, ports, meter);
  return {
    ...deps,
    article: createArticleStore(deps),
    comment: createCommentStore(deps),
    paper: createPaperStore(deps),
    replay: createReplayStore(deps),
  };
};
