/** What follows a webinar: to its people by what became of their questions, to its team the report. */

import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import { toMessage } from '#functions/mail/message.ts';
import type { PersonPage } from '#shared/person-page.ts';
import type { OwnQuestion } from '#shared/question.ts';
import type { Webinar } from '#shared/webinar.ts';
import { itemsOf } from '../http/stored.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

const MINUTE = 60_000;
let world: World;
let webinar: Webinar;
let mails: World['mails'];

const act = async (action: string) => {
  const cookie = await signedIn(world, ['host']);
  expect((await post(world, `/api/console/webinars/${webinar.id}/${action}`, {}, { cookie })).status).toBe(200);
  await world.settle();
};
const ask = async (cookie: string, text: string): Promise<OwnQuestion> => {
  const answer = await post(world, `/api/live/${webinar.id}/questions`, { text }, { cookie });
  expect(answer.status).toBe(201);
  return (await answer.json()) as OwnQuestion;
};
const decide = async ({ id }: OwnQuestion, form: Record<string, unknown>) => {
  const cookie = await signedIn(world, ['host']);
  expect((await post(world, `/api/console/webinars/${webinar.id}/questions/${id}/decisions`, form, { cookie })).status).toBe(200);
};
const watch = (cookie: string, seconds: number) => post(world, `/api/live/${webinar.id}/presence`, { seconds }, { cookie });
const to = (name: string) => {
  const found = mails.filter(({ mail }) => mail.to === `${name}@example.com`);
  if (!found[0]) throw new Error(`Nothing was mailed to ${name}`);
  expect(found).toHaveLength(1);
  return found[0].mail;
};

beforeAll(async () => {
  // A Friday: the next business day of the organisation is Monday.
  world = await openWorld({ at: '2027-06-18T12:00:00.000Z' });
  webinar = await openWebinar(world, {
    mail: { report: ['lead@example.com', 'gone@example.com'] },
    replay: 'https://video.example.com/replay',
    questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' },
  });
  const cookie = await signedIn(world, ['host']);
  const poll = (await (
    await post(
      world,
      `/api/console/webinars/${webinar.id}/polls`,
      { question: 'Who answers?', kind: 'single', options: ['Sales', 'Care'] },
      { cookie },
    )
  ).json()) as { id: string };
  const seats = new Map<string, string>();
  for (const name of ['anna', 'ben', 'cleo', 'dana']) seats.set(name, await register(world, webinar.slug, `${name}@example.com`));
  await world.settle();
  const anna = await join(world, 'anna@example.com');
  const dana = await join(world, 'dana@example.com');
  const ben = seats.get('ben') ?? '';
  await act('start');
  await post(world, `/api/console/webinars/${webinar.id}/polls/${poll.id}/open`, {}, { cookie });
  await world.request(`/api/live/${webinar.id}/polls/${poll.id}/answer`, {
    method: 'PUT',
    body: JSON.stringify({ options: [1] }),
    headers: { 'content-type': 'application/json', origin: BASE, cookie: anna },
  });
  world.tick(10 * MINUTE);
  for (const seat of [anna, ben]) expect((await watch(seat, 300)).status).toBeLessThan(300);
  await decide(await ask(anna, 'Who answers at night?'), { decision: 'answered', text: 'The night desk, see https://example.com/desk.' });
  await ask(anna, 'What does it cost?');
  const declined = await ask(dana, 'Declined?');
  await decide(declined, { decision: 'decline' });
  const asked = await ask(ben, 'Words that ben never confirmed');
  await decide(asked, { decision: 'answered' });
  const same = await ask(dana, 'And at night?');
  const first = (await itemsOf(world, '|question#')).find(({ text }) => text === 'Who answers at night?');
  await decide(same, { decision: 'merge', into: String(first?.id) });
  await act('end');
  world.mails.splice(0);
  world.tick(31 * MINUTE);
  await world.journeys();
  await world.settle();
  mails = world.mails.splice(0);
  world.tick(2 * MINUTE);
  await world.journeys();
  await world.settle();
});

