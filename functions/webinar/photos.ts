/** The photos of a webinar's speakers. Pure. */
import { uploadId } from '#shared/upload.ts';
import type { Webinar } from '#shared/webinar.ts';

type Speakers = Pick<Webinar, 'speakers'>;

/** Photos that were not there before, with the fields that name them. */
export const newPhotos = (before: Speakers | undefined, after: Speakers): readonly { readonly id: string; readonly pointer: string }[] => {
  const known = new Set(before?.speakers.map(({ photo }) => photo));
  return after.speakers.flatMap(({ photo }, at) =>
    photo === undefined || known.has(photo) ? [] : [{ id: photo, pointer: `#/speakers/${at}/photo` }],
  );
};

/** Speakers as stored: an address somewhere else, which a photo was in the first days, is none any more. */
export const ownPhotos = (speakers: Webinar['speakers']): Webinar['speakers'] =>
  speakers.map(({ photo, ...rest }) => (uploadId.safeParse(photo).success ? { ...rest, photo } : rest));
