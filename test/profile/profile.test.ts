/** One person's page: everything that is known of them, in one reading. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { PersonPage } from '#shared/person-page.ts';
import { get, post } from '../support/people.ts';
import { ADDRESS, openJourney } from './person.ts';

let journey: Awaited<ReturnType<typeof openJourney>>;
beforeAll(async () => {
  journey = await openJourney();
});
const page = async (who = journey.marketer) =>
  (await (await get(journey.world, `/api/console/contacts/${journey.id}`, who)).json()) as PersonPage;

describe('a person’s page', () => {
  it('shows their webinars with minutes, questions with answers, polls and states', async () => {
    const person = await page();
    expect(person).toMatchObject({ email: ADDRESS, name: 'Ines Example', company: 'Example Air', owed: 0 });
    expect(person.webinars.map(({ title }) => title)).toEqual(['The second one', 'When marketing answers the phone']);
    const [, first] = person.webinars;
    expect(first).toMatchObject({ state: 'registered', confirmed: true, minutes: 6, votes: 0 });
    expect(first?.polls).toMatchObject([{ question: 'How many teams?', answer: ['Two'] }]);
    expect(first?.questions.map(({ text, resolution, owed }) => [text, resolution, owed])).toEqual([
      ['And who answers last?', 'open', true],
      ['Who answers first?', 'answered', false],
    ]);
    expect(first?.questions[1]?.answers).toMatchObject([{ kind: 'text', text: 'Whoever reads it first.', private: false }]);
  });

  it('is one line of points, newest first, with consent and mail in it', async () => {
    const { journey: line, reach } = await page();
    expect(line.map(({ at }) => at)).toEqual(
      line
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect(new Set(line.map(({ kind }) => kind))).toEqual(new Set(['registered', 'attended', 'asked', 'poll', 'consent', 'mail']));
    const consent = line.find((one) => one.kind === 'consent');
    expect(consent).toMatchObject({ purpose: 'marketing', did: 'asked', method: 'form' });
    expect(line.find((one) => one.kind === 'registered' && one.webinar === journey.webinar.id)).toMatchObject({
      source: { source: 'newsletter', campaign: 'june' },
    });
    expect(reach.marketing).toBe('unconfirmed');
  });

  it('prints its time and its units', async () => {
    await page();
    journey.world.takeUnits();
    const begun = performance.now();
    const { webinars } = await page();
    const ms = performance.now() - begun;
    const units = journey.world.takeUnits();
    console.log(`contact page: ${ms.toFixed(0)} ms, ${units.map(({ operation, read }) => `${operation} ${read}`).join(', ')}`);
    // The person, and for each of their webinars who came by their link.
    expect(units.filter(({ operation }) => operation === 'query')).toHaveLength(1 + webinars.length);
  });

  it('shows what they wait for once a webinar is over, and how it stands', async () => {
    const { world, host, webinar, open } = journey;
    expect((await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: host })).status).toBe(200);
    await world.settle();
    const waits = (await page()).journey.filter(({ kind }) => kind === 'case');
    expect(waits).toMatchObject([{ case: open.id, state: 'open', overdue: false, webinar: webinar.id }]);
  });
});
