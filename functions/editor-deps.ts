/** The composition root of what the team publishes: what hosts carry, and the stores of articles, reports and comments. */
import { createArticleStore } from './article/store.ts';
import { createCommentStore } from './comment/store.ts';
import type { Config } from './config.ts';
import { createConsoleDeps } from './console-deps.ts';
import { createPaperStore } from './paper/store.ts';
import type { Ports } from './ports.ts';
import { createReplayStore } from './replay/store.ts';
import type { Meter } from './table/units.ts';

export type EditorDeps = ReturnType<typeof createEditorDeps>;

/** `meter` hears of the units of each request to the table. */
export const createEditorDeps = (config: Config, ports: Ports, meter?: Meter) => {
  const deps = createConsoleDeps(config, ports, meter);
  return {
    ...deps,
    article: createArticleStore(deps),
    comment: createCommentStore(deps),
    paper: createPaperStore(deps),
    replay: createReplayStore(deps),
  };
};
