/** Frames on other sites: who may show them, what is taken there, and what is known of it afterwards. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { EmbedRules } from '#shared/embed.ts';
import { itemsOf, problemOf, writesNothing } from '../http/stored.ts';
import { get, openWebinar, post, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

const SITE = 'https://www.partner.example';
const shell =
  '<html lang="x"><style>%%html:brand.css%%</style><main data-from="%%from%%"><!--if:is.form-->form %%title%% %%action%% %%came%%<!--/if:is.form--><!--if:is.question-->question %%title%%<!--/if:is.question--><!--if:is.list--><!--each:next-->[%%title%%]<!--/each:next--><!--if:none-->none<!--/if:none--><!--/if:is.list--><!--if:is.sent-->sent<!--/if:is.sent--><!--if:is.missing-->missing<!--/if:is.missing--><!--each:errors--><p>%%message%%</p><!--/each:errors-->%%value.email%%</main></html>';

let world: World;
let slug: string;
let admin: string;
const put = (body: object, cookie: string) =>
  world.request('/api/console/embeds', {
    method: 'PUT',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', origin: BASE, cookie },
  });
beforeAll(async () => {
  world = await openWorld({ pages: { '/shell/en/embed/': shell, '/shell/de/embed/': shell.replace('"x"', '"de"') } });
  slug = (await openWebinar(world)).slug;
  admin = await signedIn(world, ['admin']);
});

describe('the list of sites', () => {
  it('is empty at first, named by an admin, written down, and nobody overwrites another', async () => {
    const marketer = await signedIn(world, ['marketer']);
    expect(await (await get(world, '/api/console/embeds', marketer)).json()).toEqual({ origins: [], version: 0 });
    expect((await get(world, '/embed/list')).headers.get('content-security-policy')).toContain("frame-ancestors 'self';");
    await problemOf(await writesNothing(world, () => put({ origins: ['http://partner.example'], version: 0 }, admin)), 'invalid');
    const stored = (await (await put({ origins: [`${SITE}/`, 'http://localhost:5085'], version: 0 }, admin)).json()) as EmbedRules;
    expect(stored).toEqual({ origins: [SITE, 'http://localhost:5085'], version: 1 });
    const { current } = await problemOf(await writesNothing(world, () => put({ origins: [], version: 0 }, admin)), 'conflict');
    expect(current).toEqual(stored);
    expect(await itemsOf(world, 'audit#')).toContainEqual(
      expect.objectContaining({ act: 'embed-rules.changed', by: 'admin@example.com', thing: 'embeds' }),
    );
  });

  it('stands in the policy of every frame, which is the same for everybody and kept shortly', async () => {
    for (const path of ['/embed/list', `/embed/form/${slug}`, `/embed/question/${slug}`]) {
      const answer = await get(world, path, 'lang=de; seat-x=1');
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-security-policy')).toBe(
        `frame-ancestors 'self' ${SITE} http://localhost:5085; base-uri 'none'; form-action 'self'; object-src 'none'; frame-src 'none'`,
      );
      expect(answer.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=60');
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(await answer.text()).toContain('lang="x"');
    }
  });
});

describe('a frame', () => {
  it('says what it is in the language and the colours that its site wants, and where its links come from', async () => {
    const html = await (await get(world, `/embed/form/${slug}?language=de&accent=0a7&from=${encodeURIComponent(SITE)}`)).text();
    expect(html).toContain('lang="de"');
    expect(html).toContain('form When marketing answers the phone');
    expect(html).toContain('--accent:light-dark(');
    expect(html).toContain(`data-from="${SITE}"`);
    expect(html).toContain('?utm_source=www.partner.example&amp;utm_medium=embed&amp;referrer=https%3A%2F%2Fwww.partner.example');
    const strange = await (await get(world, `/embed/form/${slug}?from=https://evil.example&accent=%22%3E%3Cscript%3E`)).text();
    expect(strange).toContain('data-from=""');
    expect(strange).not.toMatch(/<script>|utm_source/);
  });

  it('lists what is on and what comes, and says so where a webinar is gone', async () => {
    expect(await (await get(world, '/embed/list')).text()).toContain('[When marketing answers the phone]');
    const gone = await get(world, '/embed/form/never-was');
    expect([gone.status, gone.headers.get('cache-control')]).toEqual([404, 'no-store']);
    expect(gone.headers.get('content-security-policy')).toContain(SITE);
    expect(await gone.text()).toContain('missing');
  });
});

describe('what is sent there', () => {
  const from = `?from=${encodeURIComponent(SITE)}`;
  const rowOf = async (email: string) =>
    (await itemsOf(world, '|registration#')).map(({ row }) => row as Record<string, unknown>).find((row) => row?.email === email);

  it('registers without any cookie, mails the link, and says which site it came from', async () => {
    const body = { email: 'ada@example.com', name: 'Ada Example', key: 'a-key-of-a-form-0001', timeZone: 'Europe/Berlin', locale: 'de' };
    for (const _ of [1, 2]) {
      const answer = await post(world, `/embed/form/${slug}${from}`, body);
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([202, []]);
    }
    await world.settle();
    expect(await rowOf('ada@example.com')).toMatchObject({
      utm: { source: 'www.partner.example', medium: 'embed' },
      referrer: SITE,
    });
    expect(world.mails.filter(({ mail }) => mail.to === 'ada@example.com')).toHaveLength(1);
  });

  it('takes a question with its registration, and none that is empty', async () => {
    const path = `/embed/question/${slug}${from}`;
    const { errors } = await problemOf(await writesNothing(world, () => post(world, path, { email: 'bea@example.com' })), 'invalid');
    expect(errors).toEqual([{ pointer: '#/question', detail: 'Please type your question.' }]);
    expect((await post(world, path, { email: 'bea@example.com', question: 'Who decides?', key: 'a-key-of-a-form-0002' })).status).toBe(202);
    await world.settle();
    expect((await itemsOf(world, '|question#')).map(({ text }) => text)).toEqual(['Who decides?']);
  });

  it('works as a plain form: what is wrong stands beside what was typed, what is right leads on', async () => {
    const form = (fields: Record<string, string>, headers = {}) =>
      world.request(`/embed/form/${slug}${from}&language=de`, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...headers },
      });
    const wrong = await writesNothing(world, () => form({ email: 'nobody' }));
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    expect(html).toContain('nobody</main>');
    expect(html).toMatch(/<p>[^<]+<\/p>/);
    const right = await form({ email: 'cem@example.com', key: '', website: '' });
    expect([right.status, right.headers.get('location')]).toEqual([303, `/embed/form/${slug}?language=de${from.replace('?', '&')}&sent=1`]);
    expect(await (await get(world, right.headers.get('location') ?? '')).text()).toContain('sent');
    const foreign = await writesNothing(world, () => form({ email: 'dee@example.com' }, { origin: 'https://evil.example' }));
    expect(foreign.status).toBe(403);
  });

  it('is refused from a site that the list does not name, and what a machine fills in is not kept', async () => {
    const ada = { email: 'eve@example.com' };
    for (const strange of ['https://evil.example', 'null', `${SITE}.evil.example`])
      await problemOf(
        await writesNothing(world, () => post(world, `/embed/form/${slug}?from=${encodeURIComponent(strange)}`, ada)),
        'unknown-origin',
      );
    const machine = await writesNothing(world, () =>
      post(world, `/embed/form/${slug}${from}`, { ...ada, website: 'https://spam.example' }),
    );
    expect(machine.status).toBe(202);
  });

  it('is nobody’s seat: whoever is seated in this browser stays who they are', async () => {
    const cookie = await register(world, slug, 'fay@example.com');
    const answer = await post(world, `/embed/form/${slug}${from}`, { email: 'gus@example.com' }, { cookie });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});
