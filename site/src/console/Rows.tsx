/** What rows that come and go have in common: a key of their own, focus where one was added, a way to remove one. */

export const nextKey = (rows: readonly { readonly key: number }[]): number => Math.max(-1, ...rows.map((row) => row.key)) + 1;
export const focusSoon = (id: string): void => {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
};

export const Remove = ({ words, onClick }: { words: string; onClick: () => void }) => (
  <button type="button" class="button plain-button tiny console-remove" aria-label={words} onClick={onClick}>
    Remove
  </button>
);
