/** A live webinar full of questions, made through the HTTP face of a running system as people would. */
import type { APIRequestContext } from 'playwright-core';
import type { Webinar } from '#shared/webinar.ts';

/** One person may ask so often in a minute. */
const EACH = 5;
const AT_ONCE = 8;

const openings = ['How do you', 'Who decides when to', 'What happens if you', 'Is there a way to', 'Why would a team', 'When should one'];
const ends = [
  'answer a question nobody asked before',
  'move a campaign because service is behind',
  'share one inbox between two teams without losing sight of what was promised to whom',
  'measure people who never contact you',
  'keep the recording',
];

const textOf = (n: number): string => `${openings[n % openings.length]} ${ends[n % ends.length]}, number ${n + 1}?`;

const asPerson = async (base: string, slug: string, n: number): Promise<void> => {
  const post = async (path: string, body: unknown, cookie = ''): Promise<Response> => {
    const answer = await fetch(base + path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', cookie },
    });
    if (!answer.ok) throw new Error(`${path.replace(/[a-z0-9]{10}/, '…')} answered ${answer.status}`);
    return answer;
  };
  const registered = await post(`/api/webinars/${slug}/registrations`, { email: `person${n}@example.com`, name: `Person ${n}` });
  const cookie = registered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const room = /seat-([a-z0-9]+)=/.exec(cookie)?.[1] ?? '';
  for (let own = 0; own < EACH; own += 1) await post(`/api/live/${room}/questions`, { text: textOf(n * EACH + own) }, cookie);
};

/** `team` is signed in. `close` calls the webinar off again. */
export const fillRoom = async (
  base: string,
  team: APIRequestContext,
  questions: number,
): Promise<{ readonly id: string; readonly close: () => Promise<void> }> => {
  const act = async (path: string, data: unknown = {}): Promise<Webinar> =>
    (await (await team.post(`${base}/api/console/webinars${path}`, { data, headers: { origin: base } })).json()) as Webinar;
  const startsAt = new Date(Date.now() + 86_400_000).toISOString();
  const { id, slug } = await act('', { title: 'A thousand questions', startsAt, timeZone: 'Europe/Berlin', durationMinutes: 60 });
  await act(`/${id}/publish`);
  await act(`/${id}/start`);
  const people = Array.from({ length: Math.ceil(questions / EACH) }, (_, n) => n);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let n = people.shift(); n !== undefined; n = people.shift()) await asPerson(base, slug, n);
    }),
  );
  return { id, close: async () => void (await act(`/${id}/cancel`)) };
};
