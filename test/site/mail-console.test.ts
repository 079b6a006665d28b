/** A webinar's mails as a host sets them up, and what the console says about who is mailed. */
import { describe, expect, it } from 'vitest';
import { noCounts } from '#shared/webinar.ts';
import { usualMail, webinarMail } from '#shared/webinar-mail.ts';
import { emptyFields } from '../../site/src/lib/console/draft.ts';
import { missing, pointerToId } from '../../site/src/lib/console/draft-errors.ts';
import { fieldsToMail, mailToFields, mayAddReminder } from '../../site/src/lib/console/mail-fields.ts';
import { tellsOfArchiving, tellsOfCancelling, tellsOfMoving } from '../../site/src/lib/console/told.ts';

describe('the mails of a webinar', () => {
  it('are the same there and back, each reminder in its largest unit', () => {
    const mail = { reminders: [10_080, 2_880, 1_440, 90, 60], live: false, after: true, report: ['a@example.com', 'b@example.com'] };
    const fields = mailToFields(mail);
    expect(fields.reminders.map(({ count, unit }) => `${count} ${unit}`)).toEqual([
      '7 days',
      '2 days',
      '24 hours',
      '90 minutes',
      '1 hours',
    ]);
    expect(fieldsToMail(fields)).toEqual(mail);
    expect(webinarMail.parse(fieldsToMail(mailToFields(usualMail)))).toEqual(usualMail);
    expect([mayAddReminder(fields), mayAddReminder({ reminders: [] })]).toEqual([false, true]);
  });

  it('are named where they are wrong, and an empty row is none', () => {
    const row = { unit: 'hours' as const };
    const reminders = [
      { ...row, key: 3, count: '' },
      { ...row, key: 5, count: '1.5' },
      { ...row, key: 4, count: '2' },
    ];
    const fields = { ...emptyFields('Europe/Berlin'), reminders };
    expect(fieldsToMail({ ...fields, reminders: [...reminders.slice(0, 1), ...reminders.slice(2)] }).reminders).toEqual([120]);
    expect(missing(fields).find(({ pointer }) => pointer.startsWith('#/mail'))).toMatchObject({ pointer: '#/mail/reminders/0' });
    const ids = ['#/mail/reminders/0', '#/mail/reminders/1', '#/mail/reminders', '#/mail/report/0'].map((it) => pointerToId(it, fields));
    expect(ids).toEqual(['reminder-5', 'reminder-4', 'reminders', 'report']);
  });
});

describe('who is mailed', () => {
  const of = (counts: Partial<typeof noCounts>, state: 'scheduled' | 'live' = 'scheduled') => ({
    state,
    hidden: false,
    counts: { ...noCounts, ...counts },
  });
  it('when it is called off', () => {
    expect(tellsOfCancelling(of({}))).toMatch(/^Nobody has registered/);
    expect(tellsOfCancelling(of({ registered: 1 }))).toMatch(/^1 person registered\. They are mailed at once/);
    expect(tellsOfCancelling(of({ registered: 10, waiting: 2, offered: 1, inReview: 1 }))).toMatch(
      /^14 people registered or wait for a place/,
    );
  });
  it('and when, where it is hidden or mail is stopped', () => {
    const webinar = of({ registered: 3 });
    const hidden = { ...webinar, hidden: true };
    expect(tellsOfCancelling(hidden, true)).toContain('mailed once mail is let out again, with');
    expect(tellsOfCancelling(hidden)).toContain('mailed at once, with');
    expect(tellsOfMoving(hidden, ['startsAt'])).toContain('the new time once it is shown again, with');
    expect(tellsOfMoving(webinar, ['startsAt'], true)).toContain('the new time once mail is let out again, with');
    expect(tellsOfMoving(hidden, ['startsAt'], true)).toContain('once it is shown again and mail is let out again, with');
    expect(tellsOfArchiving({ state: 'ended', hidden: false })).toContain('goes as planned, without a link to the replay');
    expect(tellsOfArchiving({ state: 'ended', hidden: true })).toContain('mailed nothing more');
    expect(tellsOfArchiving({ state: 'cancelled', hidden: false })).toBe('');
  });
  it.each<[ReturnType<typeof of>, readonly string[], RegExp | undefined]>([
    [of({ registered: 3 }), ['startsAt'], /3 people registered: they are mailed the new time at once.* Reminders follow/],
    [of({ registered: 3 }), ['durationMinutes'], /new calendar file\.$/],
    [of({ registered: 3 }), ['title'], undefined],
    [of({ registered: 3 }, 'live'), ['durationMinutes'], undefined],
    [of({}), ['startsAt'], undefined],
  ])('when it is moved: %j, %j', (webinar, changed, words) => {
    const told = tellsOfMoving(webinar, changed);
    if (words) expect(told).toMatch(words);
    else expect(told).toBeUndefined();
  });
});
