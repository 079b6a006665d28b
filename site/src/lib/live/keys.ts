/** What a key does while the focus is on the player: pure, so that it can be read and tested as a table. */

export type Deed =
  | { readonly is: 'toggle' | 'mute' | 'captions' | 'full-screen' }
  /** Seconds forward, or back. */
  | { readonly is: 'seek'; readonly by: number };

/** What has the focus inside the player: `button` keeps its space, `volume` its arrows. */
export type Focus = 'picture' | 'button' | 'seek' | 'volume';

type Press = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly altKey: boolean };

const STEP = 5;

export const toDeed = (press: Press, focus: Focus): Deed | undefined => {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (key === ' ') return focus === 'button' ? undefined : { is: 'toggle' };
  if (key === 'k') return { is: 'toggle' };
  if (key === 'm') return { is: 'mute' };
  if (key === 'c') return { is: 'captions' };
  if (key === 'f') return { is: 'full-screen' };
  if (focus === 'volume' || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return undefined;
  return { is: 'seek', by: key === 'ArrowLeft' ? -STEP : STEP };
};
