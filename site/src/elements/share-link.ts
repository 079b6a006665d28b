/** `<share-link url name done>`: shows the ways of sharing that this browser has besides the links that stand there. */
class ShareLink extends HTMLElement {
  connectedCallback(): void {
    const [url, title, done] = ['url', 'name', 'done'].map((name) => this.getAttribute(name) ?? '') as [string, string, string];
    const offer = (name: string, act: () => Promise<void>): void => {
      const button = this.querySelector<HTMLButtonElement>(`[data-${name}]`);
      if (!button) return;
      button.hidden = false;
      // A person who closes the device's own dialog has shared nothing, and nothing went wrong.
      button.onclick = () => void act().catch(() => undefined);
    };
    if ('share' in navigator) offer('share', () => navigator.share({ title, url }));
    if (navigator.clipboard)
      offer('copy', async () => {
        await navigator.clipboard.writeText(url);
        const place = this.querySelector('[role=status]');
        if (place) place.textContent = done;
      });
  }
}

customElements.define('share-link', ShareLink);
