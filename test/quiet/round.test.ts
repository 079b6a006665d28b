/** A round of care for the quiet: who is found, who is asked, once, whatever dies, and what they say to it. */
import { describe, expect, it } from 'vitest';
import { CarrierAway, Unknown } from '#functions/mail/carrier.ts';
import { createMailer } from '#functions/mailer.ts';
import { spokenKey } from '#functions/table/keys.ts';
import type { WorkDeps } from '#functions/work-deps.ts';
import type { CaseLine } from '#shared/case.ts';
import { itemsOf, plant, problemOf, writesNothing } from '../http/stored.ts';
import { addPerson, idOf } from '../invitation/segment.ts';
import { get, post, signedIn } from '../support/people.ts';
import type { World } from '../support/world.ts';
import { act, afterTwo, look, makeRound, minutes, press, voiceLink } from './people.ts';

const to = (world: World) =>
  world.mails
    .filter(({ mail }) => mail.text.includes('/voice/'))
    .map(({ mail }) => mail.to)
    .toSorted();
const some = ['ida@example.com', 'jon@example.com', 'kim@example.com'];

describe('a round', () => {
  it('finds who never said anything, says why the others are left out, and asks each once', async () => {
    const world = await afterTwo([...some, 'owed@example.com', 'none@example.com'], { voted: ['votes@example.com'] });
    await world.deps.contact.decide(idOf(world, 'owed@example.com'), (known) => ({
      contact: { ...known, owed: new Set(['w-1']) },
      entries: [],
    }));
    await world.deps.contact.decide(idOf(world, 'none@example.com'), (known) => ({ contact: { ...known, consent: {} }, entries: [] }));
    const made = await makeRound(world, ['Prices', 'Migration']);
    expect(made).toMatchObject({ state: 'ready', looked: 6, quiet: 5, size: 3, left: { hold: 1, consent: 1 }, sent: 0 });
    expect(made.people.map(({ webinars, came, since }) => [webinars, came, since])).toEqual(some.map(() => [2, 0, '2027-06-10']));
    expect([made.mail.text.includes('Prices'), world.mails]).toEqual([true, []]);
    expect(made.mail.text, 'as the first of them gets it, who came to none').toContain('You registered for our webinars');
    // Another one waits until this one is over.
    const second = await post(world, '/api/console/quiet', {}, { cookie: await signedIn(world, ['admin']) });
    expect((await problemOf(second, 'conflict')).current).toMatchObject({ id: made.id });
    await act(world, made.id, 'send');
    await world.settle();
    expect(to(world)).toEqual(some);
    const { mail } = world.mails[0] ?? {};
    expect([mail?.purpose, mail?.headers?.['List-Unsubscribe-Post']]).toEqual(['marketing', 'List-Unsubscribe=One-Click']);
    await minutes(world, 3);
    expect(await look(world, made.id)).toMatchObject({ state: 'done', sent: 3, unknown: 0, skipped: {}, voices: { heard: 0 } });
    // Within half a year nobody is asked again; after it those are who said nothing.
    expect(await makeRound(world)).toMatchObject({ size: 0, left: { lately: 3 } });
    expect(to(world)).toEqual(some);
  });

  it('waits for the day where they are, can be paused, and is stopped for good', async () => {
    const world = await afterTwo(some, { more: { timeZone: 'Pacific/Auckland' } });
    const { id } = await makeRound(world);
    await act(world, id, 'send');
    await world.settle();
    const night = await look(world, id);
    expect([to(world), night.state, night.waitsUntil?.slice(11)]).toEqual([[], 'running', '20:00:00.000Z']);
    await act(world, id, 'pause');
    world.tick(12 * 3_600_000);
    await minutes(world, 2);
    expect(to(world)).toEqual([]);
    await act(world, id, 'resume');
    await world.settle();
    expect(to(world)).toEqual(some);
    await minutes(world, 3);
    const over = await look(world, id);
    expect(over.state).toBe('done');
    const again = await makeRound(world);
    expect(await act(world, again.id, 'stop')).toMatchObject({ state: 'stopped' });
    expect((await makeRound(world)).state).toBe('ready');
  });

  it('whose mailers die, are away or do not know asks nobody twice', async () => {
    const world = await afterTwo(some);
    const { id } = await makeRound(world);
    await act(world, id, 'send');
    await world.settleStream();
    const [message] = world.queued.splice(0);
    const deliver = async (mail: WorkDeps['mail']) =>
      createMailer({ ...world.deps, mail })({ Records: [{ messageId: 'm', body: JSON.stringify(message?.message) }] } as never);
    await deliver(async () => {
      throw new CarrierAway('away');
    });
    expect(await look(world, id)).toMatchObject({ sent: 0, unknown: 0 });
    await deliver(async (...args) => {
      if (world.mails.length === 0) return world.deps.mail(...args);
      throw new Unknown('silence');
    });
    await world.settle();
    expect(await look(world, id)).toMatchObject({ sent: 1, unknown: 2 });
    await minutes(world, 4);
    expect([to(world).length, (await look(world, id)).state]).toEqual([1, 'done']);
    expect((await itemsOf(world, '|voice')).every(({ listPk }) => listPk === undefined)).toBe(true);
  });
});

