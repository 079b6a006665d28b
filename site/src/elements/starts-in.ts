/** `<starts-in at>`: how soon, where that is soon: ` · in 3 days`. Empty without script, and when it is further away than two weeks. */
import { speech } from '../lib/words.ts';

const HOUR_MS = 3_600_000;

class StartsIn extends HTMLElement {
  connectedCallback(): void {
    const hours = Math.floor((Date.parse(this.getAttribute('at') ?? '') - Date.now()) / HOUR_MS);
    if (hours < 1 || hours > 14 * 24) return;
    const words = new Intl.RelativeTimeFormat(speech.tag);
    this.textContent = ` · ${hours < 48 ? words.format(hours, 'hour') : words.format(Math.floor(hours / 24), 'day')}`;
  }
}

customElements.define('starts-in', StartsIn);
