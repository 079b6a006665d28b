/** What each role may do, in a sentence (`rights` in shared/host.ts is what counts). */
import type { Role } from '#shared/host.ts';

export const roleDoes: Readonly<Record<Role, string>> = {
  admin: 'May do everything: webinars, questions, exports, settings, and who changed what.',
  host: 'Prepares and runs webinars, writes articles, decides about questions, and exports registrations.',
  marketer:
    'Keeps contacts, segments, invitations, campaigns, articles and lists, hears what people ask, and keeps the brand in the settings.',
  agent: 'Answers and decides about questions, in the room and afterwards, and exports them.',
};
