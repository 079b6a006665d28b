/** Where the demonstration's people came from: a named link for each place that they found a webinar in. */
import { toEntry } from '#functions/audit/entry.ts';
import type { TeamDeps } from '#functions/team-deps.ts';
import { base32 } from '#shared/ids.ts';
import type { Source } from '#shared/source.ts';
import type { Webinar } from '#shared/webinar.ts';

const by = 'marketer@example.com';

export const fillLinks = async (deps: TeamDeps, { id }: Webinar): Promise<void> => {
  const at = deps.now().toISOString();
  const made = (name: string, source: string, medium: string): Source => ({ id: base32(deps.random(5)), name, source, medium, by, at });
  const items = [made('Newsletter of the month', 'newsletter', 'email'), made('Posts of our team', 'social', 'post')];
  const names = items.map(({ name }) => name);
  const entry = toEntry(deps, { by, act: 'source.created', thing: `webinar#${id}` }, { sources: [] }, { sources: names });
  await deps.source.replace(id, { items: [], version: 0 }, items, entry);
};
