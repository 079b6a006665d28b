/** What readers of the demonstration say below two articles and a recording, and the team's answers. By people who are known already. */
import { replayThread } from '#functions/comment/link.ts';
import { toCommentId, toTag } from '#functions/comment/rules.ts';
import type { StoredComment } from '#functions/comment/stored.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import type { WorkDeps } from '#functions/work-deps.ts';
import { tagOfComment } from '#shared/comment-id.ts';
import type { Webinar } from '#shared/webinar.ts';
import { type Said, said } from './comment-words.ts';
import { each } from './each.ts';
import { people } from './people.ts';

const HOUR = 3_600_000;
const TEAM = 'Mara Ostrow';

const idOf = (deps: WorkDeps, person: number): string => addressToContact(deps.config.CONTACT_KEY, people[person]?.email ?? '');

/** Twice is once: what a comment is called follows from whose it is and where it stands. */
const write = async (deps: WorkDeps, slug: string, { by, hoursAgo, text, likes = [], isDeleted }: Said, to?: string): Promise<string> => {
  const contact = idOf(deps, by);
  const tag = toTag(deps.config.CONTACT_KEY, contact, slug, `demonstration ${text}`);
  const before = await deps.comment.find(contact, tag);
  if (before) return before.id;
  const at = new Date(deps.now().getTime() - hoursAgo * HOUR);
  const comment: StoredComment = {
    ...{ id: toCommentId(at, tag), contact, slug, text, at: at.toISOString(), by: people[by]?.name ?? '', locale: 'en' },
    ...(to ? { to } : {}),
    ...{ state: 'public', version: 1 },
  };
  if (!(await deps.comment.add(comment, true))) throw new Error('The demonstration found nobody who could comment');
  await each(likes, (person) => deps.comment.like(idOf(deps, person), { id: comment.id, ...(to ? { to } : {}) }, slug, true));
  const shown = isDeleted ? await deps.comment.find(contact, tagOfComment(comment.id)) : undefined;
  if (shown) await deps.comment.change(shown, { text: '', by: '', state: 'deleted' });
  return comment.id;
};

const fill = async (deps: WorkDeps, slug: string, all: readonly Said[]): Promise<void> => {
  for (const one of all) {
    const id = await write(deps, slug, one);
    for (const reply of one.replies ?? []) await write(deps, slug, reply, id);
    if (!one.team) continue;
    const { text, hoursAgo } = one.team;
    const at = new Date(deps.now().getTime() - hoursAgo * HOUR);
    const tag = toTag(deps.config.CONTACT_KEY, 'team', slug, `demonstration ${text}`);
    await deps.comment.answer(slug, { id: toCommentId(at, tag), at: at.toISOString(), text, by: TEAM, to: id });
  }
};

export const fillComments = async (deps: WorkDeps, ended: Pick<Webinar, 'id'> | undefined): Promise<void> => {
  for (const [slug, all] of Object.entries(said.articles)) await fill(deps, slug, all);
  if (ended) await fill(deps, replayThread(ended.id), said.replay);
};
