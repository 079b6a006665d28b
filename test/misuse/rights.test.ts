/** One rule decides who sees people: whoever may not list them counts, looks at, exports and previews none either. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type ExportView, exportTargets, ofOneWebinar, rightOf } from '#shared/export.ts';
import { may, type Role, roles } from '#shared/host.ts';
import type { Page } from '#shared/page.ts';
import { writesNothing } from '../http/stored.ts';
import { idOf, inviteLink } from '../invitation/segment.ts';
import { get, post, signedIn } from '../support/people.ts';
import { BASE } from '../support/world.ts';
import { openPlace, type Place } from './place.ts';

let place: Place;
const cookies = new Map<Role, string>();
beforeAll(async () => {
  place = await openPlace();
  for (const role of roles) cookies.set(role, await signedIn(place.world, [role]));
});

const api = '/api/console';
const cookieOf = (role: Role): string => cookies.get(role) ?? '';
const statusOf = async (role: Role, path: string, body?: unknown): Promise<number> =>
  (
    await (body === undefined
      ? get(place.world, `${api}/${path}`, cookieOf(role))
      : post(place.world, `${api}/${path}`, body, { cookie: cookieOf(role) }))
  ).status;

const files = exportTargets.flatMap((target) =>
  ofOneWebinar.includes(target) ? [{ target, of: 'webinar' as const }] : (['webinar', 'segment'] as const).map((of) => ({ target, of })),
);

describe('a file', () => {
  it.each(files)('for $target of a $of is asked for, looked into, followed, listed and taken by the same roles', async ({ target, of }) => {
    const { world, ids } = place;
    const body = { [of]: ids[of], target, purpose: 'service' };
    const { id } = (await (await post(world, `${api}/exports`, body, { cookie: cookieOf('admin') })).json()) as ExportView;
    await world.settle();
    for (const role of roles) {
      const isAllowed = may([role], rightOf(target, of));
      const { items } = (await (await get(world, `${api}/exports?limit=200`, cookieOf(role))).json()) as Page<ExportView>;
      const asked = [
        await statusOf(role, 'exports/preview', body),
        await statusOf(role, `exports/${id}`),
        await statusOf(role, `exports/${id}/file`),
        ...(isAllowed ? [] : [await writesNothing(world, () => statusOf(role, 'exports', body))]),
      ];
      const isListed = items.some((one) => one.id === id);
      expect([role, asked, isListed]).toEqual([role, isAllowed ? [200, 200, 303] : [403, 403, 403, 403], isAllowed]);
    }
  });
});

describe('people', () => {
  const rules = { all: [] };

  it('are listed, counted by rules of one’s own, opened and called something by the same roles', async () => {
    for (const role of roles) {
      const asked = [
        await statusOf(role, 'contacts'),
        await statusOf(role, 'contacts?find=an'),
        await statusOf(role, `contacts/${place.ids.contact}`),
        await statusOf(role, 'segments/preview', { rules }),
        await statusOf(role, 'labels'),
      ];
      expect([role, new Set(asked)]).toEqual([role, new Set([may([role], 'contact.read') ? 200 : 403])]);
    }
  });

  it('have no name, address or id in what whoever may not list them sees of a segment, an invitation or its letter', async () => {
    const { ids, world } = place;
    const person = idOf(world, 'ida@example.com');
    const paths = [
      `segments/${ids.segment}/preview`,
      `invitations/${ids.invitation}/preview`,
      `invitations/${ids.invitation}/letter?as=${person}`,
    ];
    const shown = async (role: Role): Promise<string> =>
      (await Promise.all(paths.map(async (path) => (await get(world, `${api}/${path}`, cookieOf(role))).text()))).join();
    for (const role of roles) {
      const text = await shown(role);
      const named = ['Ida Example', 'ida@example.com', person].filter((word) => text.includes(word));
      expect([role, named.length > 0]).toEqual([role, may([role], 'contact.read')]);
    }
  });

  it('of a count that a colleague asked for are shown to nobody else, whichever role they have', async () => {
    for (const role of roles)
      expect([role, await statusOf(role, `segments/previews/${place.ids.tally}`)]).toEqual([role, role === 'marketer' ? 200 : 404]);
  });
});

describe('cases', () => {
  it('are listed, counted, opened, looked over and handed on by the same roles', async () => {
    const { case: id } = place.ids;
    for (const role of roles) {
      const asked = [
        await statusOf(role, 'cases'),
        await statusOf(role, 'cases?view=all&find=free'),
        await statusOf(role, 'cases/counts'),
        await statusOf(role, `cases/${id}`),
        await statusOf(role, `cases/${id}/beside`),
        await statusOf(role, `cases/${id}/check`, { text: 'It is free.' }),
        await statusOf(role, 'cases/batch', { cases: [id], act: { do: 'priority', priority: 'medium' } }),
        await statusOf(role, 'cases/handover'),
        await statusOf(role, 'saved-answers'),
      ];
      expect([role, new Set(asked)]).toEqual([role, new Set([may([role], 'case.work') ? 200 : 403])]);
    }
  });

  it('name nobody and tell no words to whoever may only plan or listen', async () => {
    const paths = ['campaigns', 'campaigns/ahead', `campaigns/${place.ids.campaign}`, 'listen/quotes', 'policies'];
    const only = roles.filter((role) => !may([role], 'case.work'));
    expect(only.length).toBeGreaterThan(0);
    for (const role of only)
      for (const path of paths) {
        const answer = await get(place.world, `${api}/${path}`, cookieOf(role));
        const text = await answer.text();
        expect([path, answer.status, /dora|Is it free/i.test(text)]).toEqual([path, 200, false]);
      }
    // Who only listens may say that they heard it, and is shown nothing more by that.
    for (const role of roles) {
      const answer = await post(place.world, `${api}/cases/${place.ids.case}/heard`, {}, { cookie: cookieOf(role) });
      const isShown = /dora|Is it free/i.test(await answer.text());
      expect([role, answer.status, isShown]).toEqual([role, 200, may([role], 'case.work')]);
    }
  });
});

describe('a webinar that nobody is to find', () => {
  const press = (path: string) =>
    place.world.request(path, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', origin: BASE } });

  it('takes no invitation before it is published, and its page is as unknown as that of none', async () => {
    const { world, draft, ids } = place;
    const body = { webinar: draft.id, segment: ids.segment, name: 'Too early' };
    expect(await writesNothing(world, () => statusOf('marketer', 'invitations', body))).toBe(422);
    const token = (webinar: string): string => world.deps.signer.sign('invite', [webinar, ids.contact, ids.invitation], 4_000_000_000);
    await writesNothing(world, async () => {
      for (const webinar of [draft.id, '0000000000'])
        for (const answer of [await get(world, `/invite/${token(webinar)}`), await press(`/invite/${token(webinar)}`)]) {
          expect(answer.status).toBe(404);
          const { detail, title } = (await answer.json()) as { detail: string; title: string };
          expect([title, detail]).toEqual(['We could not find that', 'We could not find this webinar.']);
        }
    });
  });

  it('takes nobody by an invitation once it is archived', async () => {
    const { world, ids, next } = place;
    await post(world, `${api}/invitations/${ids.invitation}/send`, { version: 2 }, { cookie: cookieOf('marketer') });
    await world.settle();
    const link = inviteLink(world, 'ida@example.com');
    expect((await get(world, link)).status).toBe(200);
    for (const act of ['cancel', 'archive']) await post(world, `${api}/webinars/${next.id}/${act}`, {}, { cookie: cookieOf('host') });
    await world.settle();
    expect([(await get(world, link)).status, (await writesNothing(world, () => press(link))).status]).toEqual([404, 404]);
  });
});
