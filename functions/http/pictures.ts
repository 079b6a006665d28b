/** Pictures that a form names: only what was uploaded for it, and looked at, may be. */
import { uploadsIn } from '#shared/article-picture.ts';
import type { TeamMember } from '#shared/host.ts';
import type { FieldError } from '#shared/problem.ts';
import type { UploadPurpose } from '#shared/upload.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { Failure } from '../failure.ts';

/** A picture by its upload's id, and the field that names it (a JSON pointer). */
export type NamedPicture = { readonly id: string; readonly pointer: string };

const AGAIN = 'This picture is not there any more. Please choose it again.';

/** Keeps what is named for the first time. Throws `invalid` with the fields whose picture nobody uploaded, or not for this. */
export const keepPictures = async (
  deps: Pick<ConsoleDeps, 'upload'>,
  named: readonly NamedPicture[],
  purpose: UploadPurpose,
  { email }: TeamMember,
): Promise<void> => {
  const errors: FieldError[] = [];
  for (const { id, pointer } of named) {
    const found = await deps.upload.find(id);
    const isOurs = found?.purpose === purpose && (found.state === 'kept' || (found.state === 'checked' && found.by === email));
    if (!found || !isOurs || (found.state === 'checked' && !(await deps.upload.keep(found)))) errors.push({ pointer, detail: AGAIN });
  }
  if (errors.length > 0) throw new Failure('invalid', AGAIN, { errors });
};

type Text = { readonly markdown: string };

/** Those that an article's text names, and did not name before. Throws as above, with the text as field. */
export const keepPlaced = async (
  deps: Pick<ConsoleDeps, 'upload'>,
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
