/** A name as it is compared and kept under: people write it into links by hand, in whatever case. */
export const foldName = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
