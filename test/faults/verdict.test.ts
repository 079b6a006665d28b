/** A verdict that cannot find anything would be worth nothing: each loss is shown to it once. */
import { describe, expect, it } from 'vitest';
import type { Webinar } from '#shared/webinar.ts';
import { findUnanswered } from '../trials/kill/end-verdict.ts';
import type { Ending } from '../trials/kill/ending.ts';
import type { Act, Done, Outcome } from '../trials/kill/history.ts';
import { type Evidence, findBroken } from '../trials/kill/verdict.ts';

const question = 'w234567890-q23456789012m2345678';
const tag = 'q23456789012';
const done = (act: Act, outcome: Outcome = 'ok', more: Partial<Done> = {}): Done => ({
  act,
  outcome,
  attempts: 1,
  timedOut: false,
  ...more,
});
const ann = { kind: 'register', email: 'ann@example.com', name: 'Ann Example' } as const;
const asked = { kind: 'ask', email: 'ann@example.com', text: 'Why?' } as const;
const vote = (wanted: boolean) => ({ kind: 'vote', email: 'ann@example.com', question, wanted }) as const;

const acts: readonly Done[] = [done(ann), done(asked, 'ok', { id: question }), done(vote(true))];
const stored: Evidence['stored'] = {
  registrations: ['ann@example.com'],
  contacts: ['ann@example.com'],
  pointers: ['ann@example.com'],
  ballots: [{ name: 'Ann Example', votes: [tag], asked: [tag] }],
  questions: [{ id: question, text: 'Why?', votes: 1 }],
  counts: { registered: 1, asked: 1 },
  quarantined: 0,
};
const shown = [{ id: question, votes: 1 }];
const seen = {
  webinar: { counts: { registered: 1 } } as Webinar,
  questions: shown,
  registrations: [{ email: 'ann@example.com' }],
  feed: { questions: shown, answered: [] },
} as unknown as Evidence['seen'];
const own = { voted: [question], asked: ['Why?'] };
const whole: Evidence = {
  done: acts,
  stored,
  seen,
  mine: new Map([['ann@example.com', own]]),
  mailed: ['ann@example.com'],
  held: [],
  mailerKills: 0,
  deadLetters: 0,
  settled: true,
};
const without = (change: Partial<Evidence>): string[] => findBroken({ ...whole, ...change });
const ballot = { name: 'Ann Example', votes: [tag], asked: [tag] };

