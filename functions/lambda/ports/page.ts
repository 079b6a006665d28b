/** Pages of the built site as the API reads them: over the public base, kept for a minute. */
type Kept = { readonly at: number; readonly html: string };

const keptFor = 60_000;

/** Answers undefined where the site has no such page; while the site cannot be reached, the last known page. Rejects where there is none. */
export const publishedPage = (base: string, realNow: () => Date) => {
  const kept = new Map<string, Kept>();
  return async (path: string): Promise<string | undefined> => {
    const at = realNow().getTime();
    const known = kept.get(path);
    if (known !== undefined && at - known.at < keptFor) return known.html;
    try {
      const answer = await fetch(`${base}${path}`, { signal: AbortSignal.timeout(3_000) });
      if (answer.status === 403 || answer.status === 404) return undefined;
      if (!answer.ok) throw new Error(`The site answered ${answer.status}`);
      const html = await answer.text();
      kept.set(path, { at, html });
      return html;
    } catch (cause) {
      if (known !== undefined) return known.html;
      throw new Error('The built site cannot be read', { cause });
    }
  };
};
