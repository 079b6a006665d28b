/** One plainly fictional person with a whole journey: two webinars, questions, a poll, a note's button, consent, mail. */
import { addressToContact } from '#functions/contact/identity.ts';
import type { Poll } from '#shared/poll.ts';
import type { OwnQuestion } from '#shared/question.ts';
import type { Webinar } from '#shared/webinar.ts';
import { join, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { openWorld } from '../support/world.ts';

export const ADDRESS = 'ines.example@example.com';

export const openJourney = async () => {
  const world = await openWorld();
  const host = await signedIn(world, ['host'], 'hanna@example.com');
  const marketer = await signedIn(world, ['marketer'], 'mia@example.com');
  const agent = await signedIn(world, ['agent'], 'arto@example.com');
  const admin = await signedIn(world, ['admin'], 'ada@example.com');
  const room = { questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } };
  const webinar = await openWebinar(world, { ...room, live: true, title: 'When marketing answers the phone' });
  const later = await openWebinar(world, { ...room, title: 'The second one', startsAt: '2027-07-18T13:00:00.000Z' });
  const form = {
    name: 'Ines Example',
    company: 'Example Air',
    jobTitle: 'Team lead',
    consent: { marketing: true },
    utm: { source: 'newsletter', campaign: 'june' },
  };
  await register(world, webinar.slug, ADDRESS, form);
  await world.settle();
  const seat = await join(world, ADDRESS);
  const make = async <T>(path: string, body: unknown, cookie: string): Promise<T> =>
    (await (await post(world, path, body, { cookie })).json()) as T;
  const asking = (text: string) => make<OwnQuestion>(`/api/live/${webinar.id}/questions`, { text }, seat);
  const decide = (id: string, body: unknown) => make(`/api/console/webinars/${webinar.id}/questions/${id}/decisions`, body, host);

  const answered = await asking('Who answers first?');
  world.tick(61_000);
  const open = await asking('And who answers last?');
  await decide(answered.id, { decision: 'reply', text: 'Whoever reads it first.' });
  await decide(answered.id, { decision: 'label', labels: ['routing'] });
  const poll = await make<Poll>(
    `/api/console/webinars/${webinar.id}/polls`,
    { question: 'How many teams?', kind: 'single', options: ['One', 'Two'] },
    host,
  );
  await post(world, `/api/console/webinars/${webinar.id}/polls/${poll.id}/open`, {}, { cookie: host });
  await world.request(`/api/live/${webinar.id}/polls/${poll.id}/answer`, {
    method: 'PUT',
    body: JSON.stringify({ options: [1] }),
    headers: { 'content-type': 'application/json', origin: 'https://parley.example.com', cookie: seat },
  });
  await post(world, `/api/live/${webinar.id}/presence`, { seconds: 0 }, { cookie: seat });
  world.tick(5 * 60_000);
  await post(world, `/api/live/${webinar.id}/presence`, { seconds: 300 }, { cookie: seat });
  await register(world, later.slug, ADDRESS, form);
  await world.settle();
  const ofRoom: { readonly webinar: Webinar; readonly later: Webinar } = { webinar, later };
  return {
    ...{ world, host, marketer, agent, admin, seat, answered, open, poll, decide },
    ...ofRoom,
    id: addressToContact(world.config.CONTACT_KEY, ADDRESS),
    remove: (path: string, cookie: string) => send(world, 'DELETE', path, cookie),
  };
};
