/** What the routes of the desk lead to: a case of an ended webinar with two replies, and what lies around cases. */

import type { Replied } from '#shared/reply.ts';
import { idOf } from '../invitation/segment.ts';
import { join, openWebinar, post, register } from '../support/people.ts';
import { BASE, type World } from '../support/world.ts';
import type { Make } from './place.ts';

export type DeskKind =
  | 'case'
  | 'reply'
  | 'later'
  | 'handover'
  | 'saved'
  | 'campaign'
  | 'quiet'
  | 'article'
  | 'revision'
  | 'comment'
  | 'over'
  | 'paper'
  | 'sayer'
  | 'said'
  | 'sent'
  | 'gift';

/** Of somebody whose address is confirmed; the team has not read it. */
const heldComment = async (world: World): Promise<string> => {
  const contact = idOf(world, 'anna@example.com');
  const [tag, at] = ['0123456789ab', world.deps.now().toISOString()];
  const written = {
    id: `${at}-${tag}`,
    contact,
    slug: 'silence',
    text: 'May I?',
    by: 'Anna Example',
    at,
    locale: 'en',
    state: 'held',
    version: 1,
  } as const;
  if (!(await world.deps.comment.add(written, true))) throw new Error('No comment was written');
  return `${contact}-${tag}`;
};

/** Of somebody who agreed to be published. */
const leaveWords = async (world: World, webinar: string): Promise<string> => {
  const contact = idOf(world, 'dora@example.com');
  const at = world.deps.now().toISOString();
  const seat = { kind: 'verified', webinar, contact, epoch: 1, guest: undefined } as const;
  const done = await world.deps.survey.answer(seat, { stars: 5, text: 'It helped us.', quote: 'first' }, 'en');
  if (done.kind !== 'stored') throw new Error(`The survey was ${done.kind}`);
  await world.deps.contact.decide(contact, (known) => ({
    contact: { ...known, consent: { ...known.consent, research: { state: 'confirmed', at } } },
    entries: [],
  }));
  return contact;
};

export const fillDesk = async (
  world: World,
  { make, host, cookie }: { readonly make: Make; readonly host: string; readonly cookie: string },
): Promise<Readonly<Record<DeskKind, string>>> => {
  const webinar = await openWebinar(world, { live: true, title: 'It is over', replay: 'https://video.example.com/replay.mp4' });
  await register(world, webinar.slug, 'dora@example.com', { name: 'Dora Example' });
  await world.settle();
  const seat = await join(world, 'dora@example.com');
  const asked = await post(world, `/api/live/${webinar.id}/questions`, { text: 'Is it free?' }, { cookie: seat });
  const { id } = (await asked.json()) as { id: string };
  await world.settle();
  await make(`webinars/${webinar.id}/end`, {}, host);
  await world.settle();
  const sent = await make<Replied>(`cases/${id}/replies`, { text: 'It is.', answers: false });
  const later = await make<Replied>(`cases/${id}/replies`, { text: 'It is, still.', sendAt: '2027-07-01T09:00:00Z' });
  const [handover, saved, campaign, quiet, article] = [
    await make('cases/handover', { text: 'Dora waits' }, host),
    await make('saved-answers', { title: 'Free', text: 'It is free.' }),
    await make('campaigns', { name: 'Spring', at: '2027-07-20T09:00:00Z' }),
    await make('quiet', { topics: ['Price'] }),
    await make('articles', { title: 'An hour' }),
  ];
  await world.settle();
  const report = { title: 'A guide', summary: 'What to ask first.', locale: 'en', version: 0 };
  const paper = await world.request('/api/console/reports/a-guide', {
    method: 'PUT',
    body: JSON.stringify(report),
    headers: { 'content-type': 'application/json', origin: BASE, cookie },
  });
  if (paper.status !== 201) throw new Error(`No report was made: ${await paper.text()}`);
  const gift = await make('gifts', { name: 'Tickets', words: {}, endsOn: null, budget: 5, perMonth: null, againMonths: 12 });
  // Announced, and on its way.
  const coming = await make('reports/a-guide/files', { name: 'guide.pdf', size: 9_000 });
  return {
    case: id,
    reply: sent.replied,
    later: later.replied,
    handover: handover.id,
    saved: saved.id,
    campaign: campaign.id,
    quiet: quiet.id,
    article: article.id,
    comment: await heldComment(world),
    revision: 'v1',
    over: webinar.id,
    paper: 'a-guide',
    sayer: await leaveWords(world, webinar.id),
    said: `survey-${webinar.id}`,
    sent: coming.id,
    gift: gift.id,
  };
};
