/** The middle pane: the cases of a view, as many as are in reach. More come by scrolling. */
import { useEffect, useRef } from 'preact/hooks';
import type { Ahead as Coming } from '#shared/campaign.ts';
import type { CaseLine } from '#shared/case.ts';
import { isNarrow, type Place, wide } from '../../lib/console/inbox.ts';
import { emptyWords } from '../../lib/console/inbox-words.ts';
import { Ghosts } from '../Console.tsx';
import { Refused } from '../Refused.tsx';
import { useWindow } from '../use-window.ts';
import { NextCampaign, NextWebinar, useAhead } from './Ahead.tsx';
import { useDesk } from './desk.ts';
import { Row } from './Row.tsx';
import type { List as Known } from './use-lines.ts';

type Props = {
  readonly list: Known;
  readonly shown: readonly CaseLine[];
  readonly place: Place;
  readonly chosen: ReadonlySet<string>;
  readonly choose: (id: string) => void;
  readonly now: number;
};

const Empty = ({ place, ahead }: { place: Place; ahead: Coming | null }) => {
  const { go } = useDesk();
  const narrowed = isNarrow(place.narrow);
  const [title, words] = narrowed ? ['No case fits this', 'Please look for other words, or take a filter away.'] : emptyWords[place.view];
  return (
    <div class="empty inbox-empty">
      <strong>{title}</strong>
      <p>{words}</p>
      {!narrowed && <NextWebinar ahead={ahead} />}
      {narrowed && (
        <button type="button" class="button quiet tiny" onClick={() => go({ narrow: wide })}>
          Show all of this view
        </button>
      )}
      {!narrowed && place.view === 'mine' && (
        <button type="button" class="button quiet tiny" onClick={() => go({ view: 'unassigned' })}>
          See unassigned cases
        </button>
      )}
    </div>
  );
};

/** Asks for the next page while the end of the list is still a screen away. */
const End = ({ more }: { more: () => void }) => {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watcher = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && more(), {
      rootMargin: '600px',
    });
    if (end.current) watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [more]);
  return (
    <div ref={end} class="inbox-end">
      <button type="button" class="button quiet tiny" onClick={more}>
        More cases
      </button>
    </div>
  );
};

export const List = ({ list, shown, place, chosen, choose, now }: Props) => {
  const { lines, refusal, again, more } = list;
  const ahead = useAhead();
  const ids = shown.map(({ id }) => id);
  const { from, to, top, bottom, above, below } = useWindow(ids, ids.indexOf(place.open));
  if (refusal) return <Refused refusal={refusal} again={again} what="The inbox" />;
  if (!lines.loaded) return <Ghosts />;
  return (
    <>
      <NextCampaign ahead={ahead} now={now} />
      {lines.news > 0 && (
        <button type="button" class="button tiny inbox-news" onClick={again}>
          {lines.news === 1 ? 'A new case' : `${lines.news} new cases`}: show
        </button>
      )}
      {shown.length === 0 && !lines.next && <Empty place={place} ahead={ahead} />}
      <ol class="plain inbox-list">
        <li ref={top} class="board-beyond" style={{ height: `${above}px` }} aria-hidden="true" />
        {shown.slice(from, to).map((line) => (
          <Row key={line.id} line={line} open={line.id === place.open} chosen={chosen.has(line.id)} now={now} choose={choose} />
        ))}
        <li ref={bottom} class="board-beyond" style={{ height: `${below}px` }} aria-hidden="true" />
      </ol>
      {/* A new end for each page: an observer tells of a change only, and a short page leaves the end in sight. */}
      {lines.next && <End key={lines.next} more={more} />}
    </>
  );
};
