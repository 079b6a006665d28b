/** The state machine of a question (FIELD B5), by a table and by properties of every run of decisions. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toQuestion } from '#functions/question/ask.ts';
import { entryToText, textToEntry } from '#functions/question/history.ts';
import { decide, type StoredQuestion } from '#functions/question/moderate.ts';
import { notYet } from '#functions/question/not-yet.ts';
import { change, withdraw } from '#functions/question/own.ts';
import { isShown, toPublicQuestion } from '#functions/question/public.ts';
import { isPublished, roomResolution } from '#functions/question/stored.ts';
import type { DecisionForm } from '#shared/decision.ts';
import { limits } from '#shared/limits.ts';
import { type Decision, decisions, type HistoryEntry, resolutions, visibilities } from '#shared/question.ts';
import type { Webinar } from '#shared/webinar.ts';

const now = new Date('2027-06-18T09:00:00.000Z');
const id = '0123456789-0123456789abcdefghjk';
const aQuestion = (more: Partial<StoredQuestion> = {}): StoredQuestion => ({
  ...toQuestion({
    id,
    webinar: { id: '0123456789', questions: { mode: 'approve', anonymous: 'yes', votes: 'everyone' } } as Webinar,
    text: 'Why?',
    asker: 'a',
    name: 'Anna',
    company: '',
    anonymous: false,
    confirmed: true,
    now,
  }),
  ...more,
});
const following = (question: StoredQuestion, ...forms: DecisionForm[]): StoredQuestion =>
  forms.reduce((seen, form) => {
    const decided = decide(seen, form, { by: 'hanna', now });
    if (decided.kind === 'refused') throw new Error(`${form.decision}: ${decided.detail}`);
    return decided.kind === 'changed' ? decided.question : seen;
  }, question);
const kindOf = (question: StoredQuestion, form: DecisionForm): string => decide(question, form, { by: 'hanna', now }).kind;

describe('a decision', () => {
  it.each([
    [['approve'], { visibility: 'live', resolution: 'open' }],
    [['answering'], { visibility: 'live', resolution: 'answering' }],
    [['answering', 'answered'], { visibility: 'live', resolution: 'answered', outcome: 'live', answers: 1 }],
    [['answered'], { visibility: 'live', resolution: 'answered', outcome: 'live' }],
    [['hide'], { visibility: 'hidden', resolution: 'open' }],
    [['answering', 'hide'], { visibility: 'hidden', resolution: 'open' }],
    [['hide', 'approve'], { visibility: 'live' }],
    [['hide', 'reopen'], { visibility: 'in-review', resolution: 'open' }],
    [['follow-up'], { resolution: 'follow-up', visibility: 'in-review' }],
    [['decline'], { resolution: 'closed', outcome: 'declined' }],
    [['decline', 'reopen'], { resolution: 'open', outcome: undefined }],
    [['answered', 'undo'], { visibility: 'in-review', resolution: 'open', withdrawn: [0] }],
    [['next'], { visibility: 'live', nextAt: now.toISOString() }],
    [['next', 'answering'], { nextAt: undefined, answeringAt: now.toISOString() }],
  ] as const)('%j makes %j', (names, expected) => {
    expect(following(aQuestion(), ...names.map((decision) => ({ decision })))).toMatchObject(expected);
  });

  it.each([
    ['approve', { visibility: 'live' }],
    ['hide', { visibility: 'hidden' }],
    ['answering', { resolution: 'answering' }],
    ['answered', { resolution: 'answered', outcome: 'live' }],
    ['follow-up', { resolution: 'follow-up' }],
    ['reopen', { resolution: 'open' }],
  ] as const)('%s that is so already changes nothing', (decision, state) => {
    expect(kindOf(aQuestion(state), { decision })).toBe('same');
  });

  it.each([
    ['next', { resolution: 'answered' }],
    ['answering', { resolution: 'closed' }],
    ['answered', { resolution: 'closed' }],
    ['follow-up', { resolution: 'answered' }],
    ['decline', { resolution: 'closed' }],
    ['undo', {}],
    ['reply', { resolution: 'open' }],
  ] as const)('%s is refused for %j', (decision, state) => {
    expect(kindOf(aQuestion(state), { decision })).toBe('refused');
  });

  it('of a private reply shows a question in review to nobody', () => {
    const replied = following(aQuestion(), { decision: 'reply', text: 'For you only', private: true });
    expect(replied).toMatchObject({ visibility: 'private', resolution: 'answered', outcome: 'text' });
    expect(following(replied, { decision: 'answered' })).toMatchObject({ visibility: 'private' });
  });

  it.each<[readonly (Decision | 'to-one' | 'not-yet')[], boolean, string]>([
    [['reply'], true, 'an answer for everybody is published'],
    [['reply', 'not-yet'], true, 'who says that it was none waits alone'],
    [['reply', 'not-yet', 'not-yet', 'follow-up'], true, 'and so may others'],
    [['reply', 'not-yet', 'reopen'], false, 'the team takes it down'],
    [['reply', 'reopen', 'to-one'], false, 'what was taken down stays down, whoever is written to'],
    [['reply', 'reopen', 'undo'], true, 'until that is undone'],
    [['reply', 'not-yet', 'undo'], true, 'undoing a no leaves it as well'],
    [['reply', 'undo'], false, 'an answer that was taken back is none'],
    [['to-one', 'not-yet'], false, 'what was for one person is for nobody else'],
    [['reply', 'reopen', 'reply'], true, 'the next answer is published as the first was'],
    [['reply', 'hide'], false, 'what the team hid is for nobody'],
    [['reply', 'hide', 'approve'], true, 'shown again is as it was'],
    [['reply', 'hide', 'undo'], true, 'and so is a hiding that was undone'],
    [['reply', 'hide', 'not-yet', 'approve'], false, 'a no shows nobody what the team hid'],
    [['reply', 'not-yet', 'hide', 'not-yet', 'approve'], false, 'nor does a second one'],
    [['reply', 'not-yet', 'hide', 'reopen', 'approve'], false, 'nor does opening it again'],
    [['reply', 'not-yet', 'hide', 'answering', 'follow-up'], false, 'nor does going on air with it'],
    [['reply', 'hide', 'to-one', 'approve'], false, 'nor does writing to one person'],
    [['reply', 'decline'], false, 'what was declined is for nobody'],
    [['reply', 'decline', 'not-yet', 'approve'], false, 'a no shows nobody what was declined'],
    [['reply', 'decline', 'undo'], true, 'until that is undone'],
    [['reply', 'merge'], false, 'what was merged is answered elsewhere'],
    [['reply', 'merge', 'not-yet', 'approve'], false, 'a no shows nobody what was merged'],
    [['reply', 'merge', 'undo'], true, 'until that is undone'],
    [['approve', 'to-one', 'not-yet'], false, 'of what was for one person nothing stands as answered'],
    [['reply', 'to-one', 'not-yet'], true, 'and beside it stays what was for everybody'],
  ])('%j: published is %j, since %s', (names, expected) => {
    const given = names.filter((name) => name === 'reply' || name === 'to-one');
    const answers = given.map((name, n) => ({
      n,
      at: now.toISOString(),
      by: 'hanna',
      kind: 'text' as const,
      text: 'So.',
      private: name === 'to-one',
    }));
    const one = names.reduce<StoredQuestion>((seen, name) => {
      const decided = name === 'not-yet' ? notYet(seen, answers, now) : undefined;
      if (decided?.kind === 'changed') return decided.question;
      if (name === 'not-yet') return seen;
      const form = { text: 'So.', into: '0123456789-another0000000000000', private: name === 'to-one' };
      return following(seen, { ...form, decision: name === 'to-one' ? 'reply' : name });
    }, aQuestion());
    const { answer, resolution } = toPublicQuestion(one, answers);
    expect([answer !== undefined, isShown(one) && isPublished(one)]).toEqual([expected, expected]);
    if (names.at(-1) === 'not-yet' || expected) expect(resolution).toBe(expected ? 'answered' : 'open');
  });

  it('that was for one person stands as answered for nobody after a no, also where nobody noted what was published', () => {
    const answers = [{ n: 0, at: now.toISOString(), by: 'hanna', kind: 'text', text: 'So.', private: true }] as const;
    const before = following(aQuestion(), { decision: 'approve' }, { decision: 'reply', text: 'So.', private: true });
    for (const published of [undefined, true]) {
      const no = notYet({ ...before, published } as StoredQuestion, answers, now);
      if (no.kind !== 'changed') throw new Error('It was not opened again');
      expect([no.question.resolution, roomResolution(no.question)]).toEqual(['open', 'open']);
    }
  });

  it('keeps every answer: a later one replaces none', () => {
    const twice = following(aQuestion(), { decision: 'reply', text: 'One' }, { decision: 'reply', text: 'Two' });
    expect([twice.answers, twice.withdrawn]).toEqual([2, []]);
    expect(following(twice, { decision: 'undo' })).toMatchObject({ answers: 2, withdrawn: [1], resolution: 'answered' });
  });

  it('is possible however often others came before: the oldest half of the history moves out together, and none is lost', () => {
    const did = (entry: number) => ({
      at: now.toISOString(),
      did: entry === 0 ? ('asked' as const) : ('approve' as const),
      by: `${entry}`,
    });
    const full = aQuestion({ history: Array.from({ length: limits.historyEntries }, (_, entry) => did(entry)) });
    const decided = decide(full, { decision: 'answered' }, { by: 'host', now });
    if (decided.kind !== 'changed') throw new Error('It was not possible');
    expect(decided.past?.map(({ by }) => by)).toEqual(Array.from({ length: limits.historyEntries / 2 }, (_, entry) => `${entry}`));
    expect([...(decided.past ?? []), ...decided.question.history].slice(0, -1)).toEqual(full.history);
    expect([decided.question.earlier, decided.question.history.at(-1)?.did]).toEqual([limits.historyEntries / 2, 'answered']);
  });

  it.each(decisions)('%s about a question that its asker took back is refused, and says why', (decision) => {
    const forms = { decision, text: 'x', into: `${id.slice(0, -1)}z`, labels: ['x'], owner: 'sam' };
    const decided = decide(withdrawn(following(aQuestion(), { decision: 'approve' })), forms, { by: 'hanna', now });
    expect(decided).toEqual({ kind: 'refused', detail: 'Its asker took it back, so there is nothing to decide.' });
  });
});

const withdrawn = (question: StoredQuestion): StoredQuestion => {
  const moved = withdraw(question, now);
  if (moved.kind !== 'changed') throw new Error('It was not withdrawn');
  return moved.question;
};

describe('an asker', () => {
  it.each([
    [{ resolution: 'answering' }, 'It is being answered right now, so it stays as it is.'],
    [{ resolution: 'answered', answers: 1 }, 'It is answered already, so it stays as it is.'],
    [{ resolution: 'follow-up' }, 'The team answers it after the webinar, so it stays as it is.'],
    [{ resolution: 'closed', outcome: 'declined' }, 'It is closed, so it stays as it is.'],
    [{ visibility: 'hidden' }, 'A host took it off the list, so it stays as it is.'],
    [{ answers: 1 }, 'It was answered before, so it stays as it is.'],
    [{ merged: 1 }, 'Other people’s questions were joined with it, so it stays as it is.'],
    [{ answers: 1, withdrawn: [0] }, undefined],
    [{ visibility: 'private' }, undefined],
  ] as const)('may change and withdraw a question that is %j: %s', (more, detail) => {
    const question = aQuestion(more);
    const wanted = detail === undefined ? { kind: 'changed' } : { kind: 'refused', detail };
    expect(change(question, 'How?', 'open', now)).toMatchObject(wanted);
    expect(withdraw(question, now)).toMatchObject(wanted);
  });

  it('cannot swap the words that a moderator let in, and no undo brings the old ones back', () => {
    const live = following(aQuestion(), { decision: 'next' });
    const inApprove = change(live, 'Something else?', 'approve', now);
    const inOpen = change(live, 'Something else?', 'open', now);
    if (inApprove.kind !== 'changed' || inOpen.kind !== 'changed') throw new Error('It was not changed');
    expect(inApprove.question).toMatchObject({ text: 'Something else?', visibility: 'in-review', nextAt: undefined, changes: 1 });
    expect(inOpen.question).toMatchObject({ text: 'Something else?', visibility: 'live', nextAt: now.toISOString() });
    expect(kindOf(inApprove.question, { decision: 'undo' })).toBe('refused');
    expect(change(live, 'Why?', 'approve', now)).toEqual({ kind: 'same' });
    expect(change({ ...live, changes: 10 }, 'Again?', 'open', now).kind).toBe('refused');
  });

  it('takes a question back once, and it is gone from every card', () => {
    const gone = withdrawn(following(aQuestion(), { decision: 'next' }));
    expect(gone).toMatchObject({ resolution: 'closed', outcome: 'withdrawn', nextAt: undefined, was: undefined });
    expect(withdraw(gone, now)).toEqual({ kind: 'same' });
    expect(change(gone, 'Back?', 'open', now)).toMatchObject({ kind: 'refused' });
  });
});

describe('a line of the history', () => {
  it('weighs 40 bytes at most, whatever a name holds, and reads back as the same act', () => {
    const names = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(fc.constantFrom(...decisions, 'asked', 'changed', 'withdrawn'), names, (did, by) => {
        const text = entryToText({ at: now.toISOString(), did: did as 'asked', by });
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(40);
        const read = textToEntry(text);
        expect([read.at, read.did, by.startsWith(read.by)]).toEqual([now.toISOString(), did, true]);
      }),
    );
  });
});

const form = fc.record({
  decision: fc.constantFrom(...decisions),
  text: fc.option(fc.constantFrom('One', 'Two'), { nil: undefined }),
  private: fc.option(fc.boolean(), { nil: undefined }),
  into: fc.option(fc.constantFrom(id, '0123456789-another0000000000000'), { nil: undefined }),
  labels: fc.option(fc.constantFrom<string[]>([], ['a'], ['b', 'c']), { nil: undefined }),
  owner: fc.option(fc.constantFrom('', 'sam'), { nil: undefined }),
}) as fc.Arbitrary<DecisionForm>;
const run = fc.array(form, { maxLength: 25 });
const walk = (forms: readonly DecisionForm[]): StoredQuestion =>
  forms.reduce(
    (seen, one) => {
      const decided = decide(seen, one, { by: 'hanna', now });
      return decided.kind === 'changed' ? decided.question : seen;
    },
    aQuestion({ votes: 7 }),
  );
/** What people see of a question: all but its memory of itself. */
const face = ({ was: _w, history: _h, version: _v, withdrawn: _d, answers: _a, ...seen }: StoredQuestion) =>
  JSON.parse(JSON.stringify(seen, Object.keys(seen).sort())) as unknown;

