/** What a reader typed in a thread, and where they are in it: both stay when the thread is shown anew. */

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Notes it; what is handed back puts it back. `sent`: the form whose words were taken, or come back with the answer. */
export const keepPlace = (thread: HTMLElement, sent?: HTMLFormElement): (() => void) => {
  const typed = [...thread.querySelectorAll<Field>('textarea, input:not([type="hidden"])')]
    .filter((field) => field.id && field.form !== sent && field.value !== field.defaultValue)
    .map(({ id, value }) => [id, value] as const);
  const row = sent?.closest('li')?.id;
  return () => {
    for (const [id, value] of typed) {
      const field = thread.querySelector<Field>(`#${CSS.escape(id)}`);
      if (field?.value !== field?.defaultValue || !field) continue;
      field.value = value;
      for (let part = field.closest('details'); part; part = part.parentElement?.closest('details') ?? null) part.open = true;
    }
    const place = row ? thread.querySelector<HTMLElement>(`#${CSS.escape(row)}`) : null;
    // Of what is gone there is nothing left to press.
    if (place) place.tabIndex = -1;
    (
      thread.querySelector<HTMLElement>('.notice[tabindex="-1"]') ??
      place?.querySelector<HTMLElement>(':scope > .thread-tools :is(button, summary)') ??
      place ??
      thread.querySelector<HTMLElement>('a[data-thread]')
    )?.focus();
  };
};

/** Nothing was reached: said above the form, whose words stay. */
export const sayUnreached = (form: HTMLFormElement, words: string): void => {
  form.querySelector(':scope > .notice')?.remove();
  const said = Object.assign(document.createElement('p'), { className: 'notice bad', role: 'alert', tabIndex: -1, textContent: words });
  form.prepend(said);
  said.focus();
};
