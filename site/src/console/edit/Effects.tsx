/** What people who registered notice of a change, said before it is saved. */
import type { Webinar } from '#shared/webinar.ts';
import { many } from '../../lib/console/words.ts';

type Props = { readonly webinar: Webinar | null /** Fields that differ. */; readonly changed: readonly string[] };

const moving = ['startsAt', 'durationMinutes', 'timeZone'];

export const Effects = ({ webinar, changed }: Props) => {
  if (!webinar || webinar.state === 'draft') return <p class="hint">Only your team sees a draft.</p>;
  if (!changed.some((field) => moving.includes(field)))
    return <p class="hint">The page and the room show it within seconds. Nobody is mailed.</p>;
  const { registered } = webinar.counts;
  return (
    <p class="hint">
      The page, the room and calendar downloads show the new time.
      {changed.includes('startsAt') && webinar.state === 'scheduled' && ' Until the start, the page names the one before as well.'}
      {registered > 0 && <strong> {many(registered, 'person', 'people')} registered; Parley does not mail them about it yet.</strong>}
    </p>
  );
};
