/** What follows an end that stands: what people did goes into the rows that lists, segments and exports read. */
import type { WebinarId } from '#shared/ids.ts';
import type { TeamDeps } from '../team-deps.ts';

/** Pages of a hundred that one message writes; what is left goes on with the next. */
const PAGES = 100;

/**
 * Page by page from where the last message came to. Twice, at once or after a death it comes to the same rows; whoever lost the lease
 * leaves the rest to whoever has it. Minutes are what they were at the end, questions are read where they are asked for.
 */
export const writeResults = async (deps: TeamDeps, id: WebinarId): Promise<void> => {
  const webinar = await deps.webinar.find(id);
  let claim = webinar?.endedAt ? await deps.result.claim(id, deps.now()) : undefined;
  for (let page = 1; webinar && claim; page += 1) {
    const next = await deps.result.writePage(id, claim.place);
    if (!next) return void (await deps.result.finish(webinar, claim, deps.now()));
    const isOver = page === PAGES;
    claim = await deps.result.note(id, claim, next, { isOver });
    if (isOver && claim) return deps.queue('work', { kind: 'result', webinar: id });
  }
};
