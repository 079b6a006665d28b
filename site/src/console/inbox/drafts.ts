/** What was begun and not sent, by case and kind: it waits in this tab, and goes with it, because it is about a customer. */
export type Mode = 'reply' | 'note';

const nameOf = (id: string, mode: Mode): string => `parley-draft-${mode}-${id}`;

export const readDraft = (id: string, mode: Mode): string => {
  try {
    return sessionStorage.getItem(nameOf(id, mode)) ?? '';
  } catch {
    return '';
  }
};

export const keepDraft = (id: string, mode: Mode, text: string): void => {
  try {
    if (text === '') sessionStorage.removeItem(nameOf(id, mode));
    else sessionStorage.setItem(nameOf(id, mode), text);
  } catch {
    // It stands in the field for as long as the case is open.
  }
};
