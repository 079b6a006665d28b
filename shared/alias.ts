/** Two addresses of one person: `/api/console/contacts/{id}/merge` and `/part`. */
import * as z from 'zod';
import { address } from './address.ts';
import type { ConsentState, Purpose } from './consent.ts';

const contact = z.string().regex(/^[0-9a-z]{32}$/, 'That is no id of a person.');

/** `into`: who stays, by their id or their address. `dryRun`: says what would become of them. */
export const mergeForm = z.strictObject({ into: z.union([contact, address]), dryRun: z.boolean().default(false) });

/** The address that becomes a person of its own again. */
export const partForm = z.strictObject({ alias: contact });

/** One person as a join finds them. */
export type Joining = { readonly id: string; readonly email: string; readonly name: string; readonly company: string };

/** Who stays, with what both have then; `aliases` are all their other addresses. */
export type Joined = Joining & {
  readonly from: Joining;
  readonly aliases: readonly { readonly id: string; readonly email: string }[];
  readonly consent: Readonly<Partial<Record<Purpose, ConsentState>>>;
  readonly suppressed: readonly string[];
};

/** After a parting: both, each for themselves. */
export type Parted = Joining & { readonly parted: Joining };
