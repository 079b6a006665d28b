import { describe, expect, it } from 'vitest';
import { registrationForm } from '#shared/registration.ts';

const parse = (more: Record<string, unknown>) => registrationForm.safeParse({ email: 'a@example.com', ...more });

describe('what a browser adds by itself', () => {
  it.each([
    ['timeZone', 'Europe/Berlin', 'Europe/Berlin'],
    ['timeZone', 'Mars/Phobos', undefined],
    ['timeZone', 7, undefined],
    ['locale', 'de-CH', 'de-CH'],
    ['locale', 'not a locale!!', undefined],
  ])('%s %s is kept as %s', (field, given, kept) => {
    expect(parse({ [field]: given }).data).toEqual({ email: 'a@example.com', ...(kept ? { [field]: kept } : {}) });
  });
});

describe('what a person types', () => {
  it.each([{ phone: '<script>' }, { name: 'Anna\u202egnp.exe' }, { company: '\u2066Example' }])(
    'is refused where it is no such thing: %j',
    (typed) => {
      expect(parse(typed).success).toBe(false);
    },
  );

  it('may be a phone number of any country', () => {
    expect(parse({ phone: '+49 (0)30 / 123-45 x6' }).success).toBe(true);
  });
});
