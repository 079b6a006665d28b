/** `<your-time starts ends zone>`: the same span on the reader's own clock. Empty without script. */
import { toWhen } from '#shared/when.ts';

class YourTime extends HTMLElement {
  connectedCallback(): void {
    const starts = this.getAttribute('starts') ?? '';
    const ends = this.getAttribute('ends') ?? '';
    const zone = this.getAttribute('zone') ?? 'UTC';
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const there = toWhen(starts, ends, zone);
    const mine = toWhen(starts, ends, here);
    const same = mine.hours === there.hours && mine.date === there.date;
    const date = mine.date === there.date ? '' : `${mine.date}, `;
    this.textContent = same ? 'That is your time, too' : `${date}${mine.hours} ${mine.place}, your time`;
  }
}

customElements.define('your-time', YourTime);
