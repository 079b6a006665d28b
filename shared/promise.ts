/** Said beside the box to ask without a name, before anybody ticks it. */
import type { PublicWebinar } from './webinar.ts';

/** What a name is good for, and who sees it all the same; '' where nobody can ask without one. */
export const namePromise = ({ anonymous }: PublicWebinar['questions']) => {
  if (anonymous === 'no') return '';
  return anonymous === 'truly' ? 'Without a name we can only answer in public.' : 'Hosts see who asks.';
};
