/** What the team writes to itself leaves by no way, however notes and replies follow each other. */
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { addressToContact } from '#functions/contact/identity.ts';
import { toAnswersToken } from '#functions/me/answers-link.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let agent: string;
let host: string;
let anna: string;
let webinar: Awaited<ReturnType<typeof openWebinar>>;
const ids: string[] = [];

beforeAll(async () => {
  world = await openWorld();
  [agent, host] = [await signedIn(world, ['agent']), await signedIn(world, ['host'])];
  webinar = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } });
  await register(world, webinar.slug, 'anna@example.com', { name: 'Anna Example' });
  await world.settle();
  anna = await join(world, 'anna@example.com');
  for (const text of ['Is it free?', 'Does it scale?']) {
    const asked = await post(world, `/api/live/${webinar.id}/questions`, { text }, { cookie: anna });
    ids.push(((await asked.json()) as { id: string }).id);
  }
  await world.settle();
  await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: host });
  await world.settle();
});

/** Everything that leaves the team: mails, what everybody reads, and what the person themselves reads. */
const outside = async (): Promise<string> => {
  const contact = addressToContact(world.config.CONTACT_KEY, 'anna@example.com');
  const token = toAnswersToken(world.deps.signer, { contact, webinar: webinar.id }, webinar.endsAt);
  const paths = [
    `/feed/${webinar.id}`,
    `/feed/${webinar.id}/questions`,
    `/live/${webinar.id}/page`,
    `/api/live/${webinar.id}/mine`,
    `/answers/${token}`,
  ];
  const pages = await Promise.all(
    paths.map(async (path) => {
      const answer = await get(world, path, anna);
      expect(answer.status, path).toBe(200);
      return answer.text();
    }),
  );
  const mails = world.mails.map(({ mail }) => JSON.stringify(mail));
  return [...pages, ...mails, ...world.logged, JSON.stringify(world.queued)].join('\n');
};

const words = fc.stringMatching(/^[a-z]{8}$/);
const act = fc.oneof(
  fc.record({ do: fc.constant('note' as const), at: fc.nat(1), words }),
  fc.record({
    do: fc.constant('reply' as const),
    at: fc.nat(1),
    words,
    open: fc.option(words),
    private: fc.boolean(),
    answers: fc.boolean(),
  }),
  fc.record({ do: fc.constant('later' as const), at: fc.nat(1), words }),
);

it('no note enters a public payload, a page of the person, a mail, a queue or a log, and every reply does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 5 }), async (acts) => {
      const notes: string[] = [];
      const replies: string[] = [];
      for (const one of acts) {
        const path = `/api/console/cases/${ids[one.at]}`;
        const mark = `${one.do}-${one.words}-${notes.length + replies.length}`;
        if (one.do === 'note') {
          notes.push(mark);
          expect((await post(world, `${path}/notes`, { text: mark }, { cookie: agent })).status).toBe(201);
          continue;
        }
        const sendAt = new Date(world.deps.now().getTime() + 60_000).toISOString();
        const more =
          one.do === 'later' ? { sendAt } : { private: one.private, answers: one.answers, ...(one.open ? { publicText: one.open } : {}) };
        replies.push(mark);
        expect((await post(world, `${path}/replies`, { text: mark, ...more }, { cookie: agent })).status).toBe(201);
      }
      world.tick(61_000);
      await world.journeys();
      await world.settle();
      const seen = await outside();
      for (const note of notes) expect(seen).not.toContain(note);
      for (const reply of replies) expect(seen).toContain(reply);
    }),
    { numRuns: 8, seed: 7 },
  );
});