describe('the verdict', () => {
  it('finds nothing where everything is there once', () => {
    expect(findBroken(whole)).toEqual([]);
  });

  it.each<[string, Partial<Evidence>]>([
    ['a registration is lost', { stored: { ...stored, registrations: [] } }],
    ['a registration is there twice', { stored: { ...stored, registrations: ['ann@example.com', 'ann@example.com'] } }],
    ['somebody is there who never came', { done: [] }],
    ['a person cannot be found', { stored: { ...stored, pointers: [] } }],
    ['a registrant is not in the list', { seen: { ...seen, registrations: [] } }],
    ['a question is lost', { stored: { ...stored, questions: [], ballots: [{ ...ballot, votes: [] }] } }],
    ['a question has another id than was told', { done: [done(ann), done(asked, 'ok', { id: 'w234567890-other' }), done(vote(true))] }],
    ['a question is on no ballot', { stored: { ...stored, ballots: [{ ...ballot, asked: [] }] } }],
    [
      'a vote is lost',
      { stored: { ...stored, ballots: [{ ...ballot, votes: [] }], questions: [{ id: question, text: 'Why?', votes: 0 }] } },
    ],
    ['a vote stays that was taken back', { done: [...acts, done(vote(false))] }],
    ['a vote is counted twice', { stored: { ...stored, questions: [{ id: question, text: 'Why?', votes: 2 }] } }],
    ['a seat is not shown its vote', { mine: new Map([['ann@example.com', { ...own, voted: [] }]]) }],
    ['a seat is not shown its question', { mine: new Map([['ann@example.com', { ...own, asked: [] }]]) }],
    ['the console shows another count', { seen: { ...seen, questions: [{ id: question, votes: 0 }] } as unknown as Evidence['seen'] }],
    ['the feed lags behind', { seen: { ...seen, feed: { ...seen.feed, questions: [] } } }],
    ['the registrations are counted wrongly', { stored: { ...stored, counts: { registered: 2, asked: 1 } } }],
    ['the questions are counted wrongly', { stored: { ...stored, counts: { registered: 1, asked: 0 } } }],
    ['nobody was mailed', { mailed: [] }],
    ['a second mail came without a death', { mailed: ['ann@example.com', 'ann@example.com'] }],
    ['a stranger was mailed', { mailed: ['ann@example.com', 'eve@example.com'] }],
    ['more mail is held than mailers died', { held: ['ann@example.com'] }],
    ['a letter is dead', { deadLetters: 1 }],
    ['a stream record was set aside', { stored: { ...stored, quarantined: 1 } }],
    ['it never came to rest', { settled: false }],
  ])('says so where %s', (_, change) => {
    expect(without(change)).not.toEqual([]);
  });

  it.each<[string, Partial<Evidence>]>([
    ['a second mail at the death of a mailer', { mailed: ['ann@example.com', 'ann@example.com'], mailerKills: 1 }],
    ['a mail that a dead mailer holds', { mailed: [], held: ['ann@example.com'], mailerKills: 1 }],
    ['a vote that nobody knows of', { done: [done(ann), done(asked, 'ok', { id: question }), done(vote(true), 'info')] }],
    ['a vote that was taken back, as far as anybody knows', { done: [...acts, done(vote(false), 'info')] }],
    ['a vote whose request came late', { done: [...acts.slice(0, 2), done(vote(true), 'ok', { timedOut: true }), done(vote(false))] }],
  ])('accepts %s', (_, change) => {
    expect(without(change)).toEqual([]);
  });
});

const listed = [`contact#c find#case#${question}#votes cases#votes 1`];
const desk: Ending['desk'] = {
  cases: [question],
  places: [`${question} at c`],
  lies: [`${question} at c`],
  ...{ pointers: listed, wanted: listed, counted: ['total open: 1'], recounted: ['total open: 1'] },
  owed: [`ann@example.com ${question}`],
  quarantined: 0,
};
const over: Ending = { open: [question], askers: ['ann@example.com'], desk, promised: ['ann@example.com'], deadLetters: 0, settled: true };

describe('the verdict on an end', () => {
  it('finds nothing where each open question has its case and each asker a mail', () => {
    expect(findUnanswered(over)).toEqual([]);
  });

  it.each<[string, Partial<Ending>]>([
    ['a question has no case', { desk: { ...desk, cases: [], lies: [] } }],
    ['a question has two', { desk: { ...desk, cases: [question, question] } }],
    ['a case is of no open question', { open: [] }],
    ['a question does not say where its case lies', { desk: { ...desk, places: [] } }],
    ['a list lacks a case', { desk: { ...desk, pointers: [] } }],
    ['a list has one where it was', { desk: { ...desk, pointers: [...listed, 'contact#c find#case#old#votes cases#votes 2'] } }],
    ['a case was counted twice', { desk: { ...desk, counted: ['total open: 2'] } }],
    ['nobody is on hold', { desk: { ...desk, owed: [] } }],
    ['an asker was told nothing', { promised: [] }],
    ['an asker was told twice', { promised: ['ann@example.com', 'ann@example.com'] }],
    ['somebody was told who asked nothing', { promised: ['ann@example.com', 'eve@example.com'] }],
    ['a message is dead', { deadLetters: 1 }],
    ['a stream record was set aside', { desk: { ...desk, quarantined: 1 } }],
    ['it never came to rest', { settled: false }],
  ])('says so where %s', (_, change) => {
    expect(findUnanswered({ ...over, ...change })).not.toEqual([]);
  });
});
