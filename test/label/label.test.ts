/** What the team calls people by: by hand, and by the labels of their questions. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { label, labelsOf, rollUp } from '#functions/label/rules.ts';
import type { LabelCount } from '#shared/contact.ts';
import type { Page } from '#shared/page.ts';
import type { PersonLabel, PersonPage } from '#shared/person-page.ts';
import { pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import { openJourney } from '../profile/person.ts';
import { get } from '../support/people.ts';
import { BASE } from '../support/world.ts';

describe('labels of one person', () => {
  type Held = {
    readonly labels?: readonly string[];
    readonly labelled?: Readonly<Record<string, readonly string[]>>;
    readonly labelledToo?: readonly string[];
  };
  const name = fc.constantFrom('a', 'b', 'c');
  const act = fc.oneof(
    fc.record({ hand: fc.uniqueArray(name) }),
    fc.record({ question: fc.constantFrom('q1', 'q2'), labels: fc.uniqueArray(name) }),
  );

  it('are those given by hand and those of their questions, whatever comes in which order, and each is done once', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        let held: Held = {};
        const asked = new Map<string, readonly string[]>();
        let hand: readonly string[] = [];
        for (const one of acts) {
          const carry = (from: Held) => ('hand' in one ? label(from, one.hand) : rollUp(from, one.question, one.labels));
          held = carry(held) ?? held;
          if ('question' in one) asked.set(one.question, one.labels);
          expect(carry(held), 'a second time changes nothing').toBeUndefined();
          const labels = held.labels ?? [];
          expect(labels).toEqual([...labels].sort());
          // All that any question has is there; what was given by hand a moment ago as well.
          for (const of of asked.values()) expect(labels).toEqual(expect.arrayContaining([...of]));
          if ('hand' in one) hand = one.hand;
          if ('hand' in one) expect(labels).toEqual(expect.arrayContaining(one.hand));
          // Nothing is there for no reason.
          const reasons = [...asked.values()].flat();
          for (const { label: shown, asked: isAsked } of labelsOf(held)) expect(isAsked ? reasons : [...reasons, ...hand]).toContain(shown);
        }
      }),
      { numRuns: 300, seed: 6 },
    );
  });
});

describe('labels from outside', () => {
  let journey: Awaited<ReturnType<typeof openJourney>>;
  beforeAll(async () => {
    journey = await openJourney();
  });
  const put = (labels: unknown, id = journey.id) =>
    journey.world.request(`/api/console/contacts/${id}/labels`, {
      method: 'PUT',
      body: JSON.stringify({ labels }),
      headers: { 'content-type': 'application/json', origin: BASE, cookie: journey.marketer },
    });
  const counts = async () =>
    ((await (await get(journey.world, '/api/console/labels', journey.agent)).json()) as Page<LabelCount>).items.map(
      ({ label: one, people }) => `${one} ${people}`,
    );
  const labels = async () =>
    ((await (await get(journey.world, `/api/console/contacts/${journey.id}`, journey.agent)).json()) as PersonPage).labels.map(
      ({ label: one, asked }) => (asked ? `(${one})` : one),
    );

  it('roll up from a question to its asker, are set by hand beside it, and are counted', async () => {
    expect(await labels()).toEqual(['(routing)']);
    expect(await counts()).toEqual(['routing 1']);
    const answer = await put(['customer', 'routing']);
    expect(((await answer.json()) as Page<PersonLabel>).items).toEqual([
      { label: 'customer', asked: false },
      { label: 'routing', asked: true },
    ]);
    await journey.world.settle();
    expect(await counts()).toEqual(['customer 1', 'routing 1']);
    await journey.decide(journey.answered.id, { decision: 'label', labels: [] });
    await journey.decide(journey.open.id, { decision: 'label', labels: ['customer', 'urgent'] });
    await journey.world.settle();
    expect(await labels()).toEqual(['customer', '(urgent)']);
    await journey.decide(journey.open.id, { decision: 'label', labels: [] });
    await put([]);
    await journey.world.settle();
    expect([await labels(), await counts()]).toEqual([[], []]);
  });

  it.each([
    [undefined, '#/labels'],
    ['vip', '#/labels'],
    [[''], '#/labels/0'],
    [['x'.repeat(31)], '#/labels/0'],
    [[{ $ne: 1 }], '#/labels/0'],
    [Array.from({ length: 31 }, (_, at) => `l${at}`), '#/labels'],
  ])('%j is refused', async (wanted, pointer) => {
    expect(pointersOf(await problemOf(await writesNothing(journey.world, () => put(wanted)), 'invalid'))).toEqual([pointer]);
  });

  it('of nobody is nobody’s', async () => {
    await problemOf(await writesNothing(journey.world, () => put(['vip'], '0'.repeat(32))), 'not-found');
  });
});
