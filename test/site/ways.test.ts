import { describe, expect, it } from 'vitest';
import type { Role } from '#shared/host.ts';
import { waysFor } from '../../site/src/console/ways.ts';

const named = (roles: readonly Role[]) => waysFor(roles).map(({ words, ways }) => `${words}: ${ways.map((way) => way.words).join(', ')}`);

describe('the ways around the console', () => {
  it.each<[Role, readonly string[]]>([
    [
      'host',
      [
        'Webinars: Webinars',
        'Inbox: Cases, Moderation, Listen, Quiet',
        'People: Segments, Scores',
        'Campaigns: Campaigns, Invitations',
        'Content: Articles, Reports, Other sites',
      ],
    ],
    [
      'agent',
      [
        'Webinars: Webinars',
        'Inbox: Cases, Moderation, Listen, Quiet',
        'People: Contacts, Segments, Scores, Thank-yous',
        'Campaigns: Campaigns, Invitations',
        'Content: Articles, Other sites',
      ],
    ],
  ])('of the %s name the parts that the role may see, and in each its pages', (role, ways) => {
    expect(named([role])).toEqual(ways);
  });

  it('name nothing for who has no role', () => {
    expect(waysFor([])).toEqual([]);
  });
});
