/** The pictures that were drawn for this build (site/pictures); none where nobody drew any. */
import { readFile } from 'node:fs/promises';
import { articleCardsPath, noPictures, type Pictures, picturesPath, readPictures } from '#shared/picture.ts';

const load = async (): Promise<Pictures> => {
  const folder = process.env.PARLEY_PICTURES;
  return folder ? readPictures(await readFile(folder + picturesPath, 'utf8').catch(() => undefined)) : noPictures;
};

let reading: Promise<Readonly<Record<string, string>>> | undefined;

/** Cards of articles by their slugs. */
export const articleCards = (): Promise<Readonly<Record<string, string>>> => {
  const folder = process.env.PARLEY_PICTURES;
  reading ??= (folder ? readFile(folder + articleCardsPath, 'utf8') : Promise.reject()).then(JSON.parse).catch(() => ({}));
  return reading;
};

let loading: Promise<Pictures> | undefined;

export const pictures = (): Promise<Pictures> => {
  loading ??= load();
  return loading;
};
