/** `<your-time starts ends zone>`: the same span on the reader's own clock. Empty without script. Small on purpose: it knows no words of zones. */
import { speech } from '../lib/words.ts';

const { tag, t } = speech;

const toOffset = (instant: Date, timeZone: string): string =>
  `UTC${new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' }).format(instant).split('GMT')[1]?.replace('-', '−').replace('+0', '')}`;

const toDate = (instant: Date, timeZone: string): string =>
  instant.toLocaleDateString(tag, { timeZone, weekday: 'short', day: 'numeric', month: 'long' }).replace(/\.?,/, '');

const toSpan = (start: Date, end: Date, here: string): string => {
  const [from = '', to = ''] = [start, end].map((instant) => instant.toLocaleTimeString(tag, { timeStyle: 'short' }));
  const day = toDate(end, here);
  if (end.getTime() - start.getTime() > 86_400_000) return t('{from} to {day}, {to}', { from, to, day });
  return t(day === toDate(start, here) ? '{from}–{to}' : '{from}–{to} (next day)', { from, to });
};

class YourTime extends HTMLElement {
  connectedCallback(): void {
    const [starts, ends, zone] = ['starts', 'ends', 'zone'].map((name) => this.getAttribute(name) ?? '') as [string, string, string];
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const start = new Date(starts);
    const offset = toOffset(start, here);
    const date = toDate(start, here);
    const city = here.split('/').at(-1)?.replaceAll('_', ' ');
    const span = toSpan(start, new Date(ends), here);
    this.textContent =
      offset === toOffset(start, zone)
        ? t('Your time, too')
        : t('{time}, your time', {
            time: `${date === toDate(start, zone) ? '' : `${date}, `}${span} ${city === offset ? city : `${city} (${offset})`}`,
          });
  }
}

customElements.define('your-time', YourTime);
