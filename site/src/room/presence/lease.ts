/** Which of a browser's tabs speaks for it in one room: a note in its storage that the speaker renews. Without storage each tab speaks. */
import { type Lease, mayLead } from '../../lib/live/beat.ts';

const RENEW_MS = 4_000;

const nameOf = (webinar: string): string => `parley-here-${webinar}`;

const read = (name: string): Lease | null => {
  try {
    const lease = JSON.parse(localStorage.getItem(name) ?? 'null');
    return typeof lease?.tab === 'string' && typeof lease.at === 'number' ? (lease as Lease) : null;
  } catch {
    return null;
  }
};

const write = (name: string, lease: Lease | null): void => {
  try {
    if (lease) localStorage.setItem(name, JSON.stringify(lease));
    else localStorage.removeItem(name);
  } catch {
    // The server counts a person once, however many tabs speak.
  }
};

export const openLease = (webinar: string) => {
  const [name, tab] = [nameOf(webinar), crypto.randomUUID()];
  return {
    /** Whether this tab speaks now. */
    renew: (): boolean => {
      const [lease, at] = [read(name), Date.now()];
      if (!mayLead(lease, tab, at)) return false;
      if (lease?.tab !== tab || Math.abs(at - lease.at) > RENEW_MS) write(name, { tab, at });
      return true;
    },
    /** Lets another tab speak; whether this one did until now. */
    give: (): boolean => {
      if (!mayLead(read(name), tab, Date.now())) return false;
      write(name, null);
      return true;
    },
  };
};
