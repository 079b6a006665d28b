import { useState } from 'preact/hooks';

type Density = 'roomy' | 'compact';
const NAME = 'parley-density';

const kept = (): Density => {
  try {
    return localStorage.getItem(NAME) === 'compact' ? 'compact' : 'roomy';
  } catch {
    return 'roomy';
  }
};

/** How much air the board has, kept in this browser. */
export const useDensity = (): readonly [Density, () => void] => {
  const [density, choose] = useState<Density>(kept);
  const change = (): void => {
    const next = density === 'compact' ? 'roomy' : 'compact';
    choose(next);
    try {
      localStorage.setItem(NAME, next);
    } catch {
      // It holds until the page is loaded again.
    }
  };
  return [density, change];
};
