/** What the drawer has besides questions, as tabs: arrow keys move, the number of what is new stands on the one that is not in focus. */
import { useRef } from 'preact/hooks';
import { t } from '../../lib/words.ts';
import { panelId, type TabName, tabId } from '../tab-names.ts';

type Tab = {
  readonly name: TabName;
  readonly words: string;
  /** A small number, and what it counts for those who listen. */
  readonly count?: { readonly shown: string; readonly words: string; readonly fresh: boolean } | undefined;
};
type Props = { readonly tabs: readonly Tab[]; readonly chosen: TabName; readonly choose: (name: TabName) => void };

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  Home: () => 0,
  End: (_, last) => last,
};

export const Tabs = ({ tabs, chosen, choose }: Props) => {
  const bar = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({ name }) => name === chosen);
    const next = tabs[steps[event.key]?.(at, tabs.length - 1) ?? -1];
    if (!next) return;
    event.preventDefault();
    choose(next.name);
    bar.current?.querySelector<HTMLElement>(`#${tabId(next.name)}`)?.focus();
  };
  return (
    <div ref={bar} class="room-tabs" role="tablist" aria-label={t('Room')} onKeyDown={press}>
      {tabs.map(({ name, words, count }) => (
        <button
          key={name}
          id={tabId(name)}
          type="button"
          role="tab"
          aria-selected={name === chosen}
          aria-controls={panelId(name)}
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => choose(name)}
        >
          {words}
          {count && (
            <span class={count.fresh ? 'chip fresh' : 'chip accent'}>
              <span aria-hidden="true">{count.shown}</span>
              <span class="visually-hidden">{count.words}</span>
            </span>
          )}
        </button>
      ))}
    </div>
  );
};