describe('every run of decisions', () => {
  it('stays inside the two axes, never touches votes, asker or time, and writes down each step', () => {
    fc.assert(
      fc.property(run, form, (forms, last) => {
        const before = walk(forms);
        const decided = decide(before, last, { by: 'hanna', now });
        if (decided.kind !== 'changed') return;
        const { question } = decided;
        expect(visibilities).toContain(question.visibility);
        expect(resolutions).toContain(question.resolution);
        expect([question.votes, question.asker, question.askedAt, question.id]).toEqual([7, 'a', before.askedAt, id]);
        expect(question.version).toBe(before.version + 1);
        expect(question.history).toEqual([...before.history, { at: now.toISOString(), did: last.decision, by: 'hanna' }]);
        expect(question.answers).toBe(before.answers + (decided.answer ? 1 : 0));
        expect(new Set(question.withdrawn).size).toBe(question.withdrawn.length);
        if (question.resolution === 'closed')
          expect([question.outcome, question.nextAt, question.answeringAt]).toEqual([expect.any(String), undefined, undefined]);
        if (question.visibility === 'hidden') expect(question.resolution).not.toBe('answering');
      }),
    );
  });

  it('can be undone by one step, once', () => {
    fc.assert(
      fc.property(run, form, (forms, last) => {
        const before = walk(forms);
        const decided = decide(before, last, { by: 'hanna', now });
        if (decided.kind !== 'changed' || last.decision === 'undo') return;
        const undone = following(decided.question, { decision: 'undo' });
        expect(face(undone)).toEqual(face(before));
        const standing = (question: StoredQuestion) =>
          Array.from({ length: question.answers }, (_, n) => n).filter((n) => !question.withdrawn.includes(n));
        expect(standing(undone)).toEqual(standing(before));
        expect(kindOf(undone, { decision: 'undo' })).toBe('refused');
      }),
    );
  });

  type Act = DecisionForm | { readonly own: 'change' | 'withdraw' };
  const own = fc.constantFrom({ own: 'change' }, { own: 'withdraw' }) as fc.Arbitrary<Act>;
  const acts = fc.array(fc.oneof({ arbitrary: form as fc.Arbitrary<Act>, weight: 30 }, { arbitrary: own, weight: 1 }), { maxLength: 150 });
  const take = (question: StoredQuestion, act: Act, n: number) => {
    if (!('own' in act)) return decide(question, act, { by: `${n}`, now });
    return act.own === 'change' ? change(question, `Words ${n}`, 'approve', now) : withdraw(question, now);
  };

  it('allows or refuses with a reason; no line of the history and no answer is ever lost', () => {
    fc.assert(
      fc.property(acts, (all) => {
        let question = aQuestion();
        const past: HistoryEntry[] = [];
        const done: string[] = ['asked'];
        const answers: (string | undefined)[] = [];
        for (const [n, act] of all.entries()) {
          const before = JSON.stringify(question);
          const taken = take(question, act, n);
          expect(JSON.stringify(question)).toBe(before);
          if (taken.kind === 'refused') expect(taken.detail).toMatch(/^[A-Z].{15,}\.$/);
          if (taken.kind !== 'changed') continue;
          // An answer stands where it was given, by its number: what is withdrawn stays written.
          if (taken.answer) answers.push(taken.answer.text);
          expect(taken.question.answers).toBe(answers.length);
          expect(taken.question.withdrawn).toEqual(expect.arrayContaining([...question.withdrawn]));
          past.push(...(taken.past ?? []));
          done.push('own' in act ? (act.own === 'change' ? 'changed' : 'withdrawn') : act.decision);
          question = taken.question;
          expect(question.history.length).toBeLessThanOrEqual(limits.historyEntries);
          expect(question.earlier ?? 0).toBe(past.length);
        }
        expect([...past, ...question.history].map(({ did }) => did)).toEqual(done);
      }),
      { numRuns: 60 },
    );
  });
});