describe('half an hour after the end', () => {
  it('who is owed an answer reads what is owed, until when, and what was answered', () => {
    const { subject, text } = to('anna');
    expect(subject).toBe('We owe you an answer by Mon 21 June 2027: When marketing answers the phone');
    expect(text).toContain('> What does it cost?');
    expect(text).toMatch(/at the latest:\nMon 21 June 2027, 17:00 Berlin/);
    expect(text).toMatch(/> Who answers at night\?\n\nThe night desk, see https:\/\/example\.com\/desk\./);
  });

  it('is one mail in what is known of a person, by what it promises or by what it is', async () => {
    const cookie = await signedIn(world, ['admin']);
    const namesOf = async (name: string) => {
      const contact = (await itemsOf(world, '|contact')).find(({ address }) => address === `${name}@example.com`);
      const page = (await (await get(world, `/api/console/contacts/${String(contact?.pk).slice(8)}`, cookie)).json()) as PersonPage;
      return page.journey.flatMap((one) => (one.kind === 'mail' && ['after', 'owed'].includes(one.what ?? '') ? [one.what] : []));
    };
    expect([await namesOf('anna'), await namesOf('ben')]).toEqual([['owed'], ['after']]);
  });

  it('who never confirmed an address reads no word that was typed with it', () => {
    const { subject, html, text } = to('ben');
    expect(subject).toMatch(/^Thank you for coming: /);
    expect(text).toContain('A question that was asked with your address');
    expect(text).toContain('It was answered on air.');
    expect(html + text).not.toContain('never confirmed');
  });

  it('who did not come gets the recording by a link of their own', () => {
    const { subject, text } = to('cleo');
    expect(subject).toMatch(/^We missed you: /);
    expect(text).toMatch(/Watch the replay:\nhttps:\/\/parley\.example\.com\/join\//);
  });

  it('a question that was merged is answered with the other one, one that was declined is not spoken of', () => {
    const { text } = to('dana');
    expect(text).toMatch(/> And at night\?\n\nThe night desk/);
    expect(text).not.toContain('Declined?');
  });
});

describe('the report', () => {
  it('says how it went, to everybody whom the webinar names', () => {
    const { subject, text, purpose, headers } = to('lead');
    expect([subject, purpose, headers]).toEqual(['How it went: When marketing answers the phone', 'team', undefined]);
    // Five minutes, or six where they reach into six of the clock's.
    expect(text).toMatch(/- Registered: 4\n- Came: 2 \(50 %\)\n- Minutes in the room, on average: [56]\n/);
    expect(text).toContain('- Questions: 4, answered: 2, open: 1\n');
    expect(text).toContain('Poll: Who answers?\n\n- Sales: 0 (0 %)\n- Care: 1 (100 %)\n');
    expect(text).toContain('Still open\n- What does it cost? · 0 votes');
    expect(text).toContain(`${BASE}/console/webinar/?id=${webinar.id}`);
    expect(to('gone').text).toBe(text);
  });

  it('has registrations and questions with it, as files that a mail program opens', async () => {
    const transport = createTransport({ streamTransport: true, buffer: true });
    const { message } = await transport.sendMail(toMessage({ name: 'Parley', address: 'hello@example.com' }, to('lead')));
    const { attachments } = await PostalMime.parse(message as Buffer);
    const files = attachments.map(
      ({ filename, content }) => [filename, new TextDecoder().decode(content as ArrayBuffer).split('\r\n')] as const,
    );
    expect(files.map(([name, lines]) => [name, lines.length])).toEqual([
      [`parley_${webinar.slug}_registrations.csv`, 1 + 4 + 1],
      [`parley_${webinar.slug}_questions.csv`, 1 + 5 + 1],
    ]);
    expect(files[0]?.[1].join()).toContain('anna@example.com');
  });

  it('and the mails go out once', async () => {
    expect(world.mails).toEqual([]);
    const runs = (await itemsOf(world, '|run#')).filter(({ sk }) => sk === 'run#report' || sk === 'run#after');
    expect(runs.map(({ doneAt, duePk }) => [typeof doneAt, duePk])).toEqual([
      ['string', undefined],
      ['string', undefined],
    ]);
  });
});
