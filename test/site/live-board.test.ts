/** The moderation board: what stands where, what a decision does at once, and what becomes of it. */

import { describe, expect, it } from 'vitest';
import type { DecisionForm } from '#shared/decision.ts';
import type { ConsoleQuestion } from '#shared/question.ts';
import { act } from '../../site/src/console/act.ts';
import { type Board, type BoardEvent, startBoard, stepBoard } from '../../site/src/lib/console/board.ts';
import { onAir, toCounters, upNext } from '../../site/src/lib/console/cards.ts';
import { columnOf, everything, pin } from '../../site/src/lib/console/columns.ts';
import { keys, keyToDeed, keyToPanel, repeats } from '../../site/src/lib/console/keys.ts';
import { colleagues, labelsInUse } from '../../site/src/lib/console/people.ts';
import { isSecond, type Press } from '../../site/src/lib/console/press.ts';
import { likeness, SIMILAR, toTargets } from '../../site/src/lib/console/similar.ts';
import { extend, follow, MOST } from '../../site/src/lib/console/window.ts';

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
const refused = (
  id: string,
  detail: string,
  { form = { decision: 'approve' }, current }: { form?: DecisionForm; current?: ConsoleQuestion } = {},
): BoardEvent => ({ is: 'refused', id, form, detail, ...(current ? { current } : {}) });
const play = (events: readonly BoardEvent[], from: Board = startBoard(everything)): Board => events.reduce(stepBoard, from);
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
    const board = play([loaded(d, question('g', { company: 'Telecom' })), { is: 'narrow', to: { find: 'TELE' } }]);
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
    { waits: [60, 180, 240], open: 3, medianWaitMs: 180_000, unanswered: 4 },
    { waits: [60, 180], open: 2, medianWaitMs: 120_000, unanswered: 3 },
    { waits: [], open: 0, medianWaitMs: 0, unanswered: 1 },
  ])('count $waits', ({ waits, open, medianWaitMs, unanswered }) => {
    const now = Date.parse('2027-06-18T14:00:00.000Z');
    const all = waits.map((seconds, i) => question(String(i), { askedAt: new Date(now - seconds * 1_000).toISOString() }));
    const settled = [
      question('z', { resolution: 'answered' }),
      question('y', { resolution: 'follow-up' }),
      question('x', { visibility: 'hidden' }),
    ];
    expect(toCounters([...all, ...settled], now)).toEqual({ open, medianWaitMs, unanswered });
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
    const board = play([loaded(d), decided('d', 'answered'), refused('d', 'It is closed.')]);
    expect([board.places.review, board.notices.d, board.undo]).toEqual([['d'], 'It is closed.', null]);
  });

  it('shows the newer state and who made it when somebody was faster', () => {
    const current = question('d', {
      visibility: 'hidden',
      version: 4,
      history: [{ at: '2027-06-18T13:00:00.000Z', did: 'hide', by: 'Lea' }],
    });
    const board = play([loaded(d), decided('d', 'approve'), refused('d', '', { current })]);
    expect([board.places.done, board.notices.d]).toEqual([['d'], 'Lea was faster. It is now: hidden.']);
  });

  it('is undone by its own version, so that a colleague’s later one is not', () => {
    const settled: BoardEvent = { is: 'settled', id: 'd', question: question('d', { visibility: 'live', version: 2 }) };
    const later = loaded(question('d', { visibility: 'hidden', version: 3 }));
    expect(play([loaded(d), decided('d', 'approve'), settled, later]).undo).toMatchObject({ id: 'd', version: 2 });
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
    [{ key: 'x' }, 'edit'],
    [{ key: 'y' }, undefined],
  ] as const)('%o means %s', (pressed, deed) => {
    expect(keyToDeed({ ...press, ...pressed })).toBe(deed);
  });
});

