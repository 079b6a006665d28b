/** Who comes in, as tables: places, domains, offers, what each side may do. */
import { describe, expect, it } from 'vitest';
import { admissionDeltas } from '#functions/admission/counts.ts';
import { toDomainError } from '#functions/admission/refusal.ts';
import {
  becomes,
  carryOut,
  decide,
  givesSeat,
  isFull,
  isNearlyFull,
  makesOffers,
  offerEnds,
  personalActs,
  placesLeft,
  refusedFor,
  standingOf,
} from '#functions/admission/rules.ts';
import { admissionSettings, type RegistrationState, registrationStates, usualAdmission } from '#shared/admission.ts';
import { noCounts } from '#shared/webinar.ts';

const now = new Date('2027-06-18T09:00:00.000Z');
const gate = (more: object = {}) => ({
  ...{ state: 'scheduled' as const, capacity: null, counts: noCounts, admission: usualAdmission, replay: null as string | null },
  ...more,
});
const full = { capacity: 10, counts: { ...noCounts, registered: 9, offered: 1 } };
const approval = { admission: { ...usualAdmission, approval: true } };
const listed = (allow: string[], block: string[] = []) => ({ admission: { approval: false, domains: { allow, block } } });

describe('what becomes of a form', () => {
  it.each([
    [{}, 'registered', true],
    [{ capacity: 10, counts: { ...noCounts, registered: 9 } }, 'registered', true],
    // A place that is held for somebody is not free.
    [full, 'waiting', false],
    [{ ...full, counts: { ...noCounts, registered: 12 } }, 'waiting', false],
    [{ ...full, state: 'live' }, 'waiting', false],
    // A place that is free for the moment is theirs who wait, where there are seats at all.
    [{ capacity: 10, counts: { ...noCounts, registered: 5, waiting: 1 } }, 'waiting', false],
    [{ counts: { ...noCounts, registered: 5, waiting: 1 } }, 'registered', true],
    // A recording has no seats.
    [{ capacity: 10, counts: { ...noCounts, waiting: 1 }, state: 'ended' }, 'registered', true],
    [{ ...full, state: 'ended' }, 'registered', true],
    [approval, 'in-review', false],
    [{ ...full, ...approval }, 'in-review', false],
    [{ ...approval, state: 'ended' }, 'in-review', false],
    [listed(['example.com']), 'registered', false],
    [listed([], ['example.org']), 'registered', false],
  ])('of %j is %s, with a seat at once: %s', (webinar, state, seat) => {
    expect([becomes(gate(webinar)), givesSeat(gate(webinar))]).toEqual([state, seat]);
  });

  it.each([
    [15, 0, true],
    [500, 449, false],
    [500, 450, true],
    [100, 79, false],
    [100, 80, true],
    [100, 100, false],
    [null, 1_000, false],
  ])('of %s places with %s taken is judged by the newest counts: %s', (capacity, registered, near) => {
    expect(isNearlyFull(gate({ capacity, counts: { ...noCounts, registered } }))).toBe(near);
  });

  it('counts places without a limit as endless, and an overrun as less than none', () => {
    expect([placesLeft(gate()), placesLeft(gate({ ...full, capacity: 4 }))]).toEqual([Number.POSITIVE_INFINITY, -6]);
    expect(isFull(gate({ ...full, capacity: 4 }))).toBe(true);
  });
});

