/** `<report-gate>`: where this browser passed a gate before, the report stands in place of the form. A form that is on its way is sent once. */

class ReportGate extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const isKnown = /(?:^|; )(?:__Host-)?known=1/.test(document.cookie);
    for (const part of isKnown ? this.querySelectorAll<HTMLElement>(':scope > *') : []) part.hidden = !('known' in part.dataset);
    form?.addEventListener('submit', () => form.querySelector('button')?.setAttribute('disabled', ''));
    // Back in the history the form may be sent again.
    addEventListener('pageshow', () => form?.querySelector('button')?.removeAttribute('disabled'));
  }
}

customElements.define('report-gate', ReportGate);