describe('keys beside the board', () => {
  const press = { ctrlKey: false, metaKey: false, altKey: false, focus: 'free' } as const;
  it('open panels, and only those that are offered', () => {
    const offered = [{ name: 'poll', key: 'p' }];
    expect(keyToPanel({ ...press, key: 'P' }, offered)).toBe('poll');
    expect(keyToPanel({ ...press, key: 'p', focus: 'typing' }, offered)).toBeUndefined();
    expect(keyToPanel({ ...press, key: 'c' }, offered)).toBeUndefined();
  });

  it('are one for each deed, and a held key moves but never decides', () => {
    expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
    expect(keys.filter(({ does }) => repeats(does)).map(({ does }) => does)).toEqual(['down', 'up', 'left', 'right']);
  });
});

describe('deciding and going on air', () => {
  const x = question('x', { visibility: 'live', resolution: 'answering' });
  it.each([
    { what: 'L settles what was on air', deed: 'answering', id: 'd', air: x, next: e, decided: ['x answered', 'd answering'] },
    { what: 'G settles what was on air', deed: 'go', id: 'd', air: x, next: e, decided: ['x answered', 'e answering'] },
    { what: 'L on what is on air settles nothing', deed: 'answering', id: 'x', air: x, next: null, decided: ['x answering'] },
    { what: 'L alone is one decision', deed: 'answering', id: 'd', air: null, next: null, decided: ['d answering'] },
    { what: 'G without a next one does nothing', deed: 'go', id: 'd', air: x, next: null, decided: [] },
    { what: 'M only opens the choice', deed: 'merge', id: 'd', air: x, next: null, decided: ['d opens merge'] },
    { what: 'D asks for the reason first', deed: 'decline', id: 'd', air: x, next: null, decided: ['d opens decline'] },
    { what: 'E answers what is on air, wherever the hand is', deed: 'answered-now', id: 'd', air: x, next: null, decided: ['x answered'] },
    { what: 'E without it only says so', deed: 'answered-now', id: 'd', air: null, next: e, decided: ['Nothing is on air.'] },
    { what: 'Enter answers the chosen row', deed: 'answered', id: 'd', air: x, next: null, decided: ['d answered'] },
    { what: 'I takes it', deed: 'assign', id: 'd', air: null, next: null, decided: ['d assign hanna'] },
  ] as const)('$what', ({ deed, id, air, next, decided }) => {
    const done: string[] = [];
    const nothing = (): void => {};
    act(deed, id, {
      board: play([loaded(d, question('m', { owner: 'hanna' }))]),
      air,
      next,
      mayDecide: true,
      dispatch: nothing,
      decide: (to, { decision, owner }) => done.push([to, decision, owner].filter((word) => word !== undefined).join(' ')),
      me: 'hanna',
      silence: nothing,
      open: (to, tool) => done.push(`${to} opens ${tool}`),
      find: nothing,
      help: nothing,
      say: (words) => done.push(words),
    });
    expect(done).toEqual(decided);
  });
});

describe('two presses in a row', () => {
  const press = (detail: number, timeStamp: number, clientX = 100): Press => ({ detail, timeStamp, clientX, clientY: 100 });
  it.each([
    { what: 'that the browser counts as one gesture', second: press(2, 100), is: true },
    { what: 'on a screen that does not count', second: press(1, 300), is: true },
    { what: 'a while apart', second: press(1, 500), is: false },
    { what: 'at another place', second: press(1, 300, 140), is: false },
    { what: 'of which the second is a key', second: { ...press(0, 300), clientX: 0, clientY: 0 }, is: false },
  ])('$what: the second is heard: not $is', ({ second, is }) => {
    expect([isSecond(second, press(1, 0)), isSecond(press(1, 0), null)]).toEqual([is, false]);
  });
});

