/** A webinar of one's own, made by the console's API: the demonstration's live one stays as the other tests need it. */
import { expect, type Page } from '@playwright/test';
import type { Feed } from '#shared/feed.ts';

/** What a signed-in host does by the API. */
export const byHost = (host: Page, baseURL: string | undefined) => {
  const act = async <T>(method: 'POST' | 'DELETE', path: string, data: unknown = {}): Promise<T> => {
    const answer = await host.request.fetch(`/api/console/webinars${path}`, { method, data, headers: { origin: baseURL ?? '' } });
    expect(answer.ok(), `${method} ${path} answered ${answer.status()}`).toBe(true);
    return (await answer.json()) as T;
  };
  return act;
};

export type OwnRoom = { readonly id: string; readonly slug: string; readonly questions: readonly string[] };

/** Live, with one person's questions in the order of `texts`: in review, or with mode `open` in the room. */
export const ownRoom = async (
  host: Page,
  baseURL: string | undefined,
  title: string,
  texts: readonly string[],
  questions: { readonly mode: 'open' | 'approve' } = { mode: 'approve' },
): Promise<OwnRoom> => {
  const act = byHost(host, baseURL);
  const startsAt = new Date(Date.now() + 86_400_000).toISOString();
  const speakers = [{ name: 'Ada Example' }];
  const draft = { title, startsAt, timeZone: 'Europe/Berlin', durationMinutes: 60, speakers, questions };
  const { id, slug } = await act<OwnRoom>('POST', '', draft);
  await act('POST', `/${id}/publish`);
  await act('POST', `/${id}/start`);
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(`${baseURL}${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', cookie } });
  const registered = await post(`/api/webinars/${slug}/registrations`, { email: `asker-${id}@example.com`, name: 'Noor Example' });
  const cookie = registered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const asked: string[] = [];
  for (const text of texts) asked.push(((await (await post(`/api/live/${id}/questions`, { text }, cookie)).json()) as { id: string }).id);
  // Whoever enters before the room has them would see them wait as news.
  const inRoom = async (): Promise<number> => ((await (await fetch(`${baseURL}/feed/${id}`)).json()) as Feed).questions.length;
  if (questions.mode === 'open') await expect.poll(inRoom).toBe(texts.length);
  return { id, slug, questions: asked };
};
