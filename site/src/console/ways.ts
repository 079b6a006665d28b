/** The ways around the console, in the groups that the bar names. Pure. */
import { may, type Right, type Role } from '#shared/host.ts';

export type Here =
  | 'webinars'
  | 'room'
  | 'inbox'
  | 'listen'
  | 'moderation'
  | 'campaigns'
  | 'articles'
  | 'contacts'
  | 'segments'
  | 'invitations'
  | 'quiet'
  | 'reports'
  | 'embeds'
  | 'scores'
  | 'gifts'
  | 'settings'
  | 'suppressions'
  | 'audit';

export type Way = { readonly here: Here; readonly href: string; readonly words: string; readonly right: Right };
export type Group = { readonly words: string; readonly ways: readonly Way[] };

const groups: readonly Group[] = [
  { words: 'Webinars', ways: [{ here: 'webinars', href: '/console/', words: 'Webinars', right: 'webinar.read' }] },
  {
    words: 'Inbox',
    ways: [
      { here: 'inbox', href: '/console/inbox/', words: 'Cases', right: 'case.work' },
      { here: 'moderation', href: '/console/moderation/', words: 'Moderation', right: 'comment.decide' },
      { here: 'listen', href: '/console/listen/', words: 'Listen', right: 'case.listen' },
      { here: 'quiet', href: '/console/quiet/', words: 'Quiet', right: 'quiet.read' },
    ],
  },
  {
    words: 'People',
    ways: [
      { here: 'contacts', href: '/console/contacts/', words: 'Contacts', right: 'contact.read' },
      { here: 'segments', href: '/console/segments/', words: 'Segments', right: 'segment.read' },
      { here: 'scores', href: '/console/scores/', words: 'Scores', right: 'score.read' },
      { here: 'gifts', href: '/console/gifts/', words: 'Thank-yous', right: 'thanks.give' },
      { here: 'suppressions', href: '/console/suppressions/', words: 'Not mailed', right: 'suppression.read' },
    ],
  },
  {
    words: 'Campaigns',
    ways: [
      { here: 'campaigns', href: '/console/campaigns/', words: 'Campaigns', right: 'campaign.read' },
      { here: 'invitations', href: '/console/invitations/', words: 'Invitations', right: 'invitation.read' },
    ],
  },
  {
    words: 'Content',
    ways: [
      { here: 'articles', href: '/console/articles/', words: 'Articles', right: 'article.read' },
      { here: 'reports', href: '/console/reports/', words: 'Reports', right: 'paper.change' },
      { here: 'embeds', href: '/console/embeds/', words: 'Other sites', right: 'source.read' },
    ],
  },
  {
    words: 'Settings',
    ways: [
      { here: 'settings', href: '/console/settings/', words: 'Settings', right: 'setting.brand' },
      { here: 'audit', href: '/console/audit/', words: 'Changes', right: 'audit.read' },
    ],
  },
];

/** What somebody with these roles may see; a group of which nothing is left is not named. */
export const waysFor = (roles: readonly Role[]): readonly Group[] =>
  groups.map((group) => ({ ...group, ways: group.ways.filter(({ right }) => may(roles, right)) })).filter(({ ways }) => ways.length > 0);