describe('undoing', () => {
  const undo = (board: Board): string[] => {
    const sent: string[] = [];
    const nothing = (): void => {};
    act('undo', null, {
      ...{
        board,
        air: null,
        next: null,
        mayDecide: true,
        me: '',
        dispatch: nothing,
        open: nothing,
        find: nothing,
        help: nothing,
        say: nothing,
      },
      decide: (id, { version }) => sent.push(`${id} ${version}`),
      silence: (one, is) => sent.push(`${one.id} ${is}`),
    });
    return sent;
  };
  const settled = (id: string, version: number): BoardEvent => ({ is: 'settled', id, question: question(id, { version }) });

  it('goes back one after another, each by its own version', () => {
    const two = play([loaded(d, e), decided('d', 'approve'), settled('d', 2), decided('e', 'hide'), settled('e', 5), settled('d', 9)]);
    expect(undo(two)).toEqual(['e 5']);
    const one = play([decided('e', 'undo')], two);
    expect(undo(one)).toEqual(['d 2']);
    expect(undo(play([decided('d', 'undo')], one))).toEqual([]);
  });

  it('brings back what left the air for the next one', () => {
    const pair = [decided('d', 'answered'), decided('e', 'answering'), settled('d', 2), settled('e', 3)];
    expect(undo(play([loaded(d, e), ...pair]))).toEqual(['e 3', 'd 2']);
  });

  it('leaves out what was refused, also when something else was done since', () => {
    const pair = [decided('d', 'answered'), decided('e', 'answering'), refused('d', 'We are busy.'), settled('e', 3)];
    expect(undo(play([loaded(d, e), ...pair]))).toEqual(['e 3']);
    const earlier = [
      decided('d', 'approve'),
      settled('d', 2),
      decided('d', 'answered'),
      decided('e', 'hide'),
      refused('d', 'We are busy.'),
    ];
    expect(undo(play([decided('e', 'undo')], play([loaded(d, e), ...earlier])))).toEqual(['d 2']);
  });

  it('lets a paused person speak again, and then goes on', () => {
    const paused = play([loaded(d), decided('d', 'approve'), settled('d', 2), { is: 'silenced', id: 'd', silenced: true, at: 0 }]);
    expect(undo(paused)).toEqual(['d false']);
    expect(undo(play([{ is: 'silenced', id: 'd', silenced: false, at: 0 }], paused))).toEqual(['d 2']);
  });
});

describe('what was written', () => {
  const form = { decision: 'reply', text: 'We start in May.' } as const;
  const answer = { at: '2027-06-18T13:01:00.000Z', by: 'lea', kind: 'text', text: 'In June.', private: false } as const;
  const current = question('d', {
    version: 3,
    given: [answer],
    history: [{ at: answer.at, did: 'reply', by: 'lea' }],
    resolution: 'answered',
  });

  it('is kept beside the answer that came first, until it is sent or let go', () => {
    const board = play([loaded(d), decided('d', 'reply', { text: form.text }), refused('d', 'A colleague decided.', { form, current })]);
    expect(board.unsent.d).toEqual({ form, detail: 'Lea was faster. It is now: in writing, public.', answered: true });
    expect(board.shown.get('d')?.given).toEqual([answer]);
    expect(play([decided('d', 'reply', { text: form.text })], board).unsent.d).toBeUndefined();
    expect(play([{ is: 'let-go', id: 'd' }], board).unsent.d).toBeUndefined();
  });

  it('is kept where nothing came back at all, and says so', () => {
    const board = play([loaded(d), decided('d', 'reply', { text: form.text }), refused('d', 'We could not reach the server.', { form })]);
    expect(board.unsent.d).toMatchObject({ answered: false, detail: 'We could not reach the server.' });
  });
});

