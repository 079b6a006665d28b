/** Which network a viewer comes from, and how many times one may do something in a minute. */

/** An IPv4 address, or the /64 of an IPv6 address, which is what one household or office has. Undefined for this very machine. */
export const toNetwork = (address: string | undefined): string | undefined => {
  // CloudFront adds the port behind the last colon; brackets are how IPv6 is written with one.
  const plain = (address ?? '')
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^::ffff:/, '');
  if (/^\d+\.\d+\.\d+\.\d+(?::\d+)?$/.test(plain)) {
    const v4 = plain.split(':')[0] ?? '';
    return v4.startsWith('127.') ? undefined : v4;
  }
  if (!/^[0-9a-f:]+$/.test(plain) || plain === '::1') return undefined;
  const [head = '', tail = ''] = plain.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...(plain.includes('::') ? zeros : []), ...right].slice(0, 4).join(':');
};

const MINUTE_MS = 60_000;
const MOST_NETWORKS = 20_000;

/**
 * Counts per network and minute in this process: no write, no read. Several processes count apart, so this slows a flood down and is
 * no exact limit; what it asks for above the limit is work, not absence.
 */
export const createNetworkLimit = (perMinute: number, realNow: () => Date) => {
  let minute = 0;
  const counts = new Map<string, number>();
  return (network: string | undefined): boolean => {
    if (network === undefined) return false;
    const now = Math.floor(realNow().getTime() / MINUTE_MS);
    if (now !== minute || counts.size > MOST_NETWORKS) counts.clear();
    minute = now;
    const count = (counts.get(network) ?? 0) + 1;
    counts.set(network, count);
    return count > perMinute;
  };
};
