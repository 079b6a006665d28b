/** `<asked-list feed state>`: the public questions of a webinar. What shows them comes after the form, which is what the page is for. */
class AskedList extends HTMLElement {
  connectedCallback(): void {
    // Where it does not come, the list stays hidden.
    void import('./asked-rows.ts').then(({ showAsked }) => showAsked(this)).catch(() => undefined);
  }
}

customElements.define('asked-list', AskedList);

// What has an export is a module.
export {};
