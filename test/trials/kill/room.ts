/** The host's side: signs in as people do, opens a room, approves what was asked. */
import type { Feed } from '#shared/feed.ts';
import type { ConsoleQuestion } from '#shared/question.ts';
import type { Webinar } from '#shared/webinar.ts';
import { type Answer, type Browser, openBrowser } from './browser.ts';

const succeeded = (answer: Answer, what: string): Answer => {
  if (answer.status >= 400) throw new Error(`${what} was answered ${answer.status}: ${answer.text.slice(0, 200)}`);
  return answer;
};

const json = <T>(answer: Answer, what: string): T => JSON.parse(succeeded(answer, what).text) as T;

/** Through the embedded provider: its page, its form, and the redirects between. */
export const signIn = async (url: string): Promise<Browser> => {
  const browser = openBrowser(url);
  let at = '/auth/login?return=/console/';
  for (let hops = 0; hops < 10; hops += 1) {
    const here = new URL(at, url);
    const isForm = here.pathname.startsWith('/sign-in/');
    const answer = await browser.ask(here.href, isForm ? { method: 'POST', form: { account: 'host@example.com' } } : {});
    at = new URL(succeeded(answer, 'Signing in').location, here).href;
    if (new URL(at).pathname === '/console/') return browser;
  }
  throw new Error('Signing in went round in circles');
};

const draft = (seed: number) => ({
  title: `Kill trial ${seed}`,
  startsAt: new Date(Date.now() + 3_600_000).toISOString(),
  timeZone: 'Europe/Berlin',
  durationMinutes: 60,
});

export const openRoom = async (host: Browser, seed: number): Promise<Webinar> => {
  const made = json<Webinar>(await host.ask('/api/console/webinars', { method: 'POST', json: draft(seed) }), 'Making a webinar');
  for (const action of ['publish', 'start'])
    succeeded(await host.ask(`/api/console/webinars/${made.id}/${action}`, { method: 'POST', json: {} }), action);
  return made;
};

export const approve = async (host: Browser, webinar: string, question: string): Promise<void> => {
  const path = `/api/console/webinars/${webinar}/questions/${question}/decisions`;
  succeeded(await host.ask(path, { method: 'POST', json: { decision: 'approve' } }), 'Approving');
};

export type Seen = {
  readonly webinar: Webinar;
  readonly questions: readonly ConsoleQuestion[];
  readonly registrations: readonly { readonly email: string }[];
  readonly feed: Feed;
};

const allRegistrations = async (host: Browser, webinar: string): Promise<{ email: string }[]> => {
  const found: { email: string }[] = [];
  let cursor = '';
  do {
    const path = `/api/console/webinars/${webinar}/registrations?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const page = json<{ items: { email: string }[]; next?: string }>(await host.ask(path), 'The list of registrations');
    found.push(...page.items);
    cursor = page.next ?? '';
  } while (cursor);
  return found;
};

/** What the console and the audience are shown. */
export const lookAround = async (host: Browser, id: string): Promise<Seen> => ({
  webinar: json(await host.ask(`/api/console/webinars/${id}`), 'The webinar'),
  questions: json<{ items: ConsoleQuestion[] }>(await host.ask(`/api/console/webinars/${id}/questions`), 'The questions').items,
  registrations: await allRegistrations(host, id),
  feed: json(await host.ask(`/feed/${id}`), 'The feed'),
});
