/** The state machine of a question (FIELD B5), by a table and by properties of every run of decisions. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toQuestion } from '#functions/question/ask.ts';
import { decide, type StoredQuestion } from '#functions/question/moderate.ts';
import { limits } from '#shared/limits.ts';
import { type DecisionForm, decisions, resolutions, visibilities } from '#shared/question.ts';
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

  it('keeps every answer: a later one replaces none', () => {
    const twice = following(aQuestion(), { decision: 'reply', text: 'One' }, { decision: 'reply', text: 'Two' });
    expect([twice.answers, twice.withdrawn]).toEqual([2, []]);
    expect(following(twice, { decision: 'undo' })).toMatchObject({ answers: 2, withdrawn: [1], resolution: 'answered' });
  });

  it('is possible however often others came before: the asking stays, the oldest decision gives way', () => {
    const did = (entry: number) => ({
      at: now.toISOString(),
      did: entry === 0 ? ('asked' as const) : ('approve' as const),
      by: String(entry),
    });
    const full = aQuestion({ history: Array.from({ length: limits.historyEntries }, (_, entry) => did(entry)) });
    const decided = decide(full, { decision: 'answered' }, { by: 'host', now });
    const history = decided.kind === 'changed' ? decided.question.history : [];
    expect(history).toHaveLength(limits.historyEntries);
    expect([history[0]?.did, history[1]?.by, history.at(-1)?.did]).toEqual(['asked', '2', 'answered']);
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
});
