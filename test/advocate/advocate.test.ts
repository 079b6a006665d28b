/** Who brought whom: counted once somebody confirmed, told as a number, and gone with whoever goes. */
import { beforeEach, describe, expect, it } from 'vitest';
import { countOf, isVia, toComer } from '#functions/advocate/rules.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import { toVia } from '#functions/contact/via.ts';
import type { DonePreview } from '#shared/segment-preview.ts';
import type { Webinar } from '#shared/webinar.ts';
import { itemsOf } from '../http/stored.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let webinar: Webinar;
beforeEach(async () => {
  world = await openWorld();
  webinar = await openWebinar(world, { live: true });
});

const idOf = (email: string): string => addressToContact(world.deps.config.CONTACT_KEY, email);
const viaOf = (email: string): string => toVia(world.deps.config.CONTACT_KEY, webinar.id, idOf(email));
/** The mailed link, and something done behind it. */
const confirm = async (email: string): Promise<void> => {
  const cookie = await join(world, email);
  await post(world, `/api/live/${webinar.id}/presence`, { seconds: 60 }, { cookie });
};
const come = async (email: string, more: object = {}, confirms = true): Promise<void> => {
  await register(world, webinar.slug, email, { ...more });
  await world.settle();
  if (confirms) await confirm(email);
  await world.settle();
  world.tick(60_000);
};
const brought = async (email: string): Promise<number> => {
  const answer = await get(world, `/api/console/contacts/${idOf(email)}`, await signedIn(world, ['agent']));
  return ((await answer.json()) as { brought: number }).brought;
};
const mine = async (email: string): Promise<{ readonly path: string; readonly html: string }> => {
  await post(world, '/api/manage', { email });
  await world.settle();
  const texts = world.mails.filter(({ mail }) => mail.to === email).map(({ mail }) => mail.text);
  const path = texts.flatMap((text) => /\/me\/[A-Za-z0-9_.~-]+/.exec(text)?.[0] ?? []).at(-1) ?? '';
  return { path, html: await (await get(world, path)).text() };
};

describe('bringing somebody', () => {
  it('counts whoever confirmed, once, and tells the number alone', async () => {
    await come('ada@example.com');
    expect((await mine('ada@example.com')).html).toContain('Nobody has come by it yet.');
    const via = viaOf('ada@example.com');
    await come('bea@example.com', { via });
    await come('bea+again@example.com', { via });
    await come('cem@example.com', { via }, false);
    expect(await brought('ada@example.com')).toBe(1);
    const { html } = await mine('ada@example.com');
    expect(html).toContain('One person has come by it.');
    expect(html).toContain(`via=${via}`);
    expect(html).not.toMatch(/bea|cem/);
    await confirm('cem@example.com');
    await world.settle();
    expect(await brought('ada@example.com')).toBe(2);
    expect(await brought('bea@example.com')).toBe(0);
  });

  it('does not count oneself, by no spelling, nor the other way round, nor a mark that is nobody’s', async () => {
    await come('ada@example.com');
    await come('ada+two@example.com', { via: viaOf('ada@example.com') });
    expect(await brought('ada@example.com')).toBe(0);
    await come('bea@example.com', { via: viaOf('ada@example.com') });
    const other = await openWebinar(world, { title: 'Another one', live: true });
    await register(world, other.slug, 'dee@example.com', { via: viaOf('ada@example.com') });
    await come('eve@example.com', { via: 'not-a-mark' });
    expect(await brought('ada@example.com')).toBe(1);
  });

  it('goes with whoever goes', async () => {
    await come('ada@example.com');
    await come('bea@example.com', { via: viaOf('ada@example.com') });
    await come('cem@example.com', { via: viaOf('bea@example.com') });
    expect([await brought('ada@example.com'), await brought('bea@example.com')]).toEqual([1, 1]);
    expect(await itemsOf(world, 'brought#')).toHaveLength(2);
    const { path } = await mine('bea@example.com');
    await post(world, path, { act: 'erase' });
    await world.settle();
    expect(await brought('ada@example.com')).toBe(0);
    expect(await itemsOf(world, 'brought#')).toEqual([]);
  });
});

