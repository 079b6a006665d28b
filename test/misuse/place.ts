/** A world in which every route of the people's side and of the desk has something to lead to: one real id of each kind. */
import { toInviteToken } from '#functions/invitation/link.ts';
import type { Webinar } from '#shared/webinar.ts';
import { addPerson, idOf } from '../invitation/segment.ts';
import { join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';
import { fillDesk } from './desk-place.ts';

/** What a part of a path names. */
const kinds = [
  ...['contact', 'joined', 'note', 'stopped', 'purpose', 'import', 'part', 'segment', 'tally', 'webinar'],
  ...[
    'source',
    'invitation',
    'export',
    'file',
    'token',
    'case',
    'reply',
    'later',
    'handover',
    'saved',
    'campaign',
    'quiet',
    'article',
    'revision',
    'comment',
    'over',
    'paper',
    'sayer',
    'said',
    'sent',
    'gift',
  ],
] as const;
export type Kind = (typeof kinds)[number];

export type Place = {
  readonly world: World;
  readonly webinar: Webinar;
  /** Still to come: people are invited to it. */
  readonly next: Webinar;
  readonly draft: Webinar;
  readonly cookie: string;
  /** Of somebody who had a seat in the webinar that is over. */
  readonly seat: string;
  readonly ids: Readonly<Record<Kind, string>>;
};

type Made = { readonly id: string };
export type Make = <T = Made>(path: string, body: unknown, who?: string) => Promise<T>;

/** Who asks may everything that a route of these asks for. */
export const openPlace = async (): Promise<Place> => {
  const world = await openWorld();
  const cookie = await signedIn(world, ['marketer', 'admin']);
  const webinar = await openWebinar(world, { live: true });
  const next = await openWebinar(world, { title: 'The next one', startsAt: '2027-07-18T13:00:00.000Z' });
  const host = await signedIn(world, ['host']);
  const hidden = { title: 'Nobody knows', promise: '', startsAt: next.startsAt, timeZone: 'Europe/Berlin', durationMinutes: 30 };
  const make: Make = async <T = Made>(path: string, body: unknown, who = cookie): Promise<T> => {
    const answer = await post(world, `/api/console/${path}`, body, { cookie: who });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const draft = await make<Webinar>('webinars', hidden, host);
  await register(world, webinar.slug, 'anna@example.com', { name: 'Anna Example', company: 'Example Air' });
  await addPerson(world, 'ida@example.com', { name: 'Ida Example' });
  for (const who of ['cara', 'cora']) await addPerson(world, `${who}@example.com`);
  await world.settle();
  const [contact, joined, ida] = ['anna', 'cora', 'ida'].map((who) => idOf(world, `${who}@example.com`)) as [string, string, string];
  await make(`contacts/${joined}/merge`, { into: 'cara@example.com' });
  const note = await make(`contacts/${contact}/notes`, { text: 'Called back' });
  const segment = await make('segments', { name: 'Everybody', rules: { all: [] } });
  const source = await make(`sources/${webinar.id}`, { name: 'Newsletter', source: 'newsletter' });
  await make('suppressions', { address: 'stopped@example.com', purposes: ['marketing'] });
  const exported = await make('exports', { webinar: webinar.id, target: 'plain', purpose: 'service' });
  const invitation = await make('invitations', { webinar: next.id, segment: segment.id, name: 'Autumn' });
  const file = await world.request('/api/console/contacts/imports?dryRun=1', {
    method: 'POST',
    body: 'email,name\nnew@example.com,New Example\n',
    headers: { 'content-type': 'text/csv', origin: BASE, cookie },
  });
  const tally = await world.deps.tally.begin('a'.repeat(26), 'marketer@example.com', { segment: segment.id, purpose: 'marketing' });
  await world.settle();
  const desk = await fillDesk(world, { make, host, cookie });
  const seat = await join(world, 'dora@example.com');
  const ids = {
    ...desk,
    ...{ contact, joined, note: note.id, stopped: idOf(world, 'stopped@example.com'), purpose: 'marketing', part: '1', file: 'list' },
    ...{ segment: segment.id, source: source.id, export: exported.id, invitation: invitation.id, tally: tally.id, webinar: webinar.id },
    import: ((await file.json()) as Made).id,
    token: toInviteToken(world.deps.signer, { webinar: next.id, contact: ida, invitation: invitation.id, endsAt: next.endsAt }),
  };
  return { world, webinar, next, draft, cookie, seat, ids };
};
