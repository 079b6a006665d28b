/** What words of customers on our pages cost, in DynamoDB's units, against docs/data.md. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { placeOfWebinar } from '#shared/quote.ts';
import { idOf } from '../invitation/segment.ts';
import { get, post, signedIn } from '../support/people.ts';
import { BASE } from '../support/world.ts';
import { openSurvey } from '../survey/survey.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const words = 'It helped us.';
let survey: Awaited<ReturnType<typeof openSurvey>>;
let member: { cookie: string; email: string };

beforeAll(async () => {
  survey = await openSurvey();
  member = await survey.member();
  await survey.end();
  await survey.world.settle();
});

/** `warm`: what a process that works has read already. */
const unitsOf = async (act: () => Response | Promise<Response>, warm?: () => unknown): Promise<readonly [write: number, read: number]> => {
  await warm?.();
  survey.world.takeUnits();
  const answer = await act();
  expect(answer.status, await answer.clone().text()).toBeLessThan(300);
  const used = survey.world.takeUnits();
  return [used.reduce((sum, { write }) => sum + write, 0), used.reduce((sum, { read }) => sum + read, 0)];
};

describe('the meter', () => {
  it('charges a low mark that opens a case 8 writes', async () => {
    const { answer } = survey;
    const low = { stars: 1, text: words, quote: 'full', research: true, contact: true };
    expect((await unitsOf(() => answer(member.cookie, low)))[0]).toBe(8);
  });

  it('charges putting words on pages 8 writes, and who builds them 3 reads each', async () => {
    const { world, webinar, host, path } = survey;
    await world.settle();
    const person = idOf(world, member.email);
    const at = world.deps.now().toISOString();
    await world.deps.contact.decide(person, (known) => ({
      contact: { ...known, consent: { ...known.consent, research: { state: 'confirmed', at } } },
      entries: [],
    }));
    const marketer = await signedIn(world, ['marketer']);
    const api = `/api/console/webinars/${webinar.id}/survey`;
    const source = `/api/console/quotes/${person}/survey-${webinar.id}`;
    const me = (cookie: string) => () => get(world, '/api/console/me', cookie);
    const put = (places: readonly string[], version: number) =>
      world.request(source, {
        method: 'PUT',
        body: JSON.stringify({ text: words, places, version }),
        headers: { 'content-type': 'application/json', origin: BASE, cookie: marketer },
      });
    expect({
      list: await unitsOf(() => get(world, `${api}/texts`, host), me(host)),
      look: await unitsOf(() => get(world, source, marketer), me(marketer)),
      put: await unitsOf(() => put([placeOfWebinar(webinar.id)], 0), me(marketer)),
      off: await unitsOf(() => put([], 1), me(marketer)),
      again: await unitsOf(() => put([placeOfWebinar(webinar.id)], 2), me(marketer)),
      build: await unitsOf(() => get(world, '/api/quotes')),
    }).toEqual({ list: [0, 4], look: [0, 2], put: [8, 3], off: [8, 3], again: [8, 4], build: [0, 3.5] });
    // Its place in the list says the same as before.
    const back = () => post(world, `${path}/take-back`, {}, { cookie: member.cookie });
    expect(await unitsOf(back)).toEqual([1, 3]);
  });
});