describe('what they say', () => {
  const asked = async (locale: 'en' | 'de' = 'de'): Promise<{ world: World; id: string; link: string }> => {
    const world = await afterTwo(['ida@example.com'], { more: { locale, name: 'Ida Example' } });
    const { id } = await makeRound(world, ['Prices']);
    await act(world, id, 'send');
    await world.settle();
    return { world, id, link: voiceLink(world, 'ida@example.com') };
  };

  it('is one tap away, opens a case at once and is answered there, page and mail in their language', async () => {
    const { world, id, link } = await asked();
    const html = await (await writesNothing(world, () => get(world, link))).text();
    for (const said of ['Was möchten Sie wissen?', 'Prices', 'i•••@example.com', 'Bitte nicht kontaktieren']) expect(html).toContain(said);
    expect(html).not.toMatch(/Ida|ida@/);
    const long = `Zu lang: ${'x'.repeat(500)}`;
    const refused = await press(world, link, { act: 'ask', text: long });
    const again = await refused.text();
    expect([refused.status, again.includes(long), again.includes('500 Zeichen')], 'says what to do, and keeps the words').toEqual([
      422,
      true,
      true,
    ]);
    const answers = await Promise.all([1, 2].map(() => press(world, link, { act: 'ask', topic: 'Prices' })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const until = /Wir antworten schriftlich bis.*?<strong>([^<]+)/s;
    const before = until.exec(await (await get(world, link)).text())?.[1];
    await world.settle();
    const due = until.exec(await (await get(world, link)).text())?.[1];
    expect([before, due !== undefined], 'until when, also before its case is there').toEqual([due, true]);
    const agent = await signedIn(world, ['agent']);
    const { items } = (await (await get(world, '/api/console/cases?view=all', agent)).json()) as { items: CaseLine[] };
    expect(items).toMatchObject([{ source: 'quiet', state: 'open', question: { text: 'Prices' }, contact: { email: 'ida@example.com' } }]);
    const wrong = await (await press(world, link, { act: 'channel', channel: 'phone', phone: '+49 30 <call>' })).text();
    expect(wrong, 'stands where it was typed').toMatch(
      /<details open><summary[^>]*>Wie möchten.*value="phone" checked.*value="\+49 30 &lt;call&gt;"/s,
    );
    expect(wrong.match(/<details open/g)).toHaveLength(1);
    await press(world, link, { act: 'channel', channel: 'phone', phone: '+49 30 1234567' });
    await world.settle();
    const one = `/api/console/cases/${items[0]?.id}`;
    expect(await (await get(world, one, agent)).json()).toMatchObject({
      messages: [{ kind: 'inbound', text: expect.stringContaining('+49 30 1234567') }],
    });
    expect(await look(world, id)).toMatchObject({ voices: { heard: 1, asked: 0, topic: 1, channel: 1, never: 0 } });
    const back = await post(world, `${one}/replies`, { text: 'For how many?', answers: false }, { cookie: agent });
    expect(back.status).toBe(201);
    await world.settle();
    const between = await (await get(world, link)).text();
    expect(between).toContain('For how many?');
    expect(between, 'what asks back is no answer').not.toMatch(/Hat das Ihre Frage beantwortet|✓<\/[^>]+>\s*Beantwortet/);
    world.tick(1_000);
    const reply = await post(world, `${one}/replies`, { text: 'It is 12 a month.' }, { cookie: agent });
    expect(reply.status).toBe(201);
    await world.settle();
    const told = world.mails.at(-1)?.mail;
    expect([told?.to, told?.purpose]).toEqual(['ida@example.com', 'service']);
    for (const said of ['It is 12 a month.', 'Prices', '/voice/']) expect(told?.text).toContain(said);
    const after = await (await get(world, link)).text();
    for (const said of ['Wir haben Ihre Frage', 'It is 12 a month.', 'Hat das Ihre Frage beantwortet?']) expect(after).toContain(said);
    const of = /name="of" value="([^"]+)"/.exec(after)?.[1] ?? '';
    await press(world, link, { act: 'not-yet', of });
    await world.settle();
    await press(world, link, { act: 'missing', of, missing: 'For how many people?' });
    const reopened = (await (await get(world, one, agent)).json()) as { messages: { text: string }[] };
    expect(reopened).toMatchObject({ state: 'open', reopened: 1 });
    expect(reopened.messages.map(({ text }) => text)).toContain('For how many people?');
  });

  it('is refused beyond five, in other words than the round’s, and behind links that are not theirs', async () => {
    const { world, link } = await asked('en');
    for (const n of [1, 2, 3, 4, 5]) expect((await press(world, link, { act: 'ask', text: `Question ${n}?` })).status).toBe(303);
    const before = await itemsOf(world, '|voice#');
    expect((await press(world, link, { act: 'ask', text: 'Question 6?' })).status).toBe(409);
    expect((await press(world, link, { act: 'ask', topic: 'Rumours' })).status).toBe(422);
    expect((await press(world, link, { act: 'ask' })).status).toBe(422);
    const dotted: Record<string, string>[] = [
      { act: 'ask', 'text.x': '1' },
      { act: 'missing', 'of.x': '1', 'missing.x': '1' },
      { act: 'channel', 'phone.x': '1' },
    ];
    for (const fields of dotted) expect((await press(world, link, fields)).status, JSON.stringify(fields)).toBe(422);
    for (const phone of ['', 'call me', '+', '12'])
      expect((await press(world, link, { act: 'channel', channel: 'phone', phone })).status, phone).toBe(422);
    expect((await press(world, link, { act: 'channel', channel: 'phone' })).status).toBe(422);
    expect((await press(world, `${link}x`, { act: 'never' })).status).toBe(403);
    expect(await itemsOf(world, '|voice#')).toEqual(before);
  });

  it('is found by the link that was mailed, also while its address is joined with another one, and when that was taken back', async () => {
    const { world, link } = await asked('en');
    const [marketer, agent] = [await signedIn(world, ['marketer']), await signedIn(world, ['agent'])];
    await addPerson(world, 'ida@new.example.com');
    const [gone, kept] = [idOf(world, 'ida@example.com'), idOf(world, 'ida@new.example.com')];
    const change = async (of: string, name: string, body: unknown) => {
      expect((await post(world, `/api/console/contacts/${of}/${name}`, body, { cookie: marketer })).status).toBe(200);
      await world.settle();
    };
    const answer = async (text: string, words: string) => {
      const { items } = (await (await get(world, '/api/console/cases?view=all', agent)).json()) as { items: CaseLine[] };
      const id = items.find(({ question }) => question?.text === text)?.id;
      expect((await post(world, `/api/console/cases/${id}/replies`, { text: words }, { cookie: agent })).status).toBe(201);
      await world.settle();
      return async () => ((await (await get(world, `/api/console/cases/${id}`, agent)).json()) as CaseLine).state;
    };
    const shown = async () => (await get(world, link)).text();
    const ofLast = async () => /value="not-yet"><input type="hidden" name="of" value="([^"]+)"/.exec(await shown())?.[1] ?? '';
    await press(world, link, { act: 'ask', text: 'What of before?' });
    await world.settle();
    const before = await answer('What of before?', 'It was mailed to the first address.');
    await change(gone, 'merge', { into: kept });
    expect(await shown()).toContain('It was mailed to the first address.');
    await press(world, link, { act: 'not-yet', of: await ofLast() });
    await world.settle();
    expect(await before()).toBe('open');
    await press(world, link, { act: 'ask', text: 'What of now?' });
    await world.settle();
    const now = await answer('What of now?', 'It was mailed to the second address.');
    expect(world.mails.at(-1)?.mail.to).toBe('ida@new.example.com');
    expect(voiceLink(world, 'ida@new.example.com')).not.toBe('');
    await change(kept, 'part', { alias: gone });
    for (const page of [await shown(), await (await get(world, voiceLink(world, 'ida@new.example.com'))).text()])
      for (const said of ['It was mailed to the first', 'What of now?', 'It was mailed to the second']) expect(page).toContain(said);
    await press(world, link, { act: 'yes', of: await ofLast() });
    await world.settle();
    expect(await now()).toBe('resolved');
    // Of the other address nobody ever asked anything.
    expect(await itemsOf(world, `contact#${kept}|voice`)).toEqual([]);
    // As it was kept until November 2026: with the person, and which address was asked.
    const [said] = await itemsOf(world, `contact#${gone}|voice#`);
    await plant(world, { ...said, ...spokenKey(kept, '0123456789ab'), seat: gone, text: 'What of old?' });
    await world.settle();
    await answer('What of old?', 'It leads to the page of the first.');
    const mailed = voiceLink(world, 'ida@new.example.com');
    expect([world.mails.at(-1)?.mail.text.includes(mailed), (await get(world, mailed)).status]).toEqual([true, 200]);
  });

  it('may be “no contact”, for good; and goes with them', async () => {
    const { world, id, link } = await asked('en');
    await press(world, link, { act: 'ask', text: 'Is there a <b>demo</b>?' });
    expect(await (await get(world, link)).text()).toContain('Is there a &lt;b&gt;demo&lt;/b&gt;?');
    expect((await press(world, link, { act: 'never' })).status).toBe(303);
    expect(await (await get(world, link)).text()).toContain('We leave you alone');
    await world.settle();
    const ida = idOf(world, 'ida@example.com');
    expect((await world.deps.contact.find(ida))?.consent?.marketing?.state).toBe('withdrawn');
    expect(await look(world, id)).toMatchObject({ voices: { heard: 1, asked: 1, never: 1 } });
    await minutes(world, 3);
    await world.deps.contact.decide(ida, (known) => ({
      contact: { ...known, consent: { marketing: { state: 'confirmed', at: world.deps.now().toISOString() } }, suppressed: {} },
      entries: [],
    }));
    world.tick(300 * 86_400_000);
    expect(await makeRound(world)).toMatchObject({ size: 0 });
    const known = await world.deps.contact.find(ida);
    const data = known && (await world.deps.me.read(known));
    expect(data?.voices).toMatchObject([{ did: ['asked', 'never'], said: [{ text: 'Is there a <b>demo</b>?' }] }]);
    if (known) await world.deps.erasure.begin(known, 'asked');
    await world.settle();
    expect(await itemsOf(world, '|voice')).toEqual([]);
    expect([(await get(world, link)).status, (await press(world, link, { act: 'never' })).status]).toEqual([410, 410]);
    expect(await look(world, id)).toMatchObject({ sent: 1, voices: { heard: 1, never: 1 } });
  });
});
