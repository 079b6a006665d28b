import { describe, expect, it } from 'vitest';
import { claimsToMember } from '#functions/host/claims.ts';
import { safeReturn } from '#functions/host/routes.ts';
import { may, type Right, type Role, rights, roles } from '#shared/host.ts';

describe('what an identity provider says', () => {
  it.each([
    [{ email: 'a@example.com', groups: ['host', 'admin', 'host'] }, ['host', 'admin']],
    [{ email: 'a@example.com', groups: ['Admin', 'admin ', 'root', '', 5, null, ['admin']] }, []],
    [{ email: 'a@example.com', groups: 'admin' }, []],
    [{ email: 'a@example.com', groups: { admin: true } }, []],
    [{ email: 'a@example.com' }, []],
    [{ email: 'a@example.com', roles: ['admin'], 'cognito:groups': ['admin'] }, []],
    [{ email: 'a@example.com', groups: ['__proto__', 'constructor'] }, []],
  ])('%j gives %j', (claims, held) => {
    expect(claimsToMember(claims, 'groups')?.roles).toEqual(held);
  });

  it('gives nobody without an address, and reads the claim that is set', () => {
    for (const claims of [{}, { email: 5 }, { groups: ['admin'] }]) expect(claimsToMember(claims, 'groups')).toBeUndefined();
    expect(claimsToMember({ email: 'a@example.com', 'cognito:groups': ['agent'] }, 'cognito:groups')?.roles).toEqual(['agent']);
  });
});

describe('the way back after signing in', () => {
  it.each(['/console/', '/console/webinars/0123456789/', '/console/webinars/?state=live&x=%20'])('may be %s', (wanted) => {
    expect(safeReturn(wanted)).toBe(wanted);
  });
  it.each([
    undefined,
    '',
    '/',
    '//evil.example/',
    '/\\evil.example',
    'https://evil.example/console/',
    '/console/../../x',
    '/console//evil.example',
    '/console/\n',
    '/console/#x',
    '/console',
    'javascript:alert(1)',
    '/console/?next=//x',
  ])('is the console for %j', (wanted) => {
    expect(new URL(safeReturn(wanted), 'https://parley.example.com').href).toMatch(/^https:\/\/parley\.example\.com\/console\//);
  });
});

describe('rights', () => {
  const held = (right: Right): Role[] => roles.filter((role) => may([role], right));
  it('are those of the table', () => {
    expect(Object.fromEntries(Object.keys(rights).map((right) => [right, held(right as Right)]))).toEqual({
      'webinar.read': ['admin', 'host', 'marketer', 'agent'],
      'webinar.change': ['admin', 'host'],
      'question.decide': ['admin', 'host', 'agent'],
      'comment.decide': ['admin', 'host', 'marketer', 'agent'],
      'registration.read': ['admin', 'host', 'marketer', 'agent'],
      'registration.decide': ['admin', 'host'],
      'picture.upload': ['admin', 'host', 'marketer'],
      'paper.change': ['admin', 'host', 'marketer'],
      'setting.brand': ['admin', 'marketer'],
      'setting.change': ['admin'],
      'suppression.read': ['admin', 'marketer'],
      'suppression.change': ['admin', 'marketer'],
      'mail.stop': ['admin', 'host', 'marketer'],
      'audit.read': ['admin'],
      'contact.read': ['admin', 'marketer', 'agent'],
      'contact.change': ['admin', 'marketer', 'agent'],
      'contact.merge': ['admin', 'marketer'],
      'contact.import': ['admin', 'marketer'],
      'segment.read': ['admin', 'host', 'marketer', 'agent'],
      'segment.change': ['admin', 'marketer'],
      'case.work': ['admin', 'host', 'agent'],
      'case.listen': ['admin', 'host', 'marketer', 'agent'],
      'listen.mail': ['admin', 'marketer'],
      'quiet.read': ['admin', 'host', 'marketer', 'agent'],
      'quiet.ask': ['admin', 'marketer', 'agent'],
      'policy.change': ['admin'],
      'campaign.read': ['admin', 'host', 'marketer', 'agent'],
      'campaign.change': ['admin', 'marketer'],
      'article.read': ['admin', 'host', 'marketer', 'agent'],
      'article.change': ['admin', 'host', 'marketer'],
      'quote.place': ['admin', 'host', 'marketer'],
      'score.read': ['admin', 'host', 'marketer', 'agent'],
      'score.change': ['admin', 'marketer'],
      'source.read': ['admin', 'host', 'marketer', 'agent'],
      'source.change': ['admin', 'host', 'marketer'],
      'invitation.read': ['admin', 'host', 'marketer', 'agent'],
      'invitation.send': ['admin', 'marketer'],
      'export.marketing': ['admin', 'marketer'],
      'thanks.give': ['admin', 'marketer', 'agent'],
      'gift.change': ['admin', 'marketer'],
      'export.registrations': ['admin', 'host', 'marketer'],
      'export.questions': ['admin', 'host', 'marketer', 'agent'],
    });
  });
  it('are nobody’s without a role, and add up', () => {
    for (const right of Object.keys(rights) as Right[]) expect(may([], right)).toBe(false);
    expect([may(['marketer', 'agent'], 'question.decide'), may(['marketer', 'agent'], 'webinar.change')]).toEqual([true, false]);
  });
});
