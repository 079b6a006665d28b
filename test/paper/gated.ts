/** A gated report, and readers before it. */
import { addressToContact } from '#functions/contact/identity.ts';
import type { Paper, StartedFile } from '#shared/paper.ts';
import { type Cookie, post, signedIn } from '../support/people.ts';
import { BASE, openWorld } from '../support/world.ts';
import { pdf } from './files.ts';

export const SLUG = 'what-stays-unanswered';
export const GATE = `/api/reports/${SLUG}/requests`;
export const FILE = `/api/reports/${SLUG}/file`;

export const openGate = async (more: object = {}) => {
  const world = await openWorld();
  const host = await signedIn(world, ['host']);
  const save = async (slug: string, fields: object): Promise<Paper> => {
    const answer = await world.request(`/api/console/reports/${slug}`, {
      method: 'PUT',
      body: JSON.stringify({ title: 'What stays unanswered', summary: 'Figures.', locale: 'en', version: 0, ...fields }),
      headers: { 'content-type': 'application/json', origin: BASE, cookie: host },
    });
    if (!answer.ok) throw new Error(`Saving answered ${answer.status}: ${await answer.text()}`);
    return answer.json() as Promise<Paper>;
  };
  const publish = async (slug: string, fields: object = {}): Promise<Paper> => {
    await save(slug, fields);
    const bytes = pdf();
    const at = `/api/console/reports/${slug}`;
    const { id } = (await (
      await post(world, `${at}/files`, { name: 'r.pdf', size: bytes.length }, { cookie: host })
    ).json()) as StartedFile;
    world.files.set(`uploads/${id}`, { bytes });
    await post(world, `${at}/files/${id}/check`, { version: 1 }, { cookie: host });
    return (await post(world, `${at}/state`, { state: 'published', version: 2 }, { cookie: host })).json() as Promise<Paper>;
  };
  const paper = await publish(SLUG, { gated: true, ...more });
  await world.settle();
  const links = (email: string): string[] =>
    world.mails.filter(({ mail }) => mail.to === email).flatMap(({ mail }) => mail.text.match(/\/api\/reports\/\S+\/open\/[\w.~-]+/) ?? []);
  const press = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    world.request(path, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', origin: BASE, ...headers },
    });
  const cookiesOf = (answer: Response): Cookie =>
    answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  /** Asks, follows the mail, and hands back the seat of that browser. */
  const pass = async (email: string, form: object = {}): Promise<Cookie> => {
    await post(world, GATE, { email, purpose: 'work', ...form });
    await world.settle();
    const answer = await press(links(email).at(-1) ?? '');
    await world.settle();
    if (answer.status !== 303) throw new Error(`The link answered ${answer.status}: ${await answer.text()}`);
    return cookiesOf(answer);
  };
  const page = (path: string, cookie?: Cookie) => world.request(path, { headers: { accept: 'text/html', ...(cookie ? { cookie } : {}) } });
  const counts = async () => {
    const answer = await world.request('/api/console/reports', { headers: { cookie: host } });
    return ((await answer.json()) as { counts: Record<string, object> }).counts;
  };
  const idOf = (email: string): string => addressToContact(world.config.CONTACT_KEY, email);
  return { world, host, paper, save, publish, links, press, pass, page, counts, idOf, cookiesOf };
};
export type Gated = Awaited<ReturnType<typeof openGate>>;
