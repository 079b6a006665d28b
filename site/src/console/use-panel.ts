/** Which panel is open: by its button, its key or the address. */
import { useCallback, useState } from 'preact/hooks';
import { may } from '#shared/host.ts';
import { keyToPanel } from '../lib/console/keys.ts';
import { type PanelEntry, type PanelProps, panels } from './panels.ts';
import { useKeydown } from './use-keydown.ts';
import { isResting, toPressed } from './use-keys.ts';

type Whose = { readonly webinar: PanelProps['webinar'] | null; readonly me: PanelProps['me'] };

/** Those that this webinar has and this person may use; of one that is not known yet, those that each has. */
export const panelsFor = ({ webinar, me }: Whose): readonly PanelEntry[] =>
  panels.filter(({ has, right }) => may(me.roles, right) && (!has || (webinar !== null && has(webinar))));

export const usePanelName = (): readonly [string | null, (name: string | null) => void] => {
  const [name, set] = useState<string | null>(() => new URLSearchParams(location.search).get('panel'));
  const choose = useCallback((next: string | null): void => {
    set(next);
    const url = new URL(location.href);
    if (next) url.searchParams.set('panel', next);
    else url.searchParams.delete('panel');
    history.replaceState(null, '', url);
  }, []);
  return [name, choose];
};

/** The key of a panel opens it, from anywhere but where one types. */
export const usePanelKeys = (offered: readonly PanelEntry[], choose: (name: string) => void): void =>
  useKeydown((event) => {
    if (event.defaultPrevented || event.repeat || isResting()) return;
    const wanted = keyToPanel(toPressed(event), offered);
    if (!wanted) return;
    event.preventDefault();
    choose(wanted);
  });
