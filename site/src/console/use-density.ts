import { useSetting } from './use-setting.ts';

/** How much air the board has, kept in this browser. */
export const useDensity = (): readonly ['roomy' | 'compact', () => void] => {
  const [compact, choose] = useSetting('parley-compact', false);
  return [compact ? 'compact' : 'roomy', () => choose(!compact)];
};
