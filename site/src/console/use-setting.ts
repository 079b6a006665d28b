import { useState } from 'preact/hooks';

const kept = (name: string, otherwise: boolean): boolean => {
  try {
    const value = localStorage.getItem(name);
    return value === null ? otherwise : value === 'yes';
  } catch {
    return otherwise;
  }
};

/** Yes or no, kept in this browser. */
export const useSetting = (name: string, otherwise: boolean): readonly [boolean, (next: boolean) => void] => {
  const [is, choose] = useState(() => kept(name, otherwise));
  const change = (next: boolean): void => {
    choose(next);
    try {
      localStorage.setItem(name, next ? 'yes' : 'no');
    } catch {
      // It holds until the page is loaded again.
    }
  };
  return [is, change];
};
