/** Hands the focus back to a row, so that the keys work on. */
export const focusRow = (id: string): void => {
  document.getElementById(`row-${id}`)?.querySelector<HTMLElement>('.console-pick')?.focus();
};
