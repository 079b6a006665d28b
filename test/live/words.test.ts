/** What people type, whatever it is: taken whole or refused politely, alike in every place, and never a danger to the others. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Feed } from '#shared/feed.ts';
import { limits } from '#shared/limits.ts';
import { byteLength, graphemes } from '#shared/text.ts';
import { pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import { get, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let live: string;
let id: string;
let slug: string;
let host: string;
let people = 0;
beforeAll(async () => {
  world = await openWorld();
  host = await signedIn(world, ['host']);
  const settings = {
    questions: { mode: 'open', anonymous: 'no', votes: 'everyone' },
    room: { chat: 'on', chatMost: 500, reactions: 'on' },
  };
  ({ id, slug } = await openWebinar(world, { live: true, ...settings }));
  live = `/api/live/${id}`;
});
const guest = (): Promise<string> => {
  people += 1;
  return register(world, slug, `person${people}@example.com`, { name: 'Noor Example' });
};
const ask = (cookie: string, text: unknown) => post(world, `${live}/questions`, { text }, { cookie });

const family = '👩‍👩‍👧‍👦';
const flag = '🏴󠁧󠁢󠁥󠁮󠁧󠁿';
const kinds: readonly [string, string, string | null][] = [
  ['as many families as fit into 800 bytes', family.repeat(32), family.repeat(32)],
  ['one family more', family.repeat(33), null],
  ['as many flags of tags as fit', flag.repeat(28), flag.repeat(28)],
  ['280 letters with their accents apart', 'e\u0301'.repeat(280), 'é'.repeat(280)],
  ['281 letters with their accents apart', 'e\u0301'.repeat(281), null],
  ['800 bytes of two-byte letters that are 281 characters', 'ü'.repeat(281), null],
  ['280 letters and a space at the end', `${'x'.repeat(280)} `, 'x'.repeat(280)],
  ['letters that only look composed', 'Å\u212b\u0041\u030a', 'ÅÅÅ'],
  ['Hangul syllables apart', '\u1112\u1161\u11ab\u1100\u1173\u11af', '한글'],
  ['sixteen marks on a letter', `a${'\u0330'.repeat(16)}`, `a${'\u0330'.repeat(16)}`.normalize('NFC')],
  ['zalgo', `a${'\u0330'.repeat(17)}`, null],
  ['a lone high surrogate', 'Why \ud83d?', null],
  ['a lone low surrogate', '\ude00 why?', null],
  ['surrogates the wrong way round', '\ude00\ud83d', null],
  ['a NUL', 'Why\u0000?', null],
  ['a bell', 'Why\u0007?', null],
  ['a C1 control', 'Why\u0085?', null],
  ['a byte order mark and nothing else', '\ufeff', null],
  ['soft hyphens only', '\u00ad\u00ad', null],
  ['words joined by zero-width joiners', 'نامه\u200cای', 'نامه\u200cای'],
  ['Arabic', 'هل سيتم التسجيل؟', 'هل سيتم التسجيل؟'],
  ['a private-use letter', '\ue000', null],
  ['a noncharacter', 'Why\uffff?', 'Why\uffff?'],
  ['carriage returns', 'One\r\nTwo\rThree', 'One\nTwo\nThree'],
  ['JSON in JSON', '{"__proto__":{"votes":9}}', '{"__proto__":{"votes":9}}'],
  ['a key of the table', `question#${'0'.repeat(10)}#x`, `question#${'0'.repeat(10)}#x`],
];

describe('a question of', () => {
  it.each(kinds)('%s', async (_, text, stored) => {
    const cookie = await guest();
    if (stored === null) {
      const problem = await problemOf(await writesNothing(world, () => ask(cookie, text)), 'invalid');
      expect(pointersOf(problem)).toEqual(['#/text']);
      return;
    }
    const answer = await ask(cookie, text);
    expect([answer.status, ((await answer.json()) as { text: string }).text]).toEqual([201, stored]);
  });

  it('any text at all is taken as it is, within its limits, or refused; and the feed goes on', async () => {
    const unit = fc.oneof(
      fc.constantFrom('e\u0301', family, '\u202e', '\u2067', '\ud800', '\u0000', ' ', '\n', '=', '<', '"'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { maxLength: 120 }), async (parts) => {
        const cookie = await guest();
        const text = parts.join('');
        const answer = await ask(cookie, text);
        expect([201, 422]).toContain(answer.status);
        if (answer.status === 422) return;
        const taken = ((await answer.json()) as { text: string }).text;
        expect(taken).toBe(text.replace(/\r\n?/g, '\n').trim().normalize('NFC'));
        expect(taken.isWellFormed() && graphemes(taken) <= limits.question.graphemes && byteLength(taken) <= limits.question.bytes).toBe(
          true,
        );
      }),
      { numRuns: 60, seed: 29 },
    );
    await world.deps.publishFeed(id);
    const feed = (await (await get(world, `/feed/${id}`)).json()) as Feed;
    expect(feed.questions.length).toBeGreaterThan(20);
    for (const { text } of feed.questions) expect(text.isWellFormed()).toBe(true);
  });
});

describe('signs that turn the direction of writing', () => {
  it.each(['\u202e', '\u202a', '\u2066', '\u2069', '\u2028'])('are in no name, label or option: %j', async (sign) => {
    const poll = { kind: 'single', options: ['A', `B${sign}C`], question: 'Which?' };
    const refused = await writesNothing(world, () => post(world, `/api/console/webinars/${id}/polls`, poll, { cookie: host }));
    expect(pointersOf(await problemOf(refused, 'invalid'))).toEqual(['#/options/1']);
    const form = { email: 'turned@example.com', name: `Noor${sign} Example` };
    expect((await writesNothing(world, () => post(world, `/api/webinars/${slug}/registrations`, form))).status).toBe(422);
  });
});
