/** Somebody who never said anything said something: a person of the desk is to answer it. */
import { openCase } from '../case/rules.ts';
import type { DeskDeps } from '../desk-deps.ts';
import type { Fact } from '../table/facts.ts';
import { idOf } from '../table/keys.ts';
import { COMMENT_ROUND, caseOfSpoken, SURVEY_ROUND } from './rules.ts';
import { itemToSpoken } from './stored.ts';

const sources: Readonly<Record<string, 'comment' | 'survey'>> = { [COMMENT_ROUND]: 'comment', [SURVEY_ROUND]: 'survey' };

/** Its case has the id of what was said, so there is one however often the change comes; none where it went with its person meanwhile. */
export const followSpoken = async (deps: DeskDeps, { pk, before, after }: Fact): Promise<void> => {
  if (before || !after) return;
  const contact = idOf(pk);
  const id = caseOfSpoken(contact, itemToSpoken(after).id);
  const now = await deps.voice.spokenIn(id, contact);
  if (!now) return;
  await deps.cases.open(
    openCase(
      {
        ...{ id, contact, source: sources[now.round] ?? 'quiet', votes: 0, openedAt: now.at },
        ...(now.webinar ? { webinar: now.webinar } : {}),
      },
      await deps.cases.clock(),
    ),
  );
};
