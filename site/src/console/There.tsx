/** How many are in the room now, and how many came at all: looked at again each ten seconds while it is live. */
import { useEffect, useState } from 'preact/hooks';
import type { Presence } from '#shared/presence.ts';
import type { Webinar } from '#shared/webinar.ts';
import { send } from '../lib/console/api.ts';

const LOOK_MS = 10_000;

/** Null until it is known, and where the webinar is not live. */
export const usePresence = ({ id, state }: Pick<Webinar, 'id' | 'state'>): Presence | null => {
  const [presence, take] = useState<Presence | null>(null);
  useEffect(() => {
    if (state !== 'live') return take(null);
    let open = true;
    const look = async (): Promise<void> => {
      const answer = await send<Presence>('GET', `/webinars/${id}/presence`);
      if (open && answer.ok) take(answer.value);
    };
    void look();
    const timer = setInterval(() => document.hidden || void look(), LOOK_MS);
    return () => {
      open = false;
      clearInterval(timer);
    };
  }, [id, state]);
  return presence;
};

export const There = ({ webinar }: { webinar: Webinar }) => {
  const presence = usePresence(webinar);
  return presence ? (
    <span class="chip" title={`${presence.attended.toLocaleString('en-GB')} came so far`}>
      {presence.present.toLocaleString('en-GB')} in the room
    </span>
  ) : null;
};
