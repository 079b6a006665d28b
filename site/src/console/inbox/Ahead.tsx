/** What service is to expect: the next campaign above the list, and where nothing waits, what the next webinar will bring. */
import { useEffect, useState } from 'preact/hooks';
import type { Ahead as Coming } from '#shared/campaign.ts';
import { may } from '#shared/host.ts';
import { send } from '../../lib/console/api.ts';
import { momentWords, spanWords } from '../../lib/console/inbox-words.ts';
import { many } from '../../lib/console/words.ts';
import { useDesk } from './desk.ts';

const AGAIN_MS = 120_000;

/** Null while nobody knows, and for who may not see campaigns. */
export const useAhead = (): Coming | null => {
  const { me } = useDesk();
  const [ahead, know] = useState<Coming | null>(null);
  useEffect(() => {
    if (!may(me.roles, 'campaign.read')) return;
    let isOpen = true;
    const ask = async (): Promise<void> => {
      const answer = await send<Coming>('GET', '/campaigns/ahead');
      if (isOpen && answer.ok) know(answer.value);
    };
    void ask();
    const timer = setInterval(() => document.hidden || void ask(), AGAIN_MS);
    return () => {
      isOpen = false;
      clearInterval(timer);
    };
  }, [me]);
  return ahead;
};

const whenWords = (at: string, now: number): string => {
  const left = Date.parse(at) - now;
  return left > 0 ? `in ${spanWords(left)}` : `goes out since ${spanWords(-left)}`;
};

export const NextCampaign = ({ ahead, now }: { ahead: Coming | null; now: number }) => {
  const next = ahead?.items[0];
  if (!next) return null;
  const { id, name, at, people, held } = next;
  return (
    <p class="inbox-ahead">
      <a href={`/console/campaigns/?id=${id}`}>{name}</a> <span title={momentWords(at)}>{whenWords(at, now)}</span>
      {people !== null && ` to ${many(people, 'person', 'people')}`}
      {held !== null && held > 0 && `, ${held} with open cases`}
    </p>
  );
};

/** What stands below “Inbox zero”. */
export const NextWebinar = ({ ahead }: { ahead: Coming | null }) => {
  if (!ahead?.webinar) return null;
  const { title, endsAt, forecast } = ahead.webinar;
  return (
    <p>
      “{title}” ends {momentWords(endsAt)}
      {forecast.is === 'known' ? `: about ${many(Math.round(forecast.expected), 'case')}, as far as earlier ones tell.` : '.'}
    </p>
  );
};