describe('a domain', () => {
  it.each([
    ['ann@example.com', ['example.com'], [], undefined],
    ['ann@eu.mail.example.com', ['example.com'], [], undefined],
    ['ann@notexample.com', ['example.com'], [], 'not-listed'],
    ['ann@example.com.evil.example', ['example.com'], [], 'not-listed'],
    ['ann@com', ['example.com'], [], 'not-listed'],
    ['ann@eu.example.com', ['example.com'], ['eu.example.com'], 'blocked'],
    ['ann@example.com', ['eu.example.com'], ['example.com'], 'blocked'],
    ['ann@example.org', [], ['example.com'], undefined],
    ['"a@example.com"@example.org', ['example.com'], [], 'not-listed'],
    ['ann@xn--bcher-kva.example', ['xn--bcher-kva.example'], [], undefined],
  ])('of %s with %j and without %j is refused for: %s', (address, allow, block, why) => {
    expect(refusedFor(address, listed(allow, block).admission)).toBe(why);
  });

  it.each<readonly [typed: string, kept: string | undefined]>([
    ['example.com', 'example.com'],
    [' @Example.COM ', 'example.com'],
    ['*.example.com', 'example.com'],
    ['.example.com', 'example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['BU\u0308CHER.example', 'xn--bcher-kva.example'],
    ...[
      '',
      'com',
      'localhost',
      'a b.example',
      'example.com/path',
      'user@example.com',
      'https://example.com',
      '127.0.0.1',
      '[::1]',
      '1.2',
      '<b>.example',
    ].map((typed) => [typed, undefined] as const),
    ...[
      '*.*.example.com',
      'example..com',
      '-a.example',
      `${'a'.repeat(64)}.example`,
      `${'a.'.repeat(140)}example`,
      'x'.repeat(10_000),
      '\u202eexample.com',
    ].map((typed) => [typed, undefined] as const),
  ])('typed as “%s” is kept as %s', (typed, kept) => {
    const read = admissionSettings.safeParse({ approval: false, domains: { allow: [typed] } });
    expect(read.success ? read.data.domains.allow[0] : undefined).toBe(kept);
    if (!read.success)
      expect(read.error.issues[0]).toMatchObject({
        path: ['domains', 'allow', 0],
        message: expect.stringMatching(/^“.{0,60}” is no domain\./s),
      });
  });

  it('stands once in a list and never in both; a hundred are enough', () => {
    const read = (allow: string[], block: string[] = []) => admissionSettings.safeParse({ approval: false, domains: { allow, block } });
    expect(read(['b.example', 'B.example', '@a.example']).data?.domains.allow).toEqual(['a.example', 'b.example']);
    expect(read(['a.example'], ['A.example']).error?.issues).toMatchObject([
      { path: ['domains', 'block'], message: 'a.example stands in both lists.' },
    ]);
    expect(read(Array.from({ length: 101 }, (_, n) => `d${n}.example`)).success).toBe(false);
  });

  it('that is refused is told what to do, by name where the names are few', () => {
    const detail = (allow: string[]) => toDomainError('not-listed', listed(allow).admission).detail;
    expect(detail(['a.example', 'b.example'])).toBe('This webinar is for addresses at a.example, b.example. Please use yours there.');
    for (const many of [['a.example', 'b.example', 'c.example', 'd.example'], [`${'a'.repeat(60)}.${'b'.repeat(60)}.example`]])
      expect(detail(many)).toMatch(/^This webinar is for certain organisations/);
    expect(toDomainError('blocked', usualAdmission)).toMatchObject({
      pointer: '#/email',
      detail: expect.stringContaining('the one of your work'),
    });
  });
});

describe('an offer', () => {
  it.each([
    ['2027-06-19T09:00:00.000Z', '2027-06-18T21:00:00.000Z'],
    ['2027-06-18T10:00:00.000Z', '2027-06-18T10:00:00.000Z'],
  ])('of a webinar that ends at %s stands until %s', (endsAt, until) => {
    expect(offerEnds({ endsAt }, now)).toBe(until);
  });

  it.each([
    ['scheduled', '2027-06-18T09:00:00.001Z', true],
    ['live', '2027-06-18T10:00:00.000Z', true],
    ['live', '2027-06-18T09:00:00.000Z', false],
    ['ended', '2027-06-18T10:00:00.000Z', false],
    ['cancelled', '2027-06-18T10:00:00.000Z', false],
    ['draft', '2027-06-18T10:00:00.000Z', false],
    ['scheduled', '2027-06-18T10:00:00.000Z', false, { hidden: true }],
    ['live', '2027-06-18T10:00:00.000Z', false, approval],
    ['live', '2027-06-18T10:00:00.000Z', true, listed(['example.com'])],
  ] as const)('is made while it is %s until %s: %s %j', (state, endsAt, made, more: object = {}) => {
    expect(makesOffers({ state, endsAt, hidden: false, admission: usualAdmission, ...more }, now)).toBe(made);
  });

  it('has lapsed at its last moment, noted or not', () => {
    expect(standingOf({ state: 'offered', until: '2027-06-18T09:00:00.001Z' }, now)).toBe('offered');
    for (const until of ['2027-06-18T09:00:00.000Z', '2027-06-17T09:00:00.000Z'])
      expect(standingOf({ state: 'offered', until }, now)).toBe('lapsed');
  });
});

const later = '2027-06-18T10:00:00.000Z';
const allowed = (webinar: object) =>
  registrationStates.map((state) => [
    state,
    personalActs.filter((act) => carryOut(act, { state, until: later }, gate(webinar), now) !== undefined),
  ]);

describe('what a person may do', () => {
  it.each([
    [
      'while it is to come',
      full,
      {
        registered: 'give-up',
        waiting: 'leave',
        offered: 'accept leave',
        lapsed: 'again',
        'in-review': 'leave',
        declined: '',
        left: 'again',
        cancelled: 'again',
      },
    ],
    [
      'once there is a recording',
      { ...full, state: 'ended', replay: '/media/a.mp4' },
      {
        registered: '',
        waiting: 'leave watch',
        offered: 'leave watch',
        lapsed: 'watch',
        'in-review': 'leave',
        declined: '',
        left: 'watch',
        cancelled: 'watch',
      },
    ],
    [
      'once it is over',
      { ...full, state: 'ended' },
      { registered: '', waiting: 'leave', offered: 'leave', lapsed: '', 'in-review': 'leave', declined: '', left: '', cancelled: '' },
    ],
  ])('%s', (_, webinar, expected) => {
    expect(Object.fromEntries(allowed(webinar).map(([state, acts]) => [state, (acts as string[]).join(' ')]))).toEqual(expected);
  });

  it('never leads past a host’s yes', () => {
    const standing = { state: 'left' as const };
    expect(carryOut('again', standing, gate(approval), now)).toBe('in-review');
    expect(carryOut('watch', standing, gate({ ...approval, state: 'ended', replay: '/media/a.mp4' }), now)).toBeUndefined();
  });
});

describe('what a host may do', () => {
  it.each([
    ['admit', 'registered', ['waiting', 'offered', 'lapsed', 'in-review', 'declined']],
    ['decline', 'declined', ['waiting', 'lapsed', 'in-review']],
  ] as const)('%s makes %s of %j and of nobody else', (decision, to, of) => {
    expect(registrationStates.filter((state) => decide(decision, { state }) === to)).toEqual(of);
    expect(registrationStates.filter((state) => decide(decision, { state }) !== undefined)).toEqual(of);
  });

  it('undo takes a refusal back to what was before it', () => {
    expect(decide('undo', { state: 'declined', was: 'waiting' })).toBe('waiting');
    expect(decide('undo', { state: 'declined' })).toBe('in-review');
    expect(registrationStates.filter((state) => decide('undo', { state }))).toEqual(['declined']);
  });
});

describe('the counts', () => {
  const image = (state: RegistrationState | undefined) => state && { row: { state } };
  const sum = (was: RegistrationState | undefined, is: RegistrationState | undefined) =>
    admissionDeltas('0123456789', image(was), image(is)).map(({ attribute, by }) => `${attribute} ${by}`);
  it.each([
    [undefined, 'registered', ['registered 1']],
    [undefined, 'waiting', ['waiting 1']],
    [undefined, 'in-review', ['inReview 1']],
    // The offer counted its place itself.
    ['waiting', 'offered', ['waiting -1']],
    ['offered', 'registered', ['offered -1', 'registered 1']],
    ['offered', 'lapsed', ['offered -1']],
    ['offered', undefined, ['offered -1']],
    ['registered', 'registered', []],
    ['registered', 'cancelled', ['registered -1']],
    ['lapsed', 'left', []],
  ] as const)('from %s to %s move by %j', (was, is, moved) => {
    expect(sum(was, is)).toEqual(moved);
  });

  it('leave guests out', () => {
    expect(admissionDeltas('0123456789', undefined, { for: 'somebody', row: { state: 'registered' } })).toEqual([]);
  });
});
