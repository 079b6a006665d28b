/** Pictures that an article's text names: those that it did not name before are kept for good. */
import { uploadsIn } from '#shared/article-picture.ts';
import type { TeamMember } from '#shared/host.ts';
import type { EditorDeps } from '../editor-deps.ts';
import { keepPictures } from '../http/pictures.ts';

type Text = { readonly markdown: string };

/** Throws `invalid` where one is not there any more, or was not uploaded for an article. */
export const keepPlaced = async (
  deps: Pick<EditorDeps, 'upload'>,
  { markdown }: Text,
  seen: Text | undefined,
  member: TeamMember,
): Promise<void> => {
  const known = new Set(uploadsIn(seen?.markdown ?? ''));
  const named = uploadsIn(markdown).filter((id) => !known.has(id));
  await keepPictures(
    deps,
    named.map((id) => ({ id, pointer: '#/markdown' })),
    'picture',
    member,
  );
};
