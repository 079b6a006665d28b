/** What people who registered notice of a change, said before it is saved. */
import { useContext } from 'preact/hooks';
import type { Webinar } from '#shared/webinar.ts';
import { tellsOfMoving } from '../../lib/console/told.ts';
import { MailHeld } from '../MailStop.tsx';

type Props = { readonly webinar: Webinar | null /** Fields that differ. */; readonly changed: readonly string[] };

const moving = ['startsAt', 'durationMinutes', 'timeZone'];

export const Effects = ({ webinar, changed }: Props) => {
  const held = useContext(MailHeld);
  if (!webinar || webinar.state === 'draft') return <p class="hint">Only your team sees a draft.</p>;
  const mail = changed.includes('mail') ? ' Mails that are still to come follow these settings.' : '';
  if (!changed.some((field) => moving.includes(field)))
    return <p class="hint">The page and the room show it within seconds. Nobody is mailed because of it.{mail}</p>;
  const told = tellsOfMoving(webinar, changed, held);
  return (
    <p class="hint">
      The page, the room and calendar downloads show the new time.
      {changed.includes('startsAt') && webinar.state === 'scheduled' && ' Until the start, the page names the one before as well.'}
      {told && <strong> {told}</strong>}
      {mail}
    </p>
  );
};
