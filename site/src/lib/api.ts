/** The API at build time. */

/** A public answer; undefined where PARLEY_API is unset. Throws where the API does not answer: a build without it would publish an empty site. */
export const askApi = async <T>(path: string): Promise<T | undefined> => {
  const base = process.env.PARLEY_API;
  if (!base) return undefined;
  const secret = process.env.PARLEY_ORIGIN_SECRET;
  const answer = await fetch(new URL(path, base), {
    headers: { accept: 'application/json', ...(secret && { 'x-origin-secret': secret }) },
  });
  if (!answer.ok) throw new Error(`${path.split('?')[0]} answered ${answer.status}: the site is not built.`);
  return (await answer.json()) as T;
};
