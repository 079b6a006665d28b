/** What each deed of a webinar takes from the table, metered once on DynamoDB Local by doing it. */
import type { Units } from '#functions/table/units.ts';
import type { OwnQuestion } from '#shared/question.ts';
import { get, join, openWebinar, post, register, send, signedIn } from '../../support/people.ts';
import { BASE, type World } from '../../support/world.ts';
import texts from '../audience/questions.json' with { type: 'json' };
import type { Bill } from '../prices.ts';

const toBill = (units: readonly Units[]): Bill => ({
  writeUnit: units.reduce((sum, { write }) => sum + write, 0),
  readUnit: units.reduce((sum, { read }) => sum + read, 0),
});

const fine = async (answer: Response | Promise<Response>): Promise<Response> => {
  const came = await answer;
  if (came.status >= 400) throw new Error(`A deed was answered ${came.status}: ${await came.text()}`);
  return came;
};

const put = (world: World, path: string, body: unknown, cookie: string) =>
  world.request(path, {
    method: 'PUT',
    body: JSON.stringify(body),
    headers: { origin: BASE, cookie, 'content-type': 'application/json' },
  });

/** Publishing reads every question: metered in a small room and in a larger one, the difference is each further question's. */
const FEW = 10;
const MORE = 60;

export type Metered = Awaited<ReturnType<typeof meterDeeds>>;

export const meterDeeds = async (world: World) => {
  const host = await signedIn(world, ['host']);
  const { id, slug } = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'no', votes: 'everyone' } });
  const live = `/api/live/${id}`;
  const team = `/api/console/webinars/${id}`;
  let people = 0;
  const nextEmail = (): string => `person${++people}@example.com`;
  const take = async (act: () => unknown): Promise<Bill> => {
    world.takeUnits();
    await act();
    return toBill(world.takeUnits());
  };
  const ask = async (cookie: string, n: number): Promise<OwnQuestion> =>
    (await (await fine(post(world, `${live}/questions`, { text: texts[n % texts.length] }, { cookie }))).json()) as OwnQuestion;
  const vote = async (cookie: string, question: OwnQuestion): Promise<unknown> =>
    fine(send(world, 'PUT', `${live}/questions/${question.id}/vote`, cookie));
  const answer = (poll: string, cookie: string) => fine(put(world, `${live}/polls/${poll}/answer`, { options: [1] }, cookie));

  const form = { name: 'Noor Example', company: 'Example Air', consent: { marketing: true } };
  await register(world, slug, nextEmail(), form);
  await world.settle();
  const registering = await take(() => register(world, slug, nextEmail(), form));
  const following = await take(() => world.settle());
  let seat = '';
  const entering = await take(async () => {
    seat = await join(world, 'person2@example.com');
    await fine(get(world, `${live}/mine`, seat));
  });
  // The first write through a personal link notes that the address is confirmed.
  const beat = { seconds: 0 };
  await fine(post(world, `${live}/presence`, beat, { cookie: seat }));
  await world.settle();

  const questions: OwnQuestion[] = [];
  const askUpTo = async (count: number): Promise<void> => {
    for (; questions.length < count; world.tick(61_000))
      questions.push(await ask(await register(world, slug, nextEmail()), questions.length));
    await world.settle();
  };
  const decide = (question: OwnQuestion | undefined, decision: string) =>
    fine(post(world, `${team}/questions/${question?.id}/decisions`, { decision }, { cookie: host }));
  await askUpTo(FEW);
  const decidingFew = await take(() => decide(questions[5], 'answering'));
  await askUpTo(MORE);
  const deciding = await take(() => decide(questions[6], 'answering'));
  const [first, second, third] = questions as [OwnQuestion, OwnQuestion, OwnQuestion];

  world.tick(301_000);
  // Copies of webinar and question are warm, as in a room with people in it.
  await get(world, `/api/webinars/${slug}`);
  const asking = await take(() => ask(seat, 3));
  await world.settle();
  await vote(await register(world, slug, nextEmail()), second);
  const voting = await take(() => vote(seat, second));
  const beating = await take(() => fine(post(world, `${live}/presence`, { seconds: 300 }, { cookie: seat })));
  const { id: poll } = (await (
    await fine(
      post(
        world,
        `${team}/polls`,
        { question: 'Where do questions get lost?', kind: 'single', options: ['Here', 'There'] },
        { cookie: host },
      ),
    )
  ).json()) as { id: string };
  await fine(post(world, `${team}/polls/${poll}/open`, {}, { cookie: host }));
  await fine(get(world, `/feed/${id}`));
  const guest = await register(world, slug, nextEmail());
  await answer(poll, guest);
  const answering = await take(() => answer(poll, seat));
  const looking = await take(() => fine(get(world, `/feed/${id}`)));

  // One second of a busy room: votes on three questions, answers of a poll and a beacon come in one batch.
  await world.settle();
  const others = [await register(world, slug, nextEmail()), await register(world, slug, nextEmail())];
  await world.settle();
  world.tick(301_000);
  for (const one of others) for (const question of [first, second]) await vote(one, question);
  await vote(guest, third);
  await answer(poll, others[0] ?? '');
  await fine(post(world, `${live}/presence`, beat, { cookie: guest }));
  world.takeUnits();
  await world.settle();
  const counting = toBill(world.takeUnits().filter(({ operation }) => operation === 'transact'));

  // A decision is one write and one read of the question, and a publication.
  const publishing = { writeUnit: (deciding.writeUnit ?? 0) - 1, readUnit: (deciding.readUnit ?? 0) - 1 };
  const readPerQuestion = ((deciding.readUnit ?? 0) - (decidingFew.readUnit ?? 0)) / (MORE - FEW);
  return {
    ...{ registering, following, entering, asking, voting, answering, beating, deciding, looking, counting },
    publishing: { ...publishing, readPerQuestion, questions: MORE },
  };
};
