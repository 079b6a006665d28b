/** What is kept of a reader of reports: theirs to read, gone with them, found by segments. */
import { expect, it } from 'vitest';
import { eraseContact } from '#functions/erasure/reactions.ts';
import { toMeToken } from '#functions/me/link.ts';
import { walkSegment } from '#functions/segment/reactions.ts';
import type { PersonPage } from '#shared/person-page.ts';
import type { Segment } from '#shared/segment.ts';
import { erase, tracesOf } from '../erasure/person.ts';
import { get, post, signedIn } from '../support/people.ts';
import { GATE, openGate, SLUG } from './gated.ts';

const EMAIL = 'tracy@example.com';

it('stands in one’s copy and one’s journey, makes a segment, and goes with the person', async () => {
  const { world, pass, idOf, links, press } = await openGate();
  await pass(EMAIL, { purpose: 'teach', consent: { marketing: true } });
  const me = `/me/${toMeToken(world.deps.signer, idOf(EMAIL), world.deps.now())}/data`;
  expect(await (await get(world, me)).json()).toMatchObject({
    reports: [{ report: SLUG, purpose: 'teach', times: 1 }],
    acts: [{ kind: 'download', report: SLUG, why: 'teach' }],
  });
  const marketer = await signedIn(world, ['marketer']);
  const person = (await (await get(world, `/api/console/contacts/${idOf(EMAIL)}`, marketer)).json()) as PersonPage;
  expect(person.journey.filter(({ kind }) => kind === 'download')).toMatchObject([{ report: SLUG, purpose: 'teach' }]);
  const rules = { all: [{ rule: 'did', what: 'download', which: SLUG }] };
  const segment = (await (await post(world, '/api/console/segments', { name: 'Readers', rules }, { cookie: marketer })).json()) as Segment;
  const found: string[] = [];
  for await (const { contact } of walkSegment(world.deps, { segment: segment.id })) found.push(contact.email);
  expect(found).toEqual([EMAIL]);

  expect(await erase(world, EMAIL)).toBe(true);
  await eraseContact(world.deps, idOf(EMAIL));
  await world.settle();
  expect(await tracesOf(world, 'tracy')).toEqual([]);
  expect((await press(links(EMAIL)[0] ?? '')).status).toBe(410);
  expect(await tracesOf(world, idOf(EMAIL))).not.toContainEqual(expect.stringMatching(/touch#|reads#|asks#/));
});

it('is gone by itself where nobody confirmed it', async () => {
  const { world, idOf, page, links } = await openGate();
  await post(world, GATE, { email: EMAIL, purpose: 'work' });
  await world.settle();
  world.tick(8 * 86_400_000);
  expect(await world.deps.contact.find(idOf(EMAIL))).toBeUndefined();
  expect((await page(links(EMAIL)[0] ?? '')).status).toBe(403);
});
