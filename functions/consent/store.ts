/** Requests for the newsletter in the table: the latest of each address, as long as it can be confirmed. */
import type { ContactId } from '#shared/ids.ts';
import type { Locale } from '#shared/setting.ts';
import { newsletterKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table } from '../table/table.ts';
import { overAt } from './ledger.ts';

/** `at`: the business time at which it was sent. */
export type NewsletterRequest = {
  readonly at: string;
  readonly address: string;
  readonly locale: Locale;
  readonly page: string;
  readonly timeZone?: string;
};

export const createConsentStore = ({ table }: { table: Table }) => ({
  /** One write and no read, whether the address is known or not; the stream's record does the rest. */
  async request(contact: ContactId, request: NewsletterRequest): Promise<void> {
    await table.put({ ...newsletterKey(contact), ...request, ttl: overAt(request.at), v: DATA_VERSION });
  },
});
