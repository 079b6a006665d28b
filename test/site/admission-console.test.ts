/** What the console says of people who wait, and what a host types of who may come. */
import { describe, expect, it } from 'vitest';
import { usualAdmission } from '#shared/admission.ts';
import { noCounts } from '#shared/webinar.ts';
import { answerLines, doneWords, overWords, seatWords, tabsOf } from '../../site/src/lib/console/admission.ts';
import { admissionToFields, fieldsToAdmission } from '../../site/src/lib/console/admission-fields.ts';

const webinar = (capacity: number | null, counts: object = {}, approval = false) => ({
  capacity,
  counts: { ...noCounts, ...counts },
  admission: { ...usualAdmission, approval },
});

describe('the lists of registrations', () => {
  it.each([
    [webinar(null), ''],
    [webinar(null, {}, true), 'registered in-review declined left'],
    [webinar(10), 'registered waiting offered lapsed declined left'],
    // Who waits is shown after the limit, or the switch, was taken away.
    [webinar(null, { waiting: 2 }), 'registered waiting offered lapsed declined left'],
    [webinar(null, { inReview: 1 }), 'registered in-review declined left'],
  ])('of %j are “%s”', (it, states) => {
    expect(
      tabsOf(it)
        .map(({ state }) => state)
        .join(' '),
    ).toBe(states);
  });

  it('say how many seats there are, who holds them, and who waits', () => {
    expect(seatWords(webinar(1_000, { registered: 997, offered: 3, waiting: 12 }))).toBe(
      '997 of 1,000 seats are taken, 3 are held by an offer. 12 people wait.',
    );
    expect(seatWords(webinar(1, { registered: 1 }))).toBe('1 of 1 seat is taken. Nobody waits.');
    expect(seatWords(webinar(null))).toBe('');
  });

  it('say what goes beyond the seats before it does', () => {
    expect([overWords(webinar(3, { registered: 1, offered: 1 }), 1), overWords(webinar(null), 99)]).toEqual(['', '']);
    expect(overWords(webinar(3, { registered: 2, offered: 1 }), 2)).toBe('That is 2 more than there are seats.');
    expect(doneWords('decline', 1)).toBe('1 person declined. Nobody was mailed.');
  });
});

describe('somebody in line', () => {
  it('is shown with the answers to the form’s own fields, in its order', () => {
    const field = { kind: 'several' as const, options: ['A', 'B'], required: false };
    const form = {
      name: 'optional' as const,
      company: 'optional' as const,
      fields: [
        { ...field, id: 'two', label: 'Which?' },
        { ...field, id: 'one', label: 'Who?' },
      ],
    };
    expect(answerLines({ answers: { one: 'Me', two: ['A', 'B'], gone: 'x' } }, { form })).toEqual(['Which?: A, B', 'Who?: Me']);
    expect(answerLines({}, { form })).toEqual([]);
  });
});

describe('who may come', () => {
  it('is typed one domain a line or with commas, and comes back as it was', () => {
    const typed = { capacity: ' 40 ', invited: false, approval: true, allow: 'a.example, @b.example\n\nc.example;', block: '' };
    expect(fieldsToAdmission(typed)).toEqual({
      capacity: 40,
      admission: { invited: false, approval: true, domains: { allow: ['a.example', '@b.example', 'c.example'], block: [] } },
    });
    const stored = { invited: true, approval: false, domains: { allow: [], block: ['x.example', 'y.example'] } };
    expect(fieldsToAdmission(admissionToFields(null, stored))).toEqual({ capacity: null, admission: stored });
  });
});
