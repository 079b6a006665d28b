/** The stores of what is read before and after a webinar, for every process that reads or follows it. */
import { createArticleStore } from './article/store.ts';
import { createCommentStore } from './comment/store.ts';
import type { Deps } from './deps.ts';
import { createEmbedStore } from './embed/store.ts';
import { createGateStore } from './gate/store.ts';
import { createPaperStore } from './paper/store.ts';
import { createPlacedStore } from './placed/store.ts';
import { createReplayStore } from './replay/store.ts';
import { createSurveyStore } from './survey/store.ts';
import { createWatchedStore } from './watched/store.ts';

export const contentStores = (deps: Deps) => ({
  article: createArticleStore(deps),
  comment: createCommentStore(deps),
  embed: createEmbedStore(deps),
  gate: createGateStore(deps),
  paper: createPaperStore(deps),
  placed: createPlacedStore(deps),
  replay: createReplayStore(deps),
  watched: createWatchedStore(deps),
  survey: createSurveyStore(deps),
});
