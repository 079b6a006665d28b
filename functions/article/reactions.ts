/** What follows an article: its time publishes it, and the site is built anew where everybody reads something else. */
import { isDeepStrictEqual } from 'node:util';
import { toEntry } from '../audit/entry.ts';
import type { Fact } from '../table/facts.ts';
import type { Item } from '../table/table.ts';
import type { WorkDeps } from '../work-deps.ts';
import { itemToArticle, publishArticle, scheduleArticle, told } from './stored.ts';

export const followArticle = async (deps: Pick<WorkDeps, 'queue'>, { before, after }: Fact): Promise<void> => {
  if (!isDeepStrictEqual(before?.article, after?.article)) await deps.queue('work', { kind: 'rebuild' });
};

/** Publishes what is saved by now. Whoever saved or withdrew meanwhile wins: it is then looked at again with the next call. */
export const publishDue = async (deps: WorkDeps, item: Item): Promise<void> => {
  const seen = itemToArticle(item);
  if (!seen.publishAt) return;
  const { timeZone } = await deps.setting.recent();
  const by = { by: 'schedule', at: deps.now().toISOString() };
  const made = publishArticle(seen, by, timeZone);
  const what = { by: by.by, thing: `article#${seen.id}` };
  if ('next' in made) {
    const entry = toEntry(deps, { ...what, act: 'article.published' }, told(seen), told(made.next));
    await deps.article.replace(seen, made.next, entry, made.article);
    return;
  }
  // No save leaves it incomplete; where the rules became stricter since, it goes off the schedule instead of failing each minute.
  const next = scheduleArticle(seen, null, by);
  await deps.article.replace(seen, next, toEntry(deps, { ...what, act: 'article.scheduled' }, told(seen), told(next)));
};
