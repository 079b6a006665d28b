/** The switch that holds all mail back: one item, asked before each mail and turned rarely. */
import type { AuditEntry } from '#shared/audit.ts';
import type { MailStop } from '#shared/mail-stop.ts';
import { auditItem } from '../audit/entry.ts';
import { createCache } from '../table/cache.ts';
import { mailStopKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';

type Turned = Omit<MailStop, 'fixed'>;
type World = { readonly table: Table; readonly realNow: () => Date; readonly config: { readonly MAIL_STOPPED: boolean } };

/** How much mail may still leave after somebody pressed it. */
const COPY_MS = 1_000;

const toTurned = (item: Item | undefined): Turned => ({
  stopped: item?.stopped === true,
  ...(item ? { by: String(item.by), at: String(item.at) } : {}),
});

export const createStopStore = ({ table, realNow, config }: World) => {
  const copies = createCache<Turned>(COPY_MS, realNow);
  const read = async (strong: boolean): Promise<Turned> => toTurned(await table.get(mailStopKey, { strong }));
  return {
    /** Asked before each mail: a copy of at most a second. */
    isStopped: async (): Promise<boolean> => config.MAIL_STOPPED || ((await copies.find('mail', () => read(false)))?.stopped ?? false),

    find: async (): Promise<MailStop> => ({ ...(await read(true)), fixed: config.MAIL_STOPPED }),

    /** Turns it, with the entry that tells of it. A switch that already stands so stays as it is, and nothing is told. */
    async turn({ stopped, by, at }: Required<Turned>, entry: AuditEntry): Promise<void> {
      const turned = { equals: ['stopped', !stopped] } as const;
      await table.transact([
        {
          put: { ...mailStopKey, stopped, by, at, v: DATA_VERSION },
          when: stopped ? { any: [{ absent: 'stopped' }, turned] } : turned,
        },
        { put: auditItem(entry) },
      ]);
      copies.drop('mail');
    },
  };
};
