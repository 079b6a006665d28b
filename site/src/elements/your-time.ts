/** `<your-time starts ends zone>`: the same span on the reader's own clock. Empty without script. Small on purpose: it knows no words of zones. */

const toOffset = (instant: Date, timeZone: string): string =>
  `UTC${new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' }).format(instant).split('GMT')[1]?.replace('-', '−').replace('+0', '')}`;

const toDate = (instant: Date, timeZone: string): string =>
  instant.toLocaleDateString('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'long' });

const toTime = (instant: Date): string => instant.toLocaleTimeString('en-GB', { timeStyle: 'short' });

class YourTime extends HTMLElement {
  connectedCallback(): void {
    const [starts = '', ends = '', zone = 'UTC'] = ['starts', 'ends', 'zone'].map((name) => this.getAttribute(name) ?? undefined);
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const start = new Date(starts);
    const offset = toOffset(start, here);
    const date = toDate(start, here);
    const city = here.split('/').at(-1)?.replaceAll('_', ' ');
    // Of a span of days only the start is worth a second clock.
    const until = Date.parse(ends) - start.getTime() > 864e5 ? '' : `–${toTime(new Date(ends))}`;
    this.textContent =
      offset === toOffset(start, zone)
        ? 'That is your time, too'
        : `${date === toDate(start, zone) ? '' : `${date}, `}${toTime(start)}${until} ${city === offset ? city : `${city} (${offset})`}, your time`;
  }
}

customElements.define('your-time', YourTime);
