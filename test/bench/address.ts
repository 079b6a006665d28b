/** The address of the running system that a figure is taken from: this machine only. */
import { Refusal } from '#infra/local/refusal.ts';

export const addressOf = ([given]: readonly string[]): string => {
  const url = new URL(given ?? 'http://localhost:4321');
  if (!['localhost', '127.0.0.1', '[::1]'].includes(url.hostname))
    throw new Refusal('Figures are taken on this machine only: name a localhost address.');
  return url.origin;
};

/** A live webinar to look at. */
export const liveSlug = async (base: string): Promise<string> => {
  const answer = await fetch(`${base}/api/webinars?state=live`).catch(() => undefined);
  const found = (await answer?.json().catch(() => undefined)) as { items?: { slug: string }[] } | undefined;
  const slug = found?.items?.[0]?.slug;
  if (!slug) throw new Refusal(`Nothing is live at ${base}. Start Parley with its demonstration first.`);
  return slug;
};
