/** The pictures that were drawn for this build (site/pictures); none where nobody drew any. */
import { readFile } from 'node:fs/promises';
import {
  type ArticlePictures,
  articleCardsPath,
  articlePicturesPath,
  noPictures,
  type Pictures,
  picturesPath,
  readPictures,
} from '#shared/picture.ts';

const load = async (): Promise<Pictures> => {
  const folder = process.env.PARLEY_PICTURES;
  return folder ? readPictures(await readFile(folder + picturesPath, 'utf8').catch(() => undefined)) : noPictures;
};

/** A list that nobody drew is empty. */
const readList = async <T>(path: string): Promise<Readonly<Record<string, T>>> => {
  const folder = process.env.PARLEY_PICTURES;
  return (folder ? readFile(folder + path, 'utf8') : Promise.reject()).then(JSON.parse).catch(() => ({}));
};

let reading: Promise<Readonly<Record<string, string>>> | undefined;

/** Cards of articles by their slugs. */
export const articleCards = (): Promise<Readonly<Record<string, string>>> => {
  reading ??= readList<string>(articleCardsPath);
  return reading;
};

let placing: Promise<ArticlePictures> | undefined;
/** Pictures in articles by their names. */
export const articlePictures = (): Promise<ArticlePictures> => {
  placing ??= readList(articlePicturesPath);
  return placing;
};

let loading: Promise<Pictures> | undefined;

export const pictures = (): Promise<Pictures> => {
  loading ??= load();
  return loading;
};
