/** That this person is about to get something from marketing, or is left out of it because they wait for us. */
import type { ComingTo } from '#shared/campaign.ts';
import { spanWords } from '../../lib/console/inbox-words.ts';
import { useAnswer } from '../use-answer.ts';

export const Coming = ({ contact, now }: { contact: string; now: number }) => {
  const { asked } = useAnswer<ComingTo>(`/campaigns/for/${encodeURIComponent(contact)}`);
  if (asked.is !== 'here') return null;
  return (
    <>
      {asked.value.items.map(({ id, name, at, channel, held }) => {
        const left = Date.parse(at) - now;
        const when = left > 0 ? `in ${spanWords(left)}` : 'now';
        return (
          <p key={id} class={`notice ${held ? '' : 'due'}`}>
            {held ? (
              <span>
                Left out of “{name}” ({when}) because they wait for our answer.
              </span>
            ) : (
              <span>
                <strong>
                  Gets “{name}” {when}
                </strong>
                , by {channel}.
              </span>
            )}
          </p>
        );
      })}
    </>
  );
};
