/** The moderation board: what stands where, what a decision does at once, and what becomes of it. */

import { describe, expect, it } from 'vitest';
import type { ConsoleQuestion, DecisionForm } from '#shared/question.ts';
import { act } from '../../site/src/console/act.ts';
import { type Board, type BoardEvent, startBoard, stepBoard } from '../../site/src/lib/console/board.ts';
import { columnOf, onAir, pin, toCounters, upNext } from '../../site/src/lib/console/columns.ts';
import { keyToDeed } from '../../site/src/lib/console/keys.ts';

const question = (id: string, more: Partial<ConsoleQuestion> = {}): ConsoleQuestion => ({
  id,
  webinar: 'w',
  text: `Question ${id}?`,
  asker: 'c',
  by: 'Noor',
  company: 'Example',
  anonymous: false,
  confirmed: true,
  visibility: 'in-review',
  resolution: 'open',
  labels: [],
  votes: 0,
  askedAt: `2027-06-18T13:00:0${id.charCodeAt(0) % 10}.000Z`,
  answers: 0,
  history: [],
  version: 1,
  given: [],
  reports: 0,
  merged: 0,
  silenced: false,
  earlier: 0,
  ...more,
});

const loaded = (...questions: ConsoleQuestion[]): BoardEvent => ({ is: 'loaded', questions, at: 0 });
const decided = (id: string, decision: DecisionForm['decision'], more: Partial<DecisionForm> = {}): BoardEvent => ({
  is: 'decided',
  id,
  form: { decision, ...more },
  at: 1_000,
});
const play = (events: readonly BoardEvent[], from: Board = startBoard('', 'all')): Board => events.reduce(stepBoard, from);
const [d, e, f] = [question('d'), question('e'), question('f')];

describe('columns', () => {
  it.each([
    ['in-review', 'open', 'review'],
    ['live', 'open', 'live'],
    ['private', 'open', 'live'],
    ['live', 'answering', 'live'],
    ['live', 'answered', 'done'],
    ['in-review', 'follow-up', 'done'],
    ['hidden', 'open', 'done'],
    ['live', 'closed', 'done'],
  ] as const)('%s and %s stands in %s', (visibility, resolution, column) => {
    expect(columnOf(question('d', { visibility, resolution }))).toBe(column);
  });

  it('shows what was asked first on top of review, and what is wanted most on top of live', () => {
    const board = play([loaded(f, d, question('x', { visibility: 'live', votes: 2 }), question('y', { visibility: 'live', votes: 9 }))]);
    expect([board.places.review, board.places.live]).toEqual([
      ['d', 'f'],
      ['y', 'x'],
    ]);
  });

  it.each([
    { what: 'stays where it was', sorted: ['b', 'c', 'a'], before: ['a', 'b', 'c'], selected: 'a', expected: ['a', 'b', 'c'] },
    { what: 'is not held in another column', sorted: ['b', 'a'], before: ['b'], selected: 'a', expected: ['b', 'a'] },
    {
      what: 'goes to the end of a list that got short',
      sorted: ['a', 'b'],
      before: ['x', 'y', 'a', 'b'],
      selected: 'a',
      expected: ['b', 'a'],
    },
  ])('the chosen row $what', ({ sorted, before, selected, expected }) => {
    expect(pin(sorted, before, selected)).toEqual(expected);
  });

  it('keeps the chosen row in its place while votes move the others', () => {
    const live = (id: string, votes: number) => question(id, { visibility: 'live', votes });
    const board = play([loaded(live('a', 9), live('b', 5)), { is: 'select', id: 'b' }, loaded(live('a', 9), live('b', 50))]);
    expect(board.places.live).toEqual(['a', 'b']);
  });

  it('finds by words, names and companies', () => {
    const board = play([loaded(d, question('g', { company: 'Telecom' })), { is: 'find', text: 'TELE' }]);
    expect(board.places.review).toEqual(['g']);
  });
});

describe('the cards', () => {
  const at = (minute: number): string => `2027-06-18T13:0${minute}:00.000Z`;
  it('show the latest of each', () => {
    const all = [
      question('a', { resolution: 'answering', answeringAt: at(1) }),
      question('b', { resolution: 'answering', answeringAt: at(2) }),
      question('c', { nextAt: at(1) }),
      question('d', { nextAt: at(3) }),
      question('e', { nextAt: at(4), resolution: 'answered' }),
    ];
    expect([onAir(all)?.id, upNext(all)?.id]).toEqual(['b', 'd']);
  });

  it.each([
    { waits: [60, 180, 240], open: 3, medianWaitMs: 180_000 },
    { waits: [60, 180], open: 2, medianWaitMs: 120_000 },
    { waits: [], open: 0, medianWaitMs: 0 },
  ])('count $waits', ({ waits, open, medianWaitMs }) => {
    const now = Date.parse('2027-06-18T14:00:00.000Z');
    const all = waits.map((seconds, i) => question(String(i), { askedAt: new Date(now - seconds * 1_000).toISOString() }));
    expect(toCounters([...all, question('z', { resolution: 'answered' })], now)).toEqual({ open, medianWaitMs });
  });
});

