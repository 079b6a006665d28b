/** `<your-time starts ends zone>`: the same span on the reader's own clock. Empty without script. Small on purpose: it knows no words of zones. */

const toOffset = (instant: Date, timeZone: string): string =>
  `UTC${new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' }).format(instant).split('GMT')[1]?.replace('-', '−').replace('+0', '')}`;

const toDate = (instant: Date, timeZone: string): string =>
  instant.toLocaleDateString('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'long' }).replace(',', '');

const toSpan = (start: Date, end: Date, here: string): string => {
  const [from, to] = [start, end].map((instant) => instant.toLocaleTimeString('en-GB', { timeStyle: 'short' }));
  const day = toDate(end, here);
  if (end.getTime() - start.getTime() > 86_400_000) return `${from} to ${day}, ${to}`;
  return `${from}–${to}${day === toDate(start, here) ? '' : ' (next day)'}`;
};

class YourTime extends HTMLElement {
  connectedCallback(): void {
    const [starts = '', ends = '', zone = 'UTC'] = ['starts', 'ends', 'zone'].map((name) => this.getAttribute(name) ?? undefined);
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const start = new Date(starts);
    const offset = toOffset(start, here);
    const date = toDate(start, here);
    const city = here.split('/').at(-1)?.replaceAll('_', ' ');
    const span = toSpan(start, new Date(ends), here);
    this.textContent =
      offset === toOffset(start, zone)
        ? 'Your time, too'
        : `${date === toDate(start, zone) ? '' : `${date}, `}${span} ${city === offset ? city : `${city} (${offset})`}, your time`;
  }
}

customElements.define('your-time', YourTime);
