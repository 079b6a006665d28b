/** The left pane: views with their stored numbers, and what one shift leaves to the next. */
import type { CaseCounts } from '#shared/case.ts';
import { may, type TeamMember } from '#shared/host.ts';
import { inboxViews, type Place, toAddress, wide } from '../../lib/console/inbox.ts';
import { viewWords } from '../../lib/console/inbox-words.ts';
import { useDesk } from './desk.ts';

type Props = {
  readonly place: Place;
  readonly counts: CaseCounts | null;
  readonly me: TeamMember;
  readonly leave: () => void;
  readonly help: () => void;
};

/** Where seven ways have no room beside each other. */
const Menu = ({ place, counts }: Pick<Props, 'place' | 'counts'>) => {
  const { go } = useDesk();
  return (
    <select
      class="inbox-view-menu"
      aria-label="View"
      value={place.view}
      onChange={({ currentTarget: { value } }) => go({ view: inboxViews.find((view) => view === value) ?? 'mine', narrow: wide, open: '' })}
    >
      {inboxViews.map((view) => (
        <option key={view} value={view}>
          {viewWords[view]}
          {counts ? ` (${counts[view].toLocaleString('en-GB')})` : ''}
        </option>
      ))}
    </select>
  );
};

export const Views = ({ place, counts, me, leave, help }: Props) => {
  const { go } = useDesk();
  return (
    <nav class="inbox-views" aria-label="Views">
      <Menu place={place} counts={counts} />
      <ul class="plain">
        {inboxViews.map((view) => {
          const count = counts?.[view];
          const to = { view, narrow: wide, open: '' };
          return (
            <li key={view}>
              <a
                href={toAddress(location.pathname, { ...place, ...to })}
                aria-current={view === place.view && !place.narrow.state ? 'page' : undefined}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  go(to);
                }}
              >
                <span>{viewWords[view]}</span>
                <span class={`inbox-count${view === 'overdue' && count ? ' late' : ''}`}>{count?.toLocaleString('en-GB') ?? '·'}</span>
              </a>
            </li>
          );
        })}
      </ul>
      <div class="inbox-aside-acts">
        <button type="button" class="button plain-button tiny" onClick={leave}>
          Leave a note
        </button>
        <button type="button" class="button plain-button tiny inbox-keys" onClick={help}>
          Keys <kbd>?</kbd>
        </button>
        {may(me.roles, 'policy.change') && (
          <a class="button plain-button tiny" href="/console/inbox/policies/">
            Response times
          </a>
        )}
      </div>
    </nav>
  );
};