describe('a segment of who brought others', () => {
  const marketer = () => signedIn(world, ['marketer']);
  const who = async (least: number, where: 'any' | string[] = 'any'): Promise<readonly string[]> => {
    const rules = { all: [{ rule: 'brought', in: where, least }] };
    const answer = await post(world, '/api/console/segments/preview', { rules, purpose: 'service' }, { cookie: await marketer() });
    const { count, sample } = (await answer.json()) as DonePreview;
    expect(sample).toHaveLength(count);
    return sample.map(({ email }) => email).sort();
  };

  it('counts as their page does, over several webinars, and follows whoever goes', async () => {
    await come('ada@example.com');
    await come('bea@example.com', { via: viaOf('ada@example.com') });
    await come('cem@example.com', { via: viaOf('ada@example.com') });
    await come('dee@example.com', { via: viaOf('bea@example.com') });
    await come('ada+me@example.com', { via: viaOf('ada@example.com') });
    expect(await who(1)).toEqual(['ada@example.com', 'bea@example.com']);
    expect(await who(2)).toEqual(['ada@example.com']);
    expect(await who(3)).toEqual([]);
    const other = await openWebinar(world, { title: 'Another one', live: true });
    await register(world, other.slug, 'ada@example.com');
    await register(world, other.slug, 'eve@example.com', { via: toVia(world.config.CONTACT_KEY, other.id, idOf('ada@example.com')) });
    await world.settle();
    const seat = await join(world, 'eve@example.com');
    await post(world, `/api/live/${other.id}/presence`, { seconds: 60 }, { cookie: seat });
    await world.settle();
    expect([await who(3), await who(3, [other.id]), await who(1, [other.id])]).toEqual([['ada@example.com'], [], ['ada@example.com']]);
    const { path } = await mine('cem@example.com');
    await post(world, path, { act: 'erase' });
    await world.settle();
    expect([await who(3), await who(2)]).toEqual([[], ['ada@example.com']]);
  });

  it('adds up what two addresses of one person brought, and counts neither for the other', async () => {
    await come('ada@example.com');
    await come('ada@work.example.com', { via: viaOf('ada@example.com') });
    await come('bea@example.com', { via: viaOf('ada@example.com') });
    await come('cem@example.com', { via: viaOf('ada@work.example.com') });
    expect(await who(2)).toEqual(['ada@example.com']);
    const joined = { into: idOf('ada@example.com') };
    const path = `/api/console/contacts/${idOf('ada@work.example.com')}/merge`;
    expect((await post(world, path, joined, { cookie: await marketer() })).status).toBe(200);
    await world.settle();
    expect(await brought('ada@example.com')).toBe(2);
    expect([await who(1), await who(2), await who(3)]).toEqual([['ada@example.com'], ['ada@example.com'], []]);
  });

  it('asks the table once for each webinar, however many people there are', async () => {
    await come('ada@example.com');
    await come('bea@example.com', { via: viaOf('ada@example.com') });
    const count = await world.deps.advocate.counter([webinar.id]);
    const people = [];
    for await (const person of world.deps.person.walk({ of: 'registered', webinars: [webinar.id] })) people.push(person);
    expect(people.map((person) => [person.contact.email, count(person, () => true)]).sort()).toEqual([
      ['ada@example.com', 1],
      ['bea@example.com', 0],
    ]);
    expect(people.map((person) => count(person, () => false))).toEqual([0, 0]);
  });
});

describe('the rules', () => {
  const came = (tag: string, at = '2027-01-02', own = `own-${tag}`) => ({ tag, at, own });

  it('know one mailbox by its spellings', () => {
    const tag = (address: string) => toComer('key', address);
    expect(tag('a.b+c@gmail.com')).toBe(tag('ab@googlemail.com'));
    expect(tag('a.b@example.com')).not.toBe(tag('ab@example.com'));
    expect(tag('ab+x@example.com')).toBe(tag('ab@example.com'));
    expect(tag('ab@example.com')).not.toMatch(/ab|example/);
  });

  it('count of two who brought each other the first, and nobody for themselves', () => {
    expect(countOf([came('a'), came('b'), came('me')], ['me'], new Map())).toBe(2);
    expect(countOf([came('a')], ['me'], new Map([['own-a', '2027-01-01']]))).toBe(0);
    expect(countOf([came('a')], ['me'], new Map([['own-a', '2027-01-03']]))).toBe(1);
    expect(isVia('0123456789abcdef')).toBe(true);
    expect(['', undefined, '0123456789ABCDEF', `${'a'.repeat(17)}`, 'via#x'].some(isVia)).toBe(false);
  });
});
