/** The pictures that were drawn for this build (site/pictures); none where nobody drew any. */
import { readFile } from 'node:fs/promises';
import { noPictures, type Pictures, picturesPath, readPictures } from '#shared/picture.ts';

const load = async (): Promise<Pictures> => {
  const folder = process.env.PARLEY_PICTURES;
  return folder ? readPictures(await readFile(folder + picturesPath, 'utf8').catch(() => undefined)) : noPictures;
};

let loading: Promise<Pictures> | undefined;

export const pictures = (): Promise<Pictures> => {
  loading ??= load();
  return loading;
};
