/** The room's client: one's own questions after they were sent, the like of them, and reports. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OwnAct } from '../../site/src/lib/live/own-state.ts';
import { isMineDue } from '../../site/src/lib/live/poll.ts';
import { goodWords, similarTo } from '../../site/src/lib/live/similar.ts';
import { type Call, type Effect, type Failure, type Live, type LiveEvent, startLive } from '../../site/src/lib/live/state.ts';
import { step } from '../../site/src/lib/live/step.ts';
import { toView } from '../../site/src/lib/live/view.ts';
import { aFeed, aMine, aQuestion, ownQuestion } from './live.fixture.ts';

const play = (events: readonly LiveEvent[], from: Live = startLive('w')): { live: Live; effects: readonly Effect[] } =>
  events.reduce<{ live: Live; effects: readonly Effect[] }>(
    ({ live }, event) => {
      const [next, effects] = step(live, event);
      return { live: next, effects };
    },
    { live: from, effects: [] },
  );
const came = (version: number, more = {}): LiveEvent => ({ is: 'feed', at: 0, random: 0.5, ageSeconds: 0, feed: aFeed(version, more) });
const mine = (more = {}): LiveEvent => ({ is: 'mine', at: 0, mine: aMine(more) });
const own = (act: OwnAct): LiveEvent => ({ is: 'own', act });
const callOf = (effects: readonly Effect[]): Call => {
  const [effect] = effects;
  if (effect?.do !== 'call') throw new Error('Nothing was sent');
  return effect.call;
};
const failed = (call: Call, status: number, detail = ''): LiveEvent => ({
  is: 'call-failed',
  call,
  at: 0,
  failure: { status, detail } satisfies Failure,
});

const room = play([
  mine({ questions: [ownQuestion('q', { visibility: 'live' })] }),
  came(1, { questions: [aQuestion('q', { text: 'Mine?' }), aQuestion('a')] }),
]).live;
const rowOf = (live: Live, id = 'q') => toView(live).open.find((row) => row.id === id);

describe('changing one’s own question', () => {
  const typed = play([own({ do: 'edit', id: 'q' }), own({ do: 'type', id: 'q', text: ' Better? ' })], room).live;
  const sent = play([own({ do: 'change', id: 'q' })], typed);

  it('sends the new words once, and shows them until the public list has them', () => {
    const call = callOf(sent.effects);
    expect(call).toMatchObject({ method: 'PATCH', path: '/questions/q', body: { text: 'Better?' } });
    expect(play([own({ do: 'change', id: 'q' })], sent.live).effects).toEqual([]);
    const done = play([{ is: 'called', call, at: 0, value: ownQuestion('q', { visibility: 'live', text: 'Better?' }) }], sent.live).live;
    expect([rowOf(done)?.text, done.own.open]).toEqual(['Better?', null]);
    expect(rowOf(play([came(2, { questions: [aQuestion('q', { text: 'Better? (edited)' })] })], done).live)?.text).toBe('Better? (edited)');
  });

  it.each([
    {
      what: 'keeps the form with a word about the network',
      status: 0,
      detail: '',
      notice: 'We could not reach the room. Please try again.',
      text: ' Better? ',
    },
    { what: 'keeps the form for words that are refused', status: 422, detail: 'Too long.', notice: 'Too long.', text: ' Better? ' },
    {
      what: 'closes the form once it is answered, and looks what is true',
      status: 409,
      detail: 'It is answered already.',
      notice: 'It is answered already.',
      text: undefined,
    },
  ])('$what', ({ status, detail, notice, text }) => {
    const { live, effects } = play([failed(callOf(sent.effects), status, detail)], sent.live);
    expect([live.own.notice?.text, live.own.open?.text, live.own.open?.busy ?? false]).toEqual([notice, text, false]);
    expect(effects).toEqual(status === 409 ? [{ do: 'fetch-mine' }] : []);
    expect([live.draft.text, live.own.notice?.inForm]).toEqual(status === 409 ? ['Better?', true] : ['', undefined]);
  });

  it.each([[' Mine? '], ['  ']])('to %j sends nothing', (text) => {
    const { live, effects } = play(
      [own({ do: 'edit', id: 'q' }), own({ do: 'type', id: 'q', text }), own({ do: 'change', id: 'q' })],
      room,
    );
    expect([effects, live.own.open]).toEqual([[], null]);
  });

  it('is only possible with one’s own', () => {
    expect(play([own({ do: 'edit', id: 'a' })], room).live.own.open).toBeNull();
    expect([rowOf(room)?.editable, rowOf(room, 'a')?.editable]).toEqual([true, undefined]);
  });
});

describe('taking it back', () => {
  it('asks first, leaves every list at once, and gives the words back for another try', () => {
    const wished = play([own({ do: 'wish-withdraw', id: 'q' })], room);
    expect(wished.effects).toEqual([]);
    expect(play([own({ do: 'keep', id: 'q' })], wished.live).live.own.open).toBeNull();
    const { live, effects } = play([own({ do: 'withdraw', id: 'q' })], wished.live);
    expect(callOf(effects)).toMatchObject({ method: 'DELETE', path: '/questions/q' });
    const value = ownQuestion('q', { resolution: 'closed', outcome: 'withdrawn', editable: false });
    const done = play([{ is: 'called', call: callOf(effects), at: 0, value }], live).live;
    expect(toView(done).open.map(({ id }) => id)).toEqual(['a']);
    expect(toView(done).mine).toMatchObject([{ own: { words: 'withdrawn' }, withdrawn: true }]);
    expect(play([own({ do: 'ask-again', id: 'q' })], done).live.draft.text).toBe('Mine?');
    const typing: LiveEvent = { is: 'typed', text: 'And this?', anonymous: false };
    expect(play([typing, own({ do: 'ask-again', id: 'q' })], done).live.draft.text).toBe('Mine?\nAnd this?');
  });
});

describe('a question truly without a name', () => {
  const question = ownQuestion('n', { nameless: true, anonymous: true, editable: false, text: 'Who am I?' });
  const asked = play([{ is: 'asked', key: 'k', question }], room).live;

  it('stays on this screen until everybody sees it, though no list of one’s own has it', () => {
    const again = play([mine({ questions: [] })], asked).live;
    expect(toView(again).open[0]).toMatchObject({ id: 'n', own: { words: 'sent without your name' } });
    const shown = play([came(2, { questions: [aQuestion('a'), aQuestion('n', { by: 'Anonymous' })] })], again).live;
    const row = rowOf(shown, 'n');
    expect([row?.own, row?.by, toView(shown).mine, toView(shown).waiting]).toEqual([undefined, 'Anonymous', [], 0]);
  });
});

describe('a question that was joined with another', () => {
  const joined = ownQuestion('q', { resolution: 'closed', outcome: 'duplicate-of', editable: false, into: { id: 'a', text: 'Theirs?' } });

  it.each([
    { what: 'says so', more: { questions: [aQuestion('a')] }, answers: [], words: 'joined with another' },
    {
      what: 'is answered while that one is',
      more: { now: aQuestion('a', { resolution: 'answering' }) },
      answers: [],
      words: 'being answered now',
    },
    { what: 'has its answer', more: {}, answers: [{ kind: 'text', text: 'So.', private: false, at: '' }], words: 'answered' },
  ] as const)('$what', ({ more, answers, words }) => {
    const { live } = play([mine({ questions: [{ ...joined, answers }] }), came(1, more)]);
    expect(toView(live).mine[0]).toMatchObject({ own: { words }, into: 'Theirs?' });
    expect(isMineDue(live, 44_000, true)).toBe(answers.length === 0);
  });

  it('is told of on the other one, and to a listener', () => {
    const before = play([mine({ questions: [joined] }), came(1, { questions: [aQuestion('a')] })]).live;
    expect(rowOf(before, 'a')).toMatchObject({ joined: true });
    const { live } = play([{ ...came(2, { now: aQuestion('a') }), at: 9_000 } as LiveEvent], before);
    expect(live.said.told).toEqual([{ say: 'Your question is being answered now: {what}', what: 'Question a?' }]);
  });
});

describe('a report', () => {
  it('shows at once, is sent once, and is taken back where it is refused', () => {
    const { live, effects } = play([{ is: 'report', id: 'a' }], room);
    expect([rowOf(live, 'a')?.reported, callOf(effects).body]).toEqual([true, { question: 'a' }]);
    expect(play([{ is: 'report', id: 'a' }], live).effects).toEqual([]);
    const refused = play([failed(callOf(effects), 403, 'A host asked you to listen.')], live).live;
    expect([rowOf(refused, 'a')?.reported, refused.voteNotice]).toEqual([undefined, 'A host asked you to listen.']);
  });
});

describe('what was asked already', () => {
  const asked = [
    aQuestion('price', { text: 'What does the enterprise licence cost per year?', votes: 3 }),
    aQuestion('data', { text: 'Where is our customer data stored?', votes: 9 }),
    aQuestion('preis', { text: 'Wie viel kostet die Enterprise-Lizenz im Jahr?' }),
    aQuestion('japanese', { text: '企業向けライセンスの費用はいくらですか' }),
  ];
  const found = (typed: string) => similarTo(typed, asked).map(({ id }) => id);

  it.each([
    ['How much does an Enterprise licence cost?', ['price']],
    ['enterprise licences: yearly costs', ['price']],
    ['Is customer data stored in Europe', ['data']],
    ['Kostet eine ENTERPRISE Lizenz etwas?', ['preis']],
    ['企業ライセンスの費用', ['japanese']],
    ['What about your customer?', []],
    ['cost', []],
    ['Does this work with what you have there?', []],
    ['', []],
  ])('%j finds %j', (typed, expected) => {
    expect(found(typed)).toEqual(expected);
  });

  it('never names more than two, nor one with less than two words in common, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.array(fc.string({ unit: 'grapheme' })), (typed, texts) => {
        const questions = texts.map((text, n) => aQuestion(`${n}`, { text }));
        const similar = similarTo(typed, questions);
        expect(similar.length).toBeLessThanOrEqual(2);
        const wanted = goodWords(typed);
        for (const { text } of similar) expect([...goodWords(text)].filter((word) => wanted.has(word)).length).toBeGreaterThan(1);
      }),
    );
  });

  it('gets one’s vote instead, empties the box and says so', () => {
    const typed = play([{ is: 'typed', text: 'The same?', anonymous: false }], room).live;
    const { live, effects } = play([{ is: 'vote-instead', id: 'a', at: 5 }], typed);
    expect([live.draft.text, rowOf(live, 'a')?.voted, effects]).toEqual(['', true, [{ do: 'send-vote', id: 'a', voted: true }]]);
    expect(live.said).toEqual({
      told: [{ say: 'Your vote is for: {what} The box is empty again.', what: 'Question a?' }],
      fresh: 0,
      at: 5,
    });
  });
});