describe('a decision', () => {
  it('shows at once and moves the hand to the next row', () => {
    const board = play([loaded(d, e, f), { is: 'select', id: 'e' }, decided('e', 'approve')]);
    expect([board.places, board.selected]).toMatchObject([{ review: ['d', 'f'], live: ['e'] }, 'f']);
    expect(board.undo).toMatchObject({ id: 'e', words: 'Approved' });
  });

  it('is followed to the air, so that “answered” cannot hit another question', () => {
    const board = play([loaded(d, e), { is: 'select', id: 'd' }, decided('d', 'answering')]);
    expect(board.selected).toBe('d');
  });

  it('is kept by the server’s answer, and not undone by a look that began before it', () => {
    const approved = question('d', { visibility: 'live', version: 2 });
    const board = play([loaded(d), decided('d', 'approve'), { is: 'settled', id: 'd', question: approved }, loaded(d)]);
    expect(board.places.live).toEqual(['d']);
  });

  it('goes back when it is refused, and the row says why', () => {
    const board = play([loaded(d), decided('d', 'answered'), { is: 'refused', id: 'd', detail: 'It is closed.' }]);
    expect([board.places.review, board.notices.d, board.undo]).toEqual([['d'], 'It is closed.', null]);
  });

  it('shows the newer state and who made it when somebody was faster', () => {
    const current = question('d', {
      visibility: 'hidden',
      version: 4,
      history: [{ at: '2027-06-18T13:00:00.000Z', did: 'hide', by: 'Lea' }],
    });
    const board = play([loaded(d), decided('d', 'approve'), { is: 'refused', id: 'd', detail: '', current }]);
    expect([board.places.done, board.notices.d]).toEqual([['d'], 'Lea was faster. It is now: hidden.']);
  });

  it('waits for the second of two decisions before it trusts the server alone', () => {
    const board = play([
      loaded(d),
      decided('d', 'approve'),
      decided('d', 'answered'),
      { is: 'settled', id: 'd', question: question('d', { visibility: 'live', version: 2 }) },
    ]);
    expect(board.places.done).toEqual(['d']);
  });

  it.each([
    ['reply', { private: true }, 'private'],
    ['reply', {}, 'live'],
    ['answered', {}, 'live'],
    ['hide', {}, 'hidden'],
    ['follow-up', {}, 'in-review'],
  ] as const)('%s with %o leaves a question in review %s', (decision, more, visibility) => {
    expect(play([loaded(d), decided('d', decision, more)]).shown.get('d')?.visibility).toBe(visibility);
  });

  it('leaves every other row the same object, so that it is not drawn again', () => {
    const before = play([loaded(d, e)]);
    const after = play([loaded(structuredClone(d), { ...structuredClone(e), votes: 3 })], before);
    expect([after.shown.get('d') === before.shown.get('d'), after.shown.get('e')?.votes]).toEqual([true, 3]);
  });
});

describe('moving', () => {
  it.each([
    { what: 'begins at the first row', events: [{ is: 'move', by: 1 }], selected: 'd' },
    {
      what: 'goes down',
      events: [
        { is: 'select', id: 'd' },
        { is: 'move', by: 1 },
      ],
      selected: 'e',
    },
    {
      what: 'stops at the end',
      events: [
        { is: 'select', id: 'e' },
        { is: 'move', by: 1 },
      ],
      selected: 'e',
    },
    {
      what: 'crosses to the next column that has something',
      events: [
        { is: 'select', id: 'e' },
        { is: 'across', by: 1 },
      ],
      selected: 'x',
    },
    {
      what: 'crosses back',
      events: [
        { is: 'select', id: 'x' },
        { is: 'across', by: -1 },
      ],
      selected: 'd',
    },
  ] as { what: string; events: BoardEvent[]; selected: string }[])('$what', ({ events, selected }) => {
    expect(play([loaded(d, e, question('x', { resolution: 'answered' })), ...events]).selected).toBe(selected);
  });
});

describe('keys', () => {
  const press = { ctrlKey: false, metaKey: false, altKey: false, focus: 'free' } as const;
  it.each([
    [{ key: 'a' }, 'approve'],
    [{ key: 'A' }, 'approve'],
    [{ key: 'ArrowDown' }, 'down'],
    [{ key: 'Enter' }, 'answered'],
    [{ key: 'a', focus: 'typing' }, undefined],
    [{ key: 'a', ctrlKey: true }, undefined],
    [{ key: 'Enter', focus: 'pressing' }, undefined],
    [{ key: 'a', focus: 'pressing' }, 'approve'],
    [{ key: 'x' }, undefined],
  ] as const)('%o means %s', (pressed, deed) => {
    expect(keyToDeed({ ...press, ...pressed })).toBe(deed);
  });
});

describe('going on air', () => {
  const x = question('x', { visibility: 'live', resolution: 'answering' });
  it.each([
    { what: 'L settles what was on air', deed: 'answering', id: 'd', air: x, next: e, decided: ['x answered', 'd answering'] },
    { what: 'G settles what was on air', deed: 'go', id: 'd', air: x, next: e, decided: ['x answered', 'e answering'] },
    { what: 'L on what is on air settles nothing', deed: 'answering', id: 'x', air: x, next: null, decided: ['x answering'] },
    { what: 'L alone is one decision', deed: 'answering', id: 'd', air: null, next: null, decided: ['d answering'] },
    { what: 'G without a next one does nothing', deed: 'go', id: 'd', air: x, next: null, decided: [] },
  ] as const)('$what', ({ deed, id, air, next, decided }) => {
    const done: string[] = [];
    const nothing = (): void => {};
    act(deed, id, {
      board: startBoard('', 'all'),
      air,
      next,
      mayDecide: true,
      dispatch: nothing,
      decide: (to, { decision }) => done.push(`${to} ${decision}`),
      reply: nothing,
      find: nothing,
      help: nothing,
    });
    expect(done).toEqual(decided);
  });
});