describe('attention', () => {
  it('goes to what people reported first, in both open lists', () => {
    const reported = question('z', { reports: 2, askedAt: '2027-06-18T13:30:00.000Z' });
    const live = { visibility: 'live' } as const;
    const board = play([loaded(d, reported, question('a', { ...live, votes: 9 }), question('b', { ...live, reports: 1 }))]);
    expect([board.places.review, board.places.live]).toEqual([
      ['z', 'd'],
      ['b', 'a'],
    ]);
  });

  it('narrows to a label, to an owner, and finds both by words', () => {
    const board = play([loaded(d, question('l', { labels: ['Price'] }), question('o', { owner: 'lea' }))]);
    const review = (to: Partial<Board['narrowed']>) => play([{ is: 'narrow', to }], board).places.review;
    expect([review({ label: 'Price' }), review({ owner: 'lea' }), review({ find: 'pri' }), review({ find: 'LEA' })]).toEqual([
      ['l'],
      ['o'],
      ['l'],
      ['o'],
    ]);
  });

  it('sees who is replying, and a pause of everything that one person asked', () => {
    const replying = { by: 'lea', until: '2027-06-18T13:00:30.000Z' };
    const board = play([loaded(d, e), loaded({ ...d, replying }, e)]);
    expect(board.shown.get('d')?.replying?.by).toBe('lea');
    const paused = play([{ is: 'silenced', id: 'd', silenced: true, at: 0 }], board);
    expect([...paused.shown.values()].every((one) => one.silenced)).toBe(true);
    expect(paused.undo).toMatchObject({ words: 'Paused', isPause: true });
    expect(play([{ is: 'silenced', id: 'd', silenced: false, at: 0 }], paused).undo).toBeNull();
  });

  it('knows the team by what it did', () => {
    const all = [
      question('a', { owner: 'tom', labels: ['Price'], history: [{ at: '', did: 'approve', by: 'lea' }] }),
      question('b', { labels: ['Price', 'Law'], history: [{ at: '', did: 'asked', by: 'noor' }] }),
    ];
    expect([colleagues(all, 'hanna'), labelsInUse(all)]).toEqual([
      ['hanna', 'lea', 'tom'],
      ['Price', 'Law'],
    ]);
  });
});

describe('questions that ask the same', () => {
  it.each([
    ['Can you share the report?', 'Will you share this report?', true],
    ['Is the recording available?', 'How are the recordings made available afterwards?', true],
    ['Can you share the report?', 'What would you stop doing first?', false],
    ['???', '!!!', false],
  ])('%s and %s: %s', (one, other, alike) => {
    expect(likeness(one, other) >= SIMILAR).toBe(alike);
    expect(likeness(one, other)).toBe(likeness(other, one));
  });

  it('stand first among those that are open, and never the question itself', () => {
    const asked = question('a', { text: 'Can you share the report?' });
    const all = [
      asked,
      question('b', { text: 'Something else', votes: 9 }),
      question('c', { text: 'Please share your report' }),
      question('d', { text: 'share report', resolution: 'answered' }),
    ];
    expect(toTargets(asked, all, '').map(({ id }) => id)).toEqual(['c', 'b']);
    expect(toTargets(asked, all, 'ELSE').map(({ id }) => id)).toEqual(['b']);
  });
});

describe('the window of a long list', () => {
  it('holds the chosen row and never too many, one new row for each press of a held key', () => {
    let window = follow({ from: 0, to: 0 }, -1, 1_000);
    for (const chosen of [...Array(1_000).keys(), ...[...Array(1_000).keys()].reverse()]) {
      const before = window;
      window = follow(window, chosen, 1_000);
      expect(window.from <= chosen && chosen < window.to && window.to - window.from <= MOST).toBe(true);
      expect(window.to - before.to + (before.from - window.from)).toBeLessThanOrEqual(2);
    }
  });

  it.each([
    [{ from: 0, to: 30 }, 700, 1_000, { from: 680, to: 720 }],
    [{ from: 500, to: 560 }, -1, 20, { from: 20, to: 20 }],
    [{ from: 500, to: 560 }, -1, 0, { from: 0, to: 0 }],
    [{ from: 0, to: 3 }, 2, 3, { from: 0, to: 3 }],
  ] as const)('from %o with row %i chosen of %i it becomes %o', (window, chosen, rows, expected) => {
    expect(follow(window, chosen, rows)).toEqual(expected);
  });

  it('reaches both ends by scrolling', () => {
    let window = follow({ from: 0, to: 0 }, -1, 300);
    for (let step = 0; step < 30; step += 1) window = extend(window, 1, 300);
    expect([window.to, window.from > 0]).toEqual([300, true]);
    for (let step = 0; step < 30; step += 1) window = extend(window, -1, 300);
    expect([window.from, window.to <= MOST]).toEqual([0, true]);
  });
});
